package guanxi.files.values;

import static guanxi.files.values.DecimalSign.COMMA;
import static guanxi.files.values.DecimalSign.POINT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people and programs write them. */
class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          12            | 12
          -12           | -12
          12-           | -12
          +12           | 12
          −12           | -12
          (12.00)       | -12.00
          1,234.56      | 1234.56
          1 234.56      | 1234.56
          1'234.56      | 1234.56
          12,34,567.8   | 1234567.8
          1,234         | 1234
          .5            | 0.5
          ¥12           | 12
          ￥１２．５０    | 12.50
          12元          | 12
          US$ 12        | 12
          $-12          | -12
          -$12          | -12
          Rs. 12        | 12
          '0012         | 12
          1.23E+05      | 123000
          1２3          | 123
          """)
  void pointBeginsTheDecimals(String text, BigDecimal expected) {
    assertThat(value(text, POINT)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          1.234,56      | 1234.56
          1 234,56      | 1234.56
          12,5          | 12.5
          1.234         | 1234
          12,50 €       | 12.50
          EUR 12        | 12
          (1.234,50)    | -1234.50
          """)
  void commaBeginsTheDecimals(String text, BigDecimal expected) {
    assertThat(value(text, COMMA)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "abc",
        "12 kg",
        "1.2.3",
        "1,23",
        "12,5",
        "--12",
        "1-2",
        "1 2 3",
        "12%",
        "0x1F",
        "NaN",
        "1,2345",
        "1E",
        "12/13",
        "123456789012345678901234567890123456789012345"
      })
  void otherTextsAreNoNumbers(String text) {
    assertThat(NumberText.read(text, POINT)).isNull();
  }

  @Test
  void pointIsNoDecimalSignInAColumnOfCommas() {
    assertThat(NumberText.read("12.5", COMMA)).isNull();
    assertThat(NumberText.read("1234.56", COMMA)).isNull();
  }

  @Test
  void currencyStandsBeforeOrBehind() {
    assertThat(NumberText.read("US$ 12", POINT)).extracting("currencyText").isEqualTo("US$");
    assertThat(NumberText.read("12元", POINT)).extracting("currencyText").isEqualTo("元");
  }

  private static @Nullable BigDecimal value(String text, DecimalSign sign) {
    NumberText read = NumberText.read(text, sign);
    return read == null ? null : read.value();
  }

  @Test
  void oneProperDecimalDecidesAWholeColumn() {
    var column = new NumberColumn();
    column.add("1.234");
    assertThat(column.isOpen()).isTrue();
    assertThat(column.decided()).isNull();
    column.add("12,5");
    assertThat(column.isOpen()).isFalse();
    assertThat(column.decided()).isEqualTo(COMMA);
  }

  @Test
  void bothSignsInOneCellDecide() {
    var column = new NumberColumn();
    column.add("1,234.5");
    assertThat(column.decided()).isEqualTo(POINT);
  }

  @Test
  void whatBeginsWithZeroIsNoThousand() {
    var column = new NumberColumn();
    column.add("0,125");
    assertThat(column.decided()).isEqualTo(COMMA);
  }
}
