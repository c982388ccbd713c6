package guanxi.staff;

import static guanxi.staff.StaffError.PASSWORD_TOO_COMMON;
import static guanxi.staff.StaffError.PASSWORD_TOO_LONG;
import static guanxi.staff.StaffError.PASSWORD_TOO_SHORT;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are good enough when there is no second factor: at least 15 characters and none
 * that would be among the first guesses (NIST SP 800-63B-4, 3.1.1). There are no rules about kinds
 * of characters, and nothing expires.
 *
 * <p>Lists of leaked passwords hardly know any with 15 characters or more; those there are repeat
 * themselves, walk the keyboard or string together the common words. So instead of a list there are
 * these rules: what is left after taking out the words, runs and repetitions has to be long enough.
 */
final class PasswordRules {

  static final int SHORTEST = 15;
  static final int LONGEST = 256;
  private static final int LEAST_LEFT = 6;
  private static final int LEAST_DIFFERENT = 6;

  private static final List<String> RUNS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "zyxwvutsrqponmlkjihgfedcba",
          "01234567890123456789",
          "98765432109876543210",
          "qwertyuiopasdfghjklzxcvbnm",
          "mnbvcxzlkjhgfdsapoiuytrewq",
          "qazwsxedcrfvtgbyhnujmikolp",
          "1q2w3e4r5t6y7u8i9o0p",
          "!@#$%^&*()_+");

  private static final List<String> WORDS =
      List.of(
          "password",
          "passwort",
          "passw0rd",
          "contrasena",
          "motdepasse",
          "mima",
          "woaini",
          "wode",
          "welcome",
          "letmein",
          "iloveyou",
          "administrator",
          "admin",
          "guanxi",
          "login",
          "master",
          "dragon",
          "monkey",
          "football",
          "baseball",
          "princess",
          "sunshine",
          "shadow",
          "superman",
          "batman",
          "michael",
          "jordan",
          "charlie",
          "ashley",
          "jessica",
          "daniel",
          "thomas",
          "trustno",
          "whatever",
          "starwars",
          "computer",
          "internet",
          "samsung",
          "google",
          "apple",
          "facebook",
          "taobao",
          "alibaba",
          "shopify",
          "hello",
          "secret",
          "summer",
          "winter",
          "spring",
          "autumn",
          "monday",
          "friday",
          "january",
          "december",
          "china",
          "taiwan",
          "beijing",
          "shanghai",
          "taipei",
          "hongkong",
          "love",
          "test",
          "user",
          "root",
          "change",
          "changeme",
          "default",
          "access",
          "company",
          "shop",
          "store",
          "crm",
          "correcthorse",
          "batterystaple",
          "freedom",
          "flower",
          "killer",
          "soccer",
          "hunter",
          "ginger",
          "pepper",
          "cheese",
          "cookie",
          "banana",
          "asdf",
          "qwer",
          "zxcv",
          "qaz",
          "wsx");

  private PasswordRules() {}

  /** What is wrong with this password, if anything. */
  static Optional<StaffError> problemWith(String password, String login, String displayName) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(PASSWORD_TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(PASSWORD_TOO_LONG);
    }
    return isCommon(password, login, displayName)
        ? Optional.of(PASSWORD_TOO_COMMON)
        : Optional.empty();
  }

  private static boolean isCommon(String password, String login, String displayName) {
    String plain = folded(password);
    if (plain.chars().distinct().count() < LEAST_DIFFERENT) {
      return true;
    }
    String left = withoutRuns(plain);
    for (String own :
        List.of(folded(login), folded(login.replaceAll("@.*", "")), folded(displayName))) {
      if (own.length() >= 3) {
        left = left.replace(own, "");
      }
    }
    for (String word : WORDS) {
      left = left.replace(word, "");
    }
    left = withoutRepetition(left.replaceAll("(19|20)\\d\\d", ""));
    return left.codePointCount(0, left.length()) < LEAST_LEFT;
  }

  /** Small letters, and what is commonly written for them. */
  private static String folded(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return lower
        .replace('@', 'a')
        .replace('$', 's')
        .replaceAll("(?<=\\p{L})0(?=\\p{L})", "o")
        .replaceAll("(?<=\\p{L})1(?=\\p{L})", "i")
        .replaceAll("(?<=\\p{L})3(?=\\p{L})", "e")
        .replaceAll("[\\s_.\\-!]+", "");
  }

  /** Takes out every stretch of four or more that follows the alphabet or the keyboard. */
  private static String withoutRuns(String text) {
    String left = text;
    for (int i = 0; i + 4 <= left.length(); ) {
      int longest = 0;
      for (String run : RUNS) {
        int end = i + 4;
        while (end <= left.length() && run.contains(left.substring(i, end))) {
          longest = Math.max(longest, end - i);
          end++;
        }
      }
      if (longest > 0) {
        left = left.substring(0, i) + left.substring(i + longest);
      } else {
        i++;
      }
    }
    return left;
  }

  /** One copy of a text that only repeats itself, and one letter for every three alike in a row. */
  private static String withoutRepetition(String text) {
    for (int unit = 1; unit <= text.length() / 2; unit++) {
      if (text.length() % unit == 0
          && text.equals(text.substring(0, unit).repeat(text.length() / unit))) {
        return text.substring(0, unit);
      }
    }
    return text.replaceAll("(.)\\1{2,}", "$1");
  }
}
