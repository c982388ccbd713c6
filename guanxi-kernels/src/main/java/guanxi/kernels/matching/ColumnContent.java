package guanxi.kernels.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a column look like, counted over a sample. */
final class ColumnContent {

  private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d+[.,]\\d+|[-+]?\\d+e[-+]?\\d+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}'’.\\-]+");
  private static final int FEW = 40;

  private final Map<String, Integer> counts = new HashMap<>();
  private int present;
  private int distinct;
  private double at;
  private double dates;
  private double decimals;
  private double numbers;
  private double digits;
  private double letters;
  private double words;
  private double oneWord;
  private double phones;
  private double length;

  ColumnContent(List<String> values) {
    for (String value : values) {
      String text = value.strip().toLowerCase(Locale.ROOT);
      if (!text.isEmpty()) {
        present++;
        counts.merge(text, 1, Integer::sum);
        look(text);
      }
    }
    distinct = counts.size();
  }

  /** How many different values there are, case apart. */
  int distinct() {
    return distinct;
  }

  private void look(String text) {
    int digitsHere = (int) text.chars().filter(Character::isDigit).count();
    at += one(text.indexOf('@') > 0);
    dates += one(DateText.looksLikeDate(text));
    decimals += one(DECIMAL.matcher(text).matches());
    numbers += one(digitsHere == text.length());
    digits += one(digitsHere > 0);
    letters += one(text.chars().anyMatch(Character::isLetter));
    phones += one(looksLikePhone(text, digitsHere));
    length += text.length();
    String[] parts = text.split("\\s+", -1);
    boolean onlyWords = Arrays.stream(parts).allMatch(part -> WORD.matcher(part).matches());
    words += one(onlyWords && parts.length <= 4);
    oneWord += one(onlyWords && parts.length == 1);
  }

  private static int one(boolean counts) {
    return counts ? 1 : 0;
  }

  private static boolean looksLikePhone(String text, int digits) {
    boolean others = text.chars().anyMatch(c -> Character.isLetter(c) && c != 'x');
    return digits >= 7 && digits <= 15 && !others;
  }

  private boolean most(double count) {
    return count > 0.6 * present;
  }

  /** Whether the content can be what the column's name says. */
  boolean fits(Role role) {
    return switch (role) {
      case EMAIL -> most(at);
      case DATE -> most(dates) || most(numbers);
      case PHONE -> most(digits);
      case CATEGORY -> distinct <= FEW;
      case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> most(letters);
      case ADDRESS, PLACE, TEXT -> length < 120.0 * present;
      case IDENTIFIER, POSTCODE, CODE -> length < 40.0 * present;
    };
  }

  /** What the content alone suggests. */
  @Nullable Role role() {
    if (most(at)) {
      return Role.EMAIL;
    }
    if (most(dates)) {
      return Role.DATE;
    }
    if (most(decimals) || length > 80.0 * present) {
      return null;
    }
    if (distinct <= FEW && present > 10 * distinct) {
      return Role.CATEGORY;
    }
    return most(numbers) || most(phones) ? number() : text();
  }

  private @Nullable Role number() {
    double mean = length / present;
    if (mean >= 10) {
      return Role.PHONE;
    }
    if (distinct == present && mean < 10) {
      return mean < 6 ? null : Role.IDENTIFIER;
    }
    return mean < 4 ? Role.CODE : mean <= 6 ? Role.POSTCODE : Role.IDENTIFIER;
  }

  private Role text() {
    if (most(oneWord)) {
      // Names of people are many; names of places repeat more.
      return distinct > 0.05 * present ? Role.FAMILY_NAME : Role.PLACE;
    }
    if (most(words)) {
      return distinct > 0.3 * present ? Role.FULL_NAME : Role.PLACE;
    }
    return most(digits) ? Role.ADDRESS : Role.TEXT;
  }
}
