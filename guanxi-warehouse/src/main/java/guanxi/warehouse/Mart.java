package guanxi.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One named SELECT over the feeds or over other marts. Built, it is a table of the same name in
 * lower case. The text lies beside this class in {@code marts/<name>.sql} and names its columns.
 */
public enum Mart {
  /** Orders summed up from {@link Feeds#ORDER_LINE}, where no feed brings orders ready-made. */
  SHOP_ORDER,
  /** The orders that count as purchases, with their day in the shop's time zone. */
  PURCHASE,
  /** Money given back by free-standing returns, per customer and currency. */
  FREE_RETURN,
  /** Purchases per customer, currency and source: the next three read it. */
  PURCHASE_GROUP,
  /** The currency a customer buys in: most orders, then the latest, then the alphabet. */
  MAIN_CURRENCY,
  /** The shop a customer belongs to, by the same rule. */
  MAIN_SOURCE,
  /** Money and purchases per customer and currency, net of returns. */
  CURRENCY_TOTAL,
  /** The same for customers who paid in more than one. */
  OTHER_CURRENCY,
  /** The days on which a customer bought, same-day purchases merged. */
  ORDER_DAY,
  /** Repeat purchase days, time of the last, time observed, money of a repeat day. */
  PURCHASE_STATISTICS,
  /** How many customers share each (x, tx, T): all that a purchase model needs for its fit. */
  DISTINCT_HISTORY,
  /** The money of repeat days per customer: all that a spending model needs for its fit. */
  REPEAT_SPENDING,
  /** How many customers share a history and a number of purchase days after it. */
  HOLDOUT,
  /** Per day: how many customers bought for the first time, and how many repeat purchases. */
  DAILY_PURCHASES,
  /** Days since the last purchase, purchases and money, as they are and as the shop's fifths. */
  RFM,
  /** Customers, purchases and money by month of the first purchase and months since. */
  COHORT,
  /** Each purchase day beside the one before it. */
  PURCHASE_PAIR,
  /** How often each number of days lay between two purchase days: the shop's own rhythm. */
  GAP,
  /** A customer's own rhythm: the purchase day before the last, the median pause. */
  RHYTHM,
  /** The average customer's money in each main currency: the measure across currencies. */
  CURRENCY_AVERAGE,
  /** Some thousand customers to find segments by, the same ones every time. */
  SEGMENT_SAMPLE,
  /** Everything that a customer's score is computed from, one wide row per customer who bought. */
  SCORE_INPUT,
  /** The same beside name and contact points, for every customer. */
  CUSTOMER_INPUT;

  /** The table it becomes. */
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The SELECT, with {@code :parameter} marks. */
  public String sql() {
    return resource("marts/" + table() + ".sql");
  }

  /** Reads a text that lies beside this class. */
  static String resource(String path) {
    try (InputStream in = Mart.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
