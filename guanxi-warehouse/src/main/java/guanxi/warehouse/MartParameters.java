package guanxi.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values for a mart's {@code :parameter} marks. Each kind of value becomes one form of literal
 * that both engines read alike; a text is quoted here and nowhere else, because neither engine
 * takes bind variables in the statement that creates a table.
 */
public final class MartParameters {

  private static final Pattern MARK = Pattern.compile("(?<![:\\w]):([a-z_]+)");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final MartParameters NONE = new MartParameters(Map.of());

  private final Map<String, String> literals;

  private MartParameters(Map<String, String> literals) {
    this.literals = Map.copyOf(literals);
  }

  /** No values. */
  public static MartParameters none() {
    return NONE;
  }

  /** Adds a day. */
  public MartParameters with(String name, LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new IllegalArgumentException(name + " must lie in the years 1 to 9999, was " + day);
    }
    return adding(name, "DATE '" + day + "'");
  }

  /**
   * Adds a time zone by its name in the time zone database.
   *
   * @throws IllegalArgumentException for an offset that is not a whole number of hours: the
   *     database has no name for it
   */
  public MartParameters with(String name, ZoneId zone) {
    return adding(name, "'" + databaseName(zone).replace("'", "''") + "'");
  }

  private static String databaseName(ZoneId zone) {
    if (!(zone.normalized() instanceof ZoneOffset offset)) {
      return zone.getId();
    }
    int seconds = offset.getTotalSeconds();
    if (seconds == 0) {
      return "UTC";
    }
    if (seconds % 3600 != 0) {
      throw new IllegalArgumentException("no time zone of whole hours: " + zone);
    }
    return "Etc/GMT%+d".formatted(-seconds / 3600); // named the other way round, by tradition
  }

  /** Adds a whole number. */
  public MartParameters with(String name, long number) {
    return adding(name, Long.toString(number));
  }

  /** Adds a moment, to the second. */
  public MartParameters with(String name, Instant moment) {
    return adding(name, "TIMESTAMP '" + MOMENT.format(moment.atOffset(ZoneOffset.UTC)) + "'");
  }

  private MartParameters adding(String name, String literal) {
    Map<String, String> more = new HashMap<>(literals);
    more.put(name, literal);
    return new MartParameters(more);
  }

  /**
   * The text with every mark filled.
   *
   * @throws IllegalArgumentException if a mark has no value
   */
  public String fill(String sql) {
    return MARK.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(literal(found.group(1))));
  }

  private String literal(String name) {
    String literal = literals.get(name);
    if (literal == null) {
      throw new IllegalArgumentException("no value for :" + name);
    }
    return literal;
  }
}
