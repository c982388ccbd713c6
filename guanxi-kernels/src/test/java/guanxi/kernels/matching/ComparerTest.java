package guanxi.kernels.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparerTest {

  /** Knows the few characters the examples need. */
  static final Romanizer SMALL =
      new Romanizer() {
        private static final Map<Integer, String> PINYIN =
            Map.of(
                (int) '王', "wang", (int) '小', "xiao", (int) '明', "ming", (int) '晓', "xiao",
                (int) '陈', "chen", (int) '欧', "ou", (int) '阳', "yang", (int) '娜', "na");

        @Override
        public String simplify(String text) {
          return text.replace('陳', '陈').replace('歐', '欧').replace('陽', '阳');
        }

        @Override
        public String romanize(String text) {
          var pinyin = new StringBuilder();
          text.codePoints()
              .forEach(c ->
                  pinyin.append(pinyin.isEmpty() ? "" : " ").append(PINYIN.getOrDefault(c, "x")));
          return pinyin.toString();
        }
      };

  @ParameterizedTest
  @CsvSource({
    "GIVEN_NAME, Robert, Bob, another form or place",
    "GIVEN_NAME, José, Jose, same",
    "GIVEN_NAME, Katherine, Kathrine, similar",
    "GIVEN_NAME, J., John, an initial or alike",
    "GIVEN_NAME, Anna, Peter, different",
    "FAMILY_NAME, O'Brien, OBrien, same",
    "FAMILY_NAME, 陳, 陈, same",
    "FAMILY_NAME, 陈, Chen, another form or place",
    "FULL_NAME, 王小明, Wang Xiaoming, 'other order, form or script'",
    "FULL_NAME, Xiao Ming Wang, 王小明, 'other order, form or script'",
    "FULL_NAME, 歐陽娜娜, 欧阳娜娜, same",
    "FULL_NAME, 欧阳娜娜, Nana Ouyang, 'other order, form or script'",
    "FULL_NAME, 王小明, 王晓明, similar",
    "FULL_NAME, 'Smith, John', John Smith, 'other order, form or script'",
    "FULL_NAME, Bob Smith, Robert Smith, 'other order, form or script'",
    "FULL_NAME, John Smith, Jon Smyth, similar",
    "FULL_NAME, John Quincy Smith, John Smith, one is part of the other",
    "FULL_NAME, J Smith, John Smith, one is part of the other",
    "FULL_NAME, Mary Smith, John Smith, one part agrees",
    "FULL_NAME, Mary Jones, John Smith, different",
    "PHONE, 13812341234, 138****1234, what is not masked agrees",
    "PHONE, +86 138-1234-1234, 13812341234, same",
    "PHONE, 13812341234, 138****1235, different",
    "PHONE, 13812341234, 13812341334, one digit off",
    "PHONE, (02) 9555 1234, 0061 2 9555 1234, same",
    "EMAIL, a.long.name@x.com, alongname@y.org, same name part",
    "EMAIL, someone@example.com, someome@example.com, a slip or two",
    "EMAIL, jc@herring.info, j.c@white.org, different",
    "DATE, 1990-05-31, 31.05.1990, same",
    "DATE, 1990-05-31, 1990/5/13, one slip",
    "DATE, 03/04/1990, 1990-03-04, one slip",
    "DATE, 1990-05-31, 1991-05-31, one slip",
    "DATE, 1990-05-31, 1956-05-31, 'two of year, month and day'",
    "DATE, 1990-05-31, 1990-11-02, same year",
    "DATE, 1990-05-31, 1971-11-02, different",
    "DATE, 1990年5月31日, 19900531, same",
    "POSTCODE, 2614, 2641, one character off",
    "POSTCODE, TA4 2UG, ta42ug, same",
    "ADDRESS, 12 Main St., 12 main street, same",
    "ADDRESS, 12 Main Street Flat 3, Flat 3 12 Main Street, nearly the same",
    "CATEGORY, F, female, same",
    "CATEGORY, male, female, different"
  })
  void levelsMeanWhatTheySay(Role role, String a, String b, String level) {
    var cleaning = new Cleaning(SMALL);
    Comparer comparer = Comparer.of(role, SMALL);
    String left = cleaning.clean(role, a);
    String right = cleaning.clean(role, b);

    assertThat(level(comparer, left, right)).isEqualTo(level);
    assertThat(level(comparer, right, left)).isEqualTo(level);
  }

  private static String level(Comparer comparer, String a, String b) {
    return comparer.names().get(a.equals(b) ? comparer.same() : comparer.compare(a, b));
  }

  @ParameterizedTest
  @CsvSource({
    "GIVEN_NAME, N/A",
    "PHONE, 未知",
    "EMAIL, ''",
    "FULL_NAME, '   '",
    "PHONE, ***",
    "CODE, --"
  })
  void wordsForNothingAreMissing(Role role, String value) {
    assertThat(new Cleaning(SMALL).clean(role, value)).isEmpty();
  }
}
