package guanxi.insight;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * What {@link CustomerList} can be sorted by. Each is an expression that is never null, so that a
 * pair of it and the customer's id marks a place in the list; an index of {@code customer_score}
 * holds the same pair.
 */
public enum CustomerSort {
  /** By name; who has none comes first. */
  NAME("coalesce(lower(name), '')", Kind.TEXT),
  /** By e-mail address. */
  EMAIL("coalesce(email, '')", Kind.TEXT),
  /** By phone number. */
  PHONE("coalesce(phone, '')", Kind.TEXT),
  /** By country code. */
  COUNTRY("coalesce(country, '')", Kind.TEXT),
  /** By city. */
  CITY("coalesce(city, '')", Kind.TEXT),
  /** By the shop most orders came from. */
  SHOP("coalesce(source_id, 0)", Kind.NUMBER),
  /** By stage. */
  STAGE("stage", Kind.TEXT),
  /** By the number of orders. */
  ORDERS("orders", Kind.NUMBER),
  /** By the money spent, as a multiple of the average in its currency. */
  MONEY("coalesce(money_weight, -1)", Kind.FRACTION),
  /** By the money of one purchase day, in minor units. */
  SPEND("coalesce(spend_minor, -1)", Kind.NUMBER),
  /** By the money that came back, in minor units. */
  RETURNED("coalesce(returned_minor, -1)", Kind.NUMBER),
  /** By the day of the first order. */
  FIRST_DAY("coalesce(first_day, '0001-01-01')", Kind.DAY),
  /** By the day of the last order. */
  LAST_DAY("coalesce(last_day, '0001-01-01')", Kind.DAY),
  /** By the probability that she is still a customer. */
  ALIVE("coalesce(alive, -1)", Kind.FRACTION),
  /** By the orders to expect in ninety days. */
  ORDERS_90("coalesce(orders_90, -1)", Kind.FRACTION),
  /** By the money to expect in a year, as a multiple of the average in its currency. */
  EXPECTED("coalesce(expected_weight, -1)", Kind.FRACTION),
  /** By the money her silence puts in doubt, as a multiple of the average in its currency. */
  AT_RISK("coalesce(at_risk_weight, -1)", Kind.FRACTION),
  /** By the fifth of spending. */
  FIFTH("coalesce(m, 0)", Kind.NUMBER);

  /** How a value of it is written in a {@link CustomerList.Place}. */
  private enum Kind {
    TEXT,
    NUMBER,
    FRACTION,
    DAY
  }

  private final String sql;
  private final Kind kind;

  CustomerSort(String sql, Kind kind) {
    this.sql = sql;
    this.kind = kind;
  }

  /** The expression over a row of {@code customer_score}. */
  String sql() {
    return sql;
  }

  /** The name of the index that holds it with the customer's id. */
  String index() {
    return "customer_score_by_" + name().toLowerCase(Locale.ROOT);
  }

  /** Text sorts by its bytes, so that every machine agrees; the rest as it is. */
  String collation() {
    return kind == Kind.TEXT ? " COLLATE \"C\"" : "";
  }

  /**
   * Reads the value of a place.
   *
   * @throws IllegalArgumentException if it is none of this kind
   */
  Object parse(String value) {
    try {
      return switch (kind) {
        case TEXT -> value;
        case NUMBER -> Long.valueOf(value);
        case FRACTION -> Double.valueOf(value);
        case DAY -> LocalDate.parse(value);
      };
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(value, e);
    }
  }
}
