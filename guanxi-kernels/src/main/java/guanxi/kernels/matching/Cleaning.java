package guanxi.kernels.matching;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Brings values of one role into one form, so that what is meant to be equal is equal. */
final class Cleaning {

  /** Longer values are cut: nothing that identifies a person is longer. */
  private static final int MAX_LENGTH = 64;

  /** What stands for a hidden digit. */
  private static final String MASKS = "*x•#";

  /** Words that say "no value". */
  private static final Set<String> NOTHING =
      Set.of(
          "",
          "-",
          "--",
          ".",
          "?",
          "n/a",
          "na",
          "nan",
          "null",
          "none",
          "nil",
          "unknown",
          "unbekannt",
          "not available",
          "(null)",
          "\\n",
          "无",
          "無",
          "未知",
          "不详",
          "不詳",
          "暂无",
          "空");

  private static final Map<String, String> STREET_WORDS =
      Map.ofEntries(
          Map.entry("st", "street"),
          Map.entry("str", "street"),
          Map.entry("rd", "road"),
          Map.entry("ave", "avenue"),
          Map.entry("av", "avenue"),
          Map.entry("dr", "drive"),
          Map.entry("pl", "place"),
          Map.entry("ct", "court"),
          Map.entry("cres", "crescent"),
          Map.entry("ln", "lane"),
          Map.entry("blvd", "boulevard"),
          Map.entry("hwy", "highway"),
          Map.entry("apt", "apartment"),
          Map.entry("flr", "floor"));

  private final Romanizer romanizer;

  Cleaning(Romanizer romanizer) {
    this.romanizer = romanizer;
  }

  /** The clean form, empty when the value says nothing. */
  String clean(Role role, String raw) {
    String folded = fold(raw);
    if (NOTHING.contains(folded)) {
      return "";
    }
    String clean =
        switch (role) {
          case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> words(withoutApostrophes(folded));
          case DATE -> DateText.digits(folded);
          case EMAIL -> folded.replace(" ", "").replaceFirst("^mailto:", "");
          case PHONE -> phone(folded);
          case IDENTIFIER, POSTCODE, CODE -> lettersAndDigits(folded);
          case ADDRESS -> street(words(folded));
          case PLACE, CATEGORY, TEXT -> words(folded);
        };
    String cut = clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH);
    return NOTHING.contains(cut) ? "" : cut;
  }

  /** Compatibility form, lower case, no accents, simplified Chinese, blanks trimmed. */
  private String fold(String raw) {
    String text = raw.length() <= 4 * MAX_LENGTH ? raw : raw.substring(0, 4 * MAX_LENGTH);
    text = text.strip().toLowerCase(Locale.ROOT);
    if (isAscii(text)) {
      return text;
    }
    text = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(kept::appendCodePoint);
    text = Normalizer.normalize(kept, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    text = text.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae");
    return Han.isIn(text) ? romanizer.simplify(text) : text;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String withoutApostrophes(String text) {
    return text.replace("'", "").replace("’", "").replace("`", "");
  }

  /** Letters and digits in words separated by one blank; everything else separates. */
  static String words(String text) {
    var result = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (gap && !result.isEmpty()) {
          result.append(' ');
        }
        gap = false;
        result.append(c);
      } else {
        gap = true;
      }
    }
    return result.toString();
  }

  private static String lettersAndDigits(String text) {
    var result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        result.append(text.charAt(i));
      }
    }
    return result.toString();
  }

  private static String street(String words) {
    var result = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      result.append(result.isEmpty() ? "" : " ").append(STREET_WORDS.getOrDefault(word, word));
    }
    return result.toString();
  }

  /** Digits with masked places as {@code *}; international prefixes of zeros are dropped. */
  private static String phone(String text) {
    var result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        result.append(c);
      } else if (MASKS.indexOf(c) >= 0) {
        result.append('*');
      }
    }
    String number = withoutZeros(result.toString());
    return number.chars().filter(c -> c != '*').count() < 4 ? "" : number;
  }

  private static String withoutZeros(String number) {
    int start = 0;
    while (start < number.length() && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }
}
