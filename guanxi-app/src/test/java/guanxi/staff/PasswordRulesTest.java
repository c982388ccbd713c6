package guanxi.staff;

import static guanxi.staff.StaffError.PASSWORD_TOO_COMMON;
import static guanxi.staff.StaffError.PASSWORD_TOO_LONG;
import static guanxi.staff.StaffError.PASSWORD_TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven lanterns over the old harbour",
        "xkq7-pm2w-9rtz-b4hn",
        "雨后的屋顶上有三只灰色的猫在看月亮",
        "my dog hates every third postman"
      })
  void aLongPasswordOfOnesOwnIsGood(String password) {
    assertThat(problem(password)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "Password12345678",
        "P@ssw0rd!P@ssw0rd!",
        "qwertyuiopasdfghjkl",
        "1234567890123456789",
        "abcdefghijklmnop",
        "aaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "iloveyou iloveyou!",
        "1q2w3e4r5t6y7u8i9o",
        "woaini520woaini520",
        "Administrator2026!",
        "letmein letmein 2025",
        "mei.lin@shop.example",
        "Mei Lin Mei Lin 99"
      })
  void whatWouldBeGuessedFirstIsRefused(String password) {
    assertThat(problem(password)).hasValue(PASSWORD_TOO_COMMON);
  }

  @Test
  void theBoundsAreFifteenAndTwoHundredFiftySix() {
    String good = "k7 mopq wzut9 r";
    assertThat(good).hasSize(15);
    assertThat(problem(good)).isEmpty();
    assertThat(problem(good.substring(1))).hasValue(PASSWORD_TOO_SHORT);
    assertThat(problem("0x7f ".repeat(51) + "z")).isNotEqualTo(Optional.of(PASSWORD_TOO_LONG));
    assertThat(problem("q".repeat(257))).hasValue(PASSWORD_TOO_LONG);
  }

  private static Optional<StaffError> problem(String password) {
    return PasswordRules.problemWith(password, "mei.lin@shop.example", "Mei Lin");
  }
}
