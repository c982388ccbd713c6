package guanxi.ordering;

import static java.util.Objects.requireNonNullElse;

import guanxi.customer.Identities;
import guanxi.intake.EventProperties;
import guanxi.platform.Bulk;
import guanxi.platform.CopyBuffer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Derives carts from events: tables {@code ordering.cart_event}, {@code cart} and {@code
 * cart_line}.
 *
 * <p>What is in a cart is what the latest list of its products says, and what was put in and taken
 * out after that; a purchase is a list of nothing. So it does not matter in which order events
 * come. All devices of a customer fill one cart per shop.
 */
@Component
class EventCarts {

  private static final int ADDED = 1;
  private static final int REMOVED = 2;
  private static final int ALL = 3;
  private static final int EMPTIED = 4;
  private static final int CHECKOUT = 5;

  private static final String LINES =
      """
      INSERT INTO ordering.cart_line
        (source_id, customer_id, product_key, title, quantity, unit_price)
      SELECT source_id, customer_id, product_key,
        (array_agg(title ORDER BY at DESC, fact_key, line) FILTER (WHERE title IS NOT NULL))[1],
        sum(CASE what WHEN 2 THEN - quantity ELSE quantity END),
        (array_agg(unit_price ORDER BY at DESC, fact_key, line)
          FILTER (WHERE unit_price IS NOT NULL))[1]
      FROM cart_current
      WHERE product_key IS NOT NULL
      GROUP BY source_id, customer_id, product_key
      HAVING sum(CASE what WHEN 2 THEN - quantity ELSE quantity END) > 0
      """;

  private static final String CARTS =
      """
      INSERT INTO ordering.cart (source_id, customer_id, begun_at, touched_at, checkout_at, lines,
        units, amount, currency)
      SELECT l.source_id, l.customer_id, e.begun_at, e.touched_at, e.checkout_at, l.lines, l.units,
        l.amount, e.currency
      FROM (SELECT k.source_id, k.customer_id, count(*) AS lines, sum(k.quantity) AS units,
              sum(k.quantity * k.unit_price) AS amount
            FROM cart_touched t JOIN ordering.cart_line k USING (source_id, customer_id)
            GROUP BY k.source_id, k.customer_id) l
      JOIN (SELECT source_id, customer_id, min(at) AS begun_at, max(at) AS touched_at,
              max(at) FILTER (WHERE what = 5) AS checkout_at,
              (array_agg(currency ORDER BY at DESC, fact_key, line)
                FILTER (WHERE currency IS NOT NULL))[1] AS currency
            FROM cart_current GROUP BY source_id, customer_id) e USING (source_id, customer_id)
      """;

  private final JdbcClient database;
  private final Bulk bulk;
  private final Identities identities;

  EventCarts(JdbcClient database, Bulk bulk, Identities identities) {
    this.database = database;
    this.bulk = bulk;
    this.identities = identities;
  }

  void add(List<ToldEvent> events) {
    CopyBuffer rows = new CopyBuffer();
    for (ToldEvent told : events) {
      if (told.at() != null && told.identityId() != null) {
        write(rows, told);
      }
    }
    if (rows.rows() == 0) {
      return;
    }
    prepare();
    bulk.copy(
        "cart_event_read (fact_key, line, source_id, identity_id, at, what, product_key, title,"
            + " quantity, unit_price, currency)",
        rows);
    database
        .sql("INSERT INTO identity_asked SELECT DISTINCT identity_id FROM cart_event_read")
        .update();
    identities.answer();
    database
        .sql(
            """
            INSERT INTO ordering.cart_event (fact_key, line, source_id, customer_id, identity_id,
              at, what, product_key, title, quantity, unit_price, currency)
            SELECT r.fact_key, r.line, r.source_id, c.customer_id, r.identity_id, r.at, r.what,
              r.product_key, r.title, r.quantity, r.unit_price, r.currency
            FROM cart_event_read r LEFT JOIN identity_answered c ON c.id = r.identity_id
            """)
        .update();
    database
        .sql(
            """
            INSERT INTO cart_touched
            SELECT DISTINCT r.source_id, c.customer_id
            FROM cart_event_read r JOIN identity_answered c ON c.id = r.identity_id
            """)
        .update();
    derive();
  }

  void withdraw() {
    prepare();
    database
        .sql(
            """
            WITH gone AS (
              DELETE FROM ordering.cart_event e USING fact_withdrawn w
              WHERE w.kind = 20 AND e.fact_key = w.key
              RETURNING e.source_id, e.customer_id)
            INSERT INTO cart_touched
            SELECT DISTINCT source_id, customer_id FROM gone WHERE customer_id IS NOT NULL
            """)
        .update();
    derive();
  }

  /** Carts are put together, or taken apart, with their owners. */
  void follow() {
    prepare();
    database
        .sql(
            """
            WITH moved AS (
              UPDATE ordering.cart_event e SET customer_id = m.new_customer
              FROM identity_moved m
              WHERE e.identity_id = m.identity_id
              RETURNING e.source_id, m.old_customer, m.new_customer)
            INSERT INTO cart_touched
            SELECT source_id, old_customer FROM moved
            UNION SELECT source_id, new_customer FROM moved
            """)
        .update();
    derive();
  }

  private void prepare() {
    database
        .sql(
            """
            CREATE TEMP TABLE IF NOT EXISTS cart_event_read
              (LIKE ordering.cart_event) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS cart_touched
              (source_id integer, customer_id uuid) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS cart_current
              (LIKE ordering.cart_event) ON COMMIT DELETE ROWS
            """)
        .update();
  }

  /** Empties {@code cart_touched}. */
  private void derive() {
    database
        .sql(
            """
            INSERT INTO cart_current
            SELECT e.*
            FROM cart_touched t
            CROSS JOIN LATERAL (
              SELECT max(r.at) AS at FROM ordering.cart_event r
              WHERE r.customer_id = t.customer_id AND r.source_id = t.source_id
                AND r.what IN (3, 4)) last
            JOIN ordering.cart_event e
              ON e.customer_id = t.customer_id AND e.source_id = t.source_id
              AND (last.at IS NULL OR e.at > last.at OR (e.at = last.at AND e.what = 3))
            """)
        .update();
    database
        .sql(
            """
            DELETE FROM ordering.cart c USING cart_touched t
            WHERE c.source_id = t.source_id AND c.customer_id = t.customer_id
            """)
        .update();
    database
        .sql(
            """
            DELETE FROM ordering.cart_line l USING cart_touched t
            WHERE l.source_id = t.source_id AND l.customer_id = t.customer_id
            """)
        .update();
    database.sql(LINES).update();
    database.sql(CARTS).update();
    database.sql("TRUNCATE cart_touched, cart_current, cart_event_read").update();
  }

  private static void write(CopyBuffer rows, ToldEvent told) {
    EventProperties said = told.properties();
    switch (told.event()) {
      case ADDED -> writeItem(rows, told, 0, ADDED, said);
      case REMOVED -> writeItem(rows, told, 0, REMOVED, said);
      case CHECKOUT, CHECKOUT_STEP -> writeItem(rows, told, 0, CHECKOUT, null);
      case COMPLETED -> writeItem(rows, told, 0, EMPTIED, null);
      case CART_VIEWED -> {
        if (said.hasItems()) {
          int line = 0;
          writeItem(rows, told, line++, ALL, null);
          for (EventProperties item : said.items()) {
            writeItem(rows, told, line++, ALL, item);
          }
        }
      }
      case UPDATED, REFUNDED, CANCELLED -> {
        // an order that is there already; the cart is another matter
      }
    }
  }

  private static void writeItem(
      CopyBuffer rows, ToldEvent told, int line, int what, @Nullable EventProperties item) {
    String product = item == null ? null : item.productKey();
    if (item != null && product == null) {
      return;
    }
    rows.uuid(told.key())
        .number(line)
        .number(told.sourceId())
        .uuid(told.identityId())
        .instant(told.at())
        .number(what)
        .text(product)
        .text(item == null ? null : item.text("name", "title"))
        .decimal(item == null ? null : requireNonNullElse(item.amount("quantity"), BigDecimal.ONE))
        .decimal(item == null ? null : item.amount("price"))
        .text(told.properties().currency())
        .endRow();
  }
}
