package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Guesses from a column's name and content what it says about a person.
 *
 * <p>The name proposes, the content decides: a column called "mail" without an @ is none. Columns
 * that say nothing about a person (amounts, times of record keeping, running numbers, the same
 * value everywhere) are left out.
 */
public final class ColumnRecognition {

  /** What was recognised; no role for a column that is not compared. */
  public record Guess(String column, @Nullable Role role) {}

  private record Hint(Pattern name, @Nullable Role role) {}

  /** Tried in order: the narrower before the wider. */
  private static final List<Hint> HINTS =
      List.of(
          hint(
              "cluster|label|truth|entity|created|updated|modified|timestamp|registered|seen",
              null),
          hint("amount|price|total|spent|orders|quantity|revenue|score|note|comment|url|链接", null),
          hint("birth ?place|place of birth|出生地|籍贯", Role.PLACE),
          hint(
              "soc ?sec|ssn|social|passport|身份证|national id|tax|licen|union ?id|open ?id|account",
              Role.IDENTIFIER),
          hint("dob|birth|b ?day|生日|出生", Role.DATE),
          hint("mail|邮箱|邮件|信箱", Role.EMAIL),
          hint("phone|mobile|telefon|\\btel\\b|\\bcell|手机|手機|电话|電話", Role.PHONE),
          hint("post ?code|postal|\\bzip|\\bplz\\b|邮编|郵遞|郵編", Role.POSTCODE),
          hint("(street|house|unit) ?(number|no|num|nr)\\b|门牌|門牌", Role.CODE),
          hint("addr|street|road|地址|街道|住址", Role.ADDRESS),
          hint(
              "city|town|suburb|state|province|county|country|region|district|location|城市|省|国家|區",
              Role.PLACE),
          hint("user ?name|nick|login|昵称|账号", Role.TEXT),
          hint(
              "given|first ?name|\\bfirst\\b|fname|fore ?name|vorname|prenom|名字|^名$",
              Role.GIVEN_NAME),
          hint(
              "surname|last ?name|\\blast\\b|lname|sname|family|nachname|姓氏|^姓$", Role.FAMILY_NAME),
          hint("name|姓名|客户|收货人|收件人|买家|顾客|會員|会员", Role.FULL_NAME),
          hint("\\bsex\\b|gender|性别|性別|title|salutation", Role.CATEGORY),
          hint("company|employer|occupation|job|公司|职业", Role.TEXT));

  private ColumnRecognition() {}

  private static Hint hint(String pattern, @Nullable Role role) {
    return new Hint(Pattern.compile(pattern), role);
  }

  /**
   * A guess for each column.
   *
   * @param names the header
   * @param sample values of each column, at least some hundred where there are so many
   */
  public static List<Guess> recognise(List<String> names, List<List<String>> sample) {
    var guesses = new ArrayList<Guess>();
    for (int c = 0; c < names.size(); c++) {
      guesses.add(new Guess(names.get(c), role(names.get(c), new ColumnContent(sample.get(c)))));
    }
    splitUnnamedNames(guesses, sample);
    return withoutRepeatedNames(guesses, sample);
  }

  private static @Nullable Role role(String name, ColumnContent content) {
    if (content.distinct() < 2) {
      return null;
    }
    String plain = plain(name);
    for (Hint hint : HINTS) {
      if (hint.name().matcher(plain).find()) {
        return hint.role() == null || content.fits(hint.role()) ? hint.role() : content.role();
      }
    }
    return content.role();
  }

  /** Lower case, words divided by blanks: {@code firstName} and {@code FIRST_NAME} are alike. */
  private static String plain(String name) {
    return name.strip()
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .replaceAll("[_.\\-/]+", " ")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Columns of single words without telling headers: the first two are the name, the one with more
   * values the family name; the others are words.
   */
  private static void splitUnnamedNames(List<Guess> guesses, List<List<String>> sample) {
    var unnamed = new ArrayList<Integer>();
    for (int c = 0; c < guesses.size(); c++) {
      String plain = plain(guesses.get(c).column());
      boolean named = HINTS.stream().anyMatch(hint -> hint.name().matcher(plain).find());
      if (guesses.get(c).role() == Role.FAMILY_NAME && !named) {
        unnamed.add(c);
        guesses.set(c, new Guess(guesses.get(c).column(), Role.TEXT));
      }
    }
    nameThem(guesses, unnamed, sample);
  }

  private static void nameThem(
      List<Guess> guesses, List<Integer> unnamed, List<List<String>> sample) {
    boolean noGiven = indexOf(guesses, Role.GIVEN_NAME) < 0;
    boolean noFamily = indexOf(guesses, Role.FAMILY_NAME) < 0;
    if (noGiven && noFamily && unnamed.size() >= 2) {
      int first = unnamed.get(0);
      int second = unnamed.get(1);
      boolean firstIsRicher = distinct(sample.get(first)) > 1.2 * distinct(sample.get(second));
      set(guesses, firstIsRicher ? second : first, Role.GIVEN_NAME);
      set(guesses, firstIsRicher ? first : second, Role.FAMILY_NAME);
    } else if (unnamed.size() == 1 && (noGiven || noFamily)) {
      set(guesses, unnamed.get(0), noFamily ? Role.FAMILY_NAME : Role.GIVEN_NAME);
    }
  }

  private static int distinct(List<String> values) {
    return new ColumnContent(values).distinct();
  }

  private static void set(List<Guess> guesses, int column, Role role) {
    guesses.set(column, new Guess(guesses.get(column).column(), role));
  }

  /**
   * Where names stand in two columns, a whole name repeats them or is the name of something else.
   */
  private static List<Guess> withoutRepeatedNames(List<Guess> guesses, List<List<String>> sample) {
    int family = indexOf(guesses, Role.FAMILY_NAME);
    if (family < 0 || indexOf(guesses, Role.GIVEN_NAME) < 0) {
      return guesses;
    }
    for (int c = 0; c < guesses.size(); c++) {
      if (guesses.get(c).role() == Role.FULL_NAME) {
        boolean repeated = contains(sample, c, family);
        guesses.set(c, new Guess(guesses.get(c).column(), repeated ? null : Role.TEXT));
      }
    }
    return guesses;
  }

  private static int indexOf(List<Guess> guesses, Role role) {
    for (int c = 0; c < guesses.size(); c++) {
      if (guesses.get(c).role() == role) {
        return c;
      }
    }
    return -1;
  }

  private static boolean contains(List<List<String>> sample, int whole, int part) {
    int both = 0;
    int held = 0;
    for (int row = 0; row < sample.get(whole).size(); row++) {
      String small = sample.get(part).get(row).strip().toLowerCase(Locale.ROOT);
      String large = sample.get(whole).get(row).toLowerCase(Locale.ROOT);
      if (!small.isEmpty() && !large.isBlank()) {
        both++;
        held += large.contains(small) ? 1 : 0;
      }
    }
    return held > 0.6 * both;
  }
}
