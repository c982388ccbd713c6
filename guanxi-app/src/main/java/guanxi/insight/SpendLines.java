package guanxi.insight;

import guanxi.insight.ValueBook.Spend;
import guanxi.warehouse.lifetime.MinorUnits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what winning customers cost, a line each: {@code shop, month, currency, amount}, parted by
 * commas, semicolons or tabs. A first line without a month is taken for a header; empty lines are
 * passed over. An amount of 0 takes an entry back.
 */
final class SpendLines {

  private static final int MOST = 10_000;
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,4})?");

  private SpendLines() {}

  /** What is wrong with a line; the last part of the key {@code insight.value.problem.…}. */
  enum Flaw {
    COLUMNS,
    SHOP,
    MONTH,
    CURRENCY,
    AMOUNT,
    TOO_MANY
  }

  /** A line that says nothing usable. */
  record Problem(int line, Flaw flaw, String value) {}

  /** What was read. */
  record Reading(List<Spend> spends, List<Problem> problems) {}

  /** Reads all lines; {@code shops} are the known ones by number. */
  static Reading read(String text, Map<Integer, String> shops) {
    List<Spend> spends = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (i == MOST) {
        problems.add(new Problem(i + 1, Flaw.TOO_MANY, ""));
        break;
      }
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !(i == 0 && isHeader(line))) {
        try {
          spends.add(spend(line, shops));
        } catch (Unusable unusable) {
          problems.add(new Problem(i + 1, unusable.flaw, unusable.value));
        }
      }
    }
    return new Reading(spends, problems);
  }

  private static boolean isHeader(String line) {
    return line.codePoints().noneMatch(Character::isDigit);
  }

  private static Spend spend(String line, Map<Integer, String> shops) {
    String[] cells = line.split("\\s*[,;\t]\\s*", -1);
    if (cells.length != 4) {
      throw new Unusable(Flaw.COLUMNS, line);
    }
    int shop =
        shops.entrySet().stream()
            .filter(known -> known.getValue().equalsIgnoreCase(cells[0]))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new Unusable(Flaw.SHOP, cells[0]));
    YearMonth month;
    try {
      month = YearMonth.parse(cells[1]);
    } catch (DateTimeException _) {
      throw new Unusable(Flaw.MONTH, cells[1]);
    }
    String currency = currency(cells[2]);
    return new Spend(shop, month.atDay(1), currency, amount(cells[3], currency));
  }

  /** The code of a currency that ISO 4217 knows. */
  static String currency(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException _) {
      throw new Unusable(Flaw.CURRENCY, text);
    }
  }

  /** An amount in whole units as minor units; not negative, no more decimals than there are. */
  static long amount(String text, String currency) {
    return minor(text, MinorUnits.digits(currency));
  }

  /** A percentage in hundredths of a percent. */
  static int points(String text) {
    return Math.toIntExact(minor(text, 2));
  }

  /** The pattern bounds the size before anything is computed with it. */
  private static long minor(String text, int digits) {
    String plain = text.strip();
    if (!AMOUNT.matcher(plain).matches()) {
      throw new Unusable(Flaw.AMOUNT, text);
    }
    try {
      return new BigDecimal(plain).movePointRight(digits).longValueExact();
    } catch (ArithmeticException _) {
      throw new Unusable(Flaw.AMOUNT, text);
    }
  }

  /** Ends the reading of one line. */
  static final class Unusable extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    final transient Flaw flaw;
    final transient String value;

    Unusable(Flaw flaw, String value) {
      super(flaw.name());
      this.flaw = flaw;
      this.value = value;
    }
  }
}
