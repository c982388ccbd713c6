package guanxi.files.values;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as a cell shows it.
 *
 * @param value the number
 * @param currencyText what stands before or behind it, such as {@code US$} or {@code 元}, without
 *     blanks; empty for a bare number
 */
public record NumberText(BigDecimal value, String currencyText) {

  /** More digits than this are no amount and no quantity. */
  private static final int MOST_CHARS = 40;

  /** What Excel makes of long numbers. */
  private static final Pattern EXPONENTIAL =
      Pattern.compile("-?\\d([.,]\\d{1,15})?[eE][+-]?\\d{1,2}");

  /**
   * Reads {@code 1,234.56}, {@code (12.00)}, {@code 12-}, {@code ¥12}, {@code US$ 12}, full-width
   * digits and the like. Thousands have to be grouped properly, so that a sign is never mistaken.
   *
   * @return null when the text is no number written with this decimal sign
   */
  public static @Nullable NumberText read(String text, DecimalSign sign) {
    String plain = plain(text);
    if (isBare(plain, sign)) {
      return new NumberText(new BigDecimal(plain), "");
    }
    if (EXPONENTIAL.matcher(plain).matches()) {
      return new NumberText(new BigDecimal(plain.replace(',', '.')), "");
    }
    return plain.isEmpty() || plain.length() > MOST_CHARS ? null : new Parts(plain).number(sign);
  }

  /** Optional minus, up to 18 digits, optional fraction after a point. */
  private static boolean isBare(String text, DecimalSign sign) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = sign == DecimalSign.POINT ? text.indexOf('.') : -1;
    int length = text.length() - start;
    if (length == 0 || length > 18 || point == start || point == text.length() - 1) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (!isDigit(text.charAt(i)) && i != point) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Without outer blanks and apostrophe, full-width characters made ordinary. */
  static String plain(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("'")) {
      stripped = stripped.substring(1);
    }
    if (isPrintableAscii(stripped)) {
      return stripped;
    }
    var plain = new StringBuilder(stripped.length());
    for (int i = 0; i < stripped.length(); i++) {
      plain.append(ordinary(stripped.charAt(i)));
    }
    return plain.toString().strip();
  }

  private static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static char ordinary(char c) {
    if (c >= '！' && c <= '～') {
      return (char) (c - 0xFEE0);
    }
    return switch (c) {
      case '\u00A0', '\u2007', '\u2009', '\u202F', '\u3000' -> ' ';
      case '−', '–' -> '-';
      case '’', '٬' -> '\'';
      case '￥' -> '¥';
      case '￡' -> '£';
      default -> c;
    };
  }

  /** The sign, the currency and the digits of a text. */
  private static final class Parts {

    private final StringBuilder currency = new StringBuilder();
    private final StringBuilder digits = new StringBuilder();
    private int signs;
    private int minuses;
    private boolean ended;
    private boolean broken;

    Parts(String text) {
      boolean inBrackets = text.startsWith("(") && text.endsWith(")");
      String inner = inBrackets ? text.substring(1, text.length() - 1) : text;
      minuses = inBrackets ? 1 : 0;
      for (int i = 0; i < inner.length(); i++) {
        take(inner.charAt(i));
      }
    }

    private void take(char c) {
      if (isDigitOrSeparator(c)) {
        broken |= ended;
        digits.append(c);
      } else if (c == '-' || c == '+') {
        minuses += c == '-' ? 1 : 0;
        signs++;
        ended = !digits.isEmpty();
      } else if (c != ' ') {
        currency.append(c);
        ended = !digits.isEmpty();
      } else if (!digits.isEmpty() && !ended) {
        digits.append(c);
      }
    }

    private boolean isDigitOrSeparator(char c) {
      if (c == '.' && digits.isEmpty() && !currency.isEmpty()) {
        // the point of an abbreviation such as Rs.
        return !Character.isLetter(currency.charAt(currency.length() - 1));
      }
      return isDigit(c) || c == ',' || c == '.' || c == '\'';
    }

    @Nullable NumberText number(DecimalSign sign) {
      String text = digits.toString().strip();
      if (broken || signs > 1 || minuses > 1 || !knownCurrency() || text.isEmpty()) {
        return null;
      }
      String number = Grouping.removed(text, sign);
      if (number == null) {
        return null;
      }
      BigDecimal value = new BigDecimal(number);
      return new NumberText(minuses == 1 ? value.negate() : value, currency.toString());
    }

    private boolean knownCurrency() {
      String text = currency.toString();
      return text.isEmpty() || Currencies.isAmbiguousSign(text) || Currencies.named(text) != null;
    }
  }

  /** Thousands grouped by the sign that is not the decimal one, by blanks or by apostrophes. */
  static final class Grouping {

    private Grouping() {}

    /** The number with a decimal point and no grouping, or null when it is grouped wrongly. */
    static @Nullable String removed(String text, DecimalSign sign) {
      int decimal = text.indexOf(sign.sign());
      String whole = decimal < 0 ? text : text.substring(0, decimal);
      String fraction = decimal < 0 ? "" : text.substring(decimal + 1);
      if (!isDigits(fraction) || (whole.isEmpty() && fraction.isEmpty())) {
        return null;
      }
      String ungrouped = ungrouped(whole, sign);
      if (ungrouped == null) {
        return null;
      }
      return (ungrouped.isEmpty() ? "0" : ungrouped) + (fraction.isEmpty() ? "" : "." + fraction);
    }

    private static @Nullable String ungrouped(String whole, DecimalSign sign) {
      if (isDigits(whole)) {
        return whole;
      }
      String[] groups = whole.split("[" + sign.grouping() + " ']", -1);
      for (int i = 0; i < groups.length; i++) {
        int length = groups[i].length();
        // two digits between lakhs and crores: 1,23,45,678
        boolean proper =
            i == 0 ? length <= 3 : length == 3 || (length == 2 && i + 1 < groups.length);
        if (!proper || length == 0 || !isDigits(groups[i])) {
          return null;
        }
      }
      return String.join("", groups);
    }

    private static boolean isDigits(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) < '0' || text.charAt(i) > '9') {
          return false;
        }
      }
      return true;
    }
  }
}
