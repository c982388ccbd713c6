package guanxi.files.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money, addresses, telephone numbers, yes and no. */
class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "12.345, EUR, 1234",
    "12.355, EUR, 1236",
    "12.5, JPY, 12",
    "13.5, JPY, 14",
    "1.2345, KWD, 1234",
    "-12.345, EUR, -1234"
  })
  void halvesGoToTheEvenMinorUnit(BigDecimal amount, String currency, long minor) {
    assertThat(Money.of(amount, currency)).isEqualTo(new Money(minor, currency));
  }

  @Test
  void moneyShowsTheDecimalsOfItsCurrency() {
    assertThat(new Money(1234, "EUR").amount()).isEqualTo(new BigDecimal("12.34"));
    assertThat(new Money(1234, "JPY").amount()).isEqualTo(new BigDecimal("1234"));
  }

  @ParameterizedTest
  @CsvSource({"eur, EUR", "RMB, CNY", "人民币, CNY", "NT$, TWD", "€, EUR", "US$, USD", "円, JPY"})
  void currenciesHaveManyNames(String text, String code) {
    assertThat(Currencies.meant(text, "GBP")).isEqualTo(code);
  }

  @Test
  void sharedSignsMeanTheShopsCurrencyWhereTheyCan() {
    assertThat(Currencies.meant("¥", "JPY")).isEqualTo("JPY");
    assertThat(Currencies.meant("¥", "EUR")).isEqualTo("CNY");
    assertThat(Currencies.meant("$", "TWD")).isEqualTo("TWD");
    assertThat(Currencies.meant("$", "EUR")).isEqualTo("USD");
    assertThat(Currencies.meant("", "EUR")).isEqualTo("EUR");
    assertThat(Currencies.meant("ZZZ", "EUR")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "' Ann.Wu@Example.COM ', ann.wu@example.com",
    "mailto:a@b.de, a@b.de",
    "a+b@sub.example.org, a+b@sub.example.org",
    "用户@例子.中国, 用户@例子.中国"
  })
  void addressesAreNormalised(String text, String expected) {
    assertThat(Emails.normalise(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ann", "ann@", "@b.de", "a b@c.de", "a..b@c.de", "a@b", "a@b.c", "a@b@c.de"})
  void otherTextsAreNoAddresses(String text) {
    assertThat(Emails.normalise(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      textBlock =
          """
          13800138000,       CN, +8613800138000
          +86 138 0013 8000, DE, +8613800138000
          0912-345-678,      TW, +886912345678
          '+49 30 901820,    US, +4930901820
          030 901820,        DE, +4930901820
          (650) 253-0000,    US, +16502530000
          13800138000.0,     CN, +8613800138000
          """)
  void numbersAreBroughtIntoInternationalForm(String text, String country, String expected) {
    assertThat(Phones.normalise(text, country)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "none", "000000", "1380013800013800138000", "abc"})
  void otherTextsAreNoTelephoneNumbers(String text) {
    assertThat(Phones.normalise(text, "CN")).isNull();
  }

  @Test
  void yesAndNoInManyLanguages() {
    assertThat(Booleans.read(" Yes ")).isTrue();
    assertThat(Booleans.read("是")).isTrue();
    assertThat(Booleans.read("FALSE")).isFalse();
    assertThat(Booleans.read("nein")).isFalse();
    assertThat(Booleans.read("perhaps")).isNull();
  }
}
