package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * Dates as eight digits, year first, whatever the source wrote.
 *
 * <p>Understood are {@code 1990-05-31}, {@code 1990/5/31}, {@code 31.05.1990}, {@code 05/31/1990},
 * {@code 19900531}, {@code 1990年5月31日}, each with or without a time. Where day and month cannot be
 * told apart the order day, month is assumed; the comparison forgives the other one. Impossible
 * days are kept: a typing mistake in a date is still a date.
 */
final class DateText {

  private DateText() {}

  /** Eight digits, or the text's own digits when it is no date, or empty. */
  static String digits(String text) {
    String date = text;
    int time = date.indexOf('t') > 0 ? date.indexOf('t') : date.indexOf(' ');
    if (time >= 8) {
      date = date.substring(0, time);
    }
    List<String> parts = runsOfDigits(date);
    return parts.size() == 3 ? ordered(parts, text) : allDigits(parts.size() > 3 ? text : date);
  }

  private static List<String> runsOfDigits(String text) {
    List<String> runs = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean digit = i < text.length() && Character.isDigit(text.charAt(i));
      if (digit && start < 0) {
        start = i;
      } else if (!digit && start >= 0) {
        runs.add(text.substring(start, i));
        start = -1;
      }
    }
    return runs;
  }

  private static String ordered(List<String> parts, String text) {
    String first = parts.get(0);
    String middle = parts.get(1);
    String last = parts.get(2);
    if (middle.length() > 2 || first.length() + last.length() > 6) {
      return allDigits(text);
    }
    if (first.length() == 4) {
      return first + two(middle) + two(last);
    }
    if (last.length() != 4) {
      return allDigits(text);
    }
    boolean monthFirst = Integer.parseInt(middle) > 12;
    return last + two(monthFirst ? first : middle) + two(monthFirst ? middle : first);
  }

  private static String two(String part) {
    return part.length() == 1 ? "0" + part : part;
  }

  private static String allDigits(String text) {
    var result = new StringBuilder(8);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        result.append(text.charAt(i));
      }
    }
    return result.toString();
  }

  /** Whether the text is written like a date with a plausible year. */
  static boolean looksLikeDate(String text) {
    if (text.length() < 8 || text.length() > 30) {
      return false;
    }
    String digits = digits(text);
    if (digits.length() != 8) {
      return false;
    }
    int year = Integer.parseInt(digits.substring(0, 4));
    int month = Integer.parseInt(digits.substring(4, 6));
    int day = Integer.parseInt(digits.substring(6));
    return year >= 1800 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }
}
