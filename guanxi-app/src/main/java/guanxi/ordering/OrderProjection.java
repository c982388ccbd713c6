package guanxi.ordering;

import guanxi.customer.Identities;
import guanxi.customer.IdentityFollower;
import guanxi.intake.Projection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Derives orders from facts: tables {@code ordering.order_line}, {@code order_head} and {@code
 * shop_order}.
 *
 * <p>What facts say is kept fact by fact, and an order is always added up from all of it, so lines,
 * totals, payments and the buyer may arrive in any order and from several files.
 */
@Component
@Order(20)
class OrderProjection implements Projection, IdentityFollower {

  private final JdbcClient database;
  private final Identities identities;
  private final OrderSums sums;
  private final ToldEvents events;
  private final EventOrders eventOrders;
  private final EventCarts carts;

  OrderProjection(
      JdbcClient database,
      Identities identities,
      OrderSums sums,
      ToldEvents events,
      EventOrders eventOrders,
      EventCarts carts) {
    this.database = database;
    this.identities = identities;
    this.sums = sums;
    this.events = events;
    this.eventOrders = eventOrders;
    this.carts = carts;
  }

  @Override
  public String name() {
    return "ordering";
  }

  @Override
  public void apply() {
    prepare();
    database
        .sql(
            """
            INSERT INTO order_touched
            SELECT order_id, min(source_id), min(order_no)
            FROM fact_batch
            WHERE order_id IS NOT NULL
            GROUP BY order_id
            """)
        .update();
    insertLines();
    insertHeads();
    supersede();
    List<ToldEvent> told = events.read();
    eventOrders.add(told);
    eventOrders.chooseLines();
    derive();
    carts.add(told);
  }

  @Override
  public void withdraw() {
    prepare();
    database
        .sql(
            """
            WITH line AS (
              DELETE FROM ordering.order_line l USING fact_withdrawn w
              WHERE w.kind = 1 AND l.fact_key = w.key AND l.version = w.version
              RETURNING l.order_id),
            event_line AS (
              DELETE FROM ordering.order_line l USING fact_withdrawn w
              WHERE w.kind = 20 AND l.event_key = w.key
              RETURNING l.order_id),
            head AS (
              DELETE FROM ordering.order_head h USING fact_withdrawn w
              WHERE w.kind <> 1 AND h.fact_key = w.key AND h.version = w.version
              RETURNING h.order_id)
            INSERT INTO order_touched
            SELECT o.id, o.source_id, o.order_no
            FROM (SELECT order_id FROM line UNION SELECT order_id FROM event_line
              UNION SELECT order_id FROM head) gone
            JOIN ordering.shop_order o ON o.id = gone.order_id
            """)
        .update();
    reinstate();
    eventOrders.chooseLines();
    derive();
    database
        .sql(
            """
            DELETE FROM ordering.shop_order o USING order_touched t
            WHERE o.id = t.id
              AND NOT EXISTS (SELECT FROM ordering.order_line l WHERE l.order_id = o.id)
              AND NOT EXISTS (SELECT FROM ordering.order_head h WHERE h.order_id = o.id)
            """)
        .update();
    carts.withdraw();
  }

  private void prepare() {
    database
        .sql(
            """
            CREATE TEMP TABLE IF NOT EXISTS order_touched
              (id uuid, source_id integer, order_no text) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS order_next
              (LIKE ordering.shop_order) ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS order_told
              (id uuid, source_id integer, order_no text) ON COMMIT DELETE ROWS
            """)
        .update();
  }

  private void insertLines() {
    database
        .sql(
            """
            INSERT INTO ordering.order_line (order_id, fact_key, version, returned,
              identity_kind, identity_id, ordered_at, amount_minor, shipping_minor, quantity,
              unit_price, currency, country, product_key)
            SELECT order_id, key, version, coalesce(returned, false),
              identity_kind, identity_id, happened_at, coalesce(amount_minor, 0),
              coalesce(shipping_minor, 0), coalesce(quantity, 1),
              unit_price, currency, country, product_key
            FROM fact_batch
            WHERE kind = 1
            ORDER BY seq
            """)
        .update();
  }

  private void insertHeads() {
    database
        .sql(
            """
            INSERT INTO ordering.order_head (order_id, fact_key, version, cancelled, returned,
              identity_kind, identity_id, ordered_at, amount_minor, shipping_minor,
              refunded_minor, paid_minor, currency, country, status)
            SELECT order_id, key, version, cancelled, returned,
              identity_kind, identity_id, happened_at, amount_minor, shipping_minor,
              refunded_minor, paid_minor, currency, country, status
            FROM fact_batch
            WHERE order_id IS NOT NULL AND kind IN (2, 5)
            ORDER BY seq
            """)
        .update();
  }

  /** A newer version of a fact replaces the older ones, which stay for an undo. */
  private void supersede() {
    database
        .sql(
            """
            UPDATE ordering.order_line l SET superseded = true
            FROM (SELECT order_id, key, max(version) AS version FROM fact_batch
                  WHERE kind = 1 AND version > 1 GROUP BY order_id, key) b
            WHERE l.order_id = b.order_id AND l.fact_key = b.key AND l.version < b.version
              AND NOT l.superseded
            """)
        .update();
    database
        .sql(
            """
            UPDATE ordering.order_head h SET superseded = true
            FROM (SELECT order_id, key, max(version) AS version FROM fact_batch
                  WHERE kind IN (2, 5) AND version > 1 GROUP BY order_id, key) b
            WHERE h.order_id = b.order_id AND h.fact_key = b.key AND h.version < b.version
              AND NOT h.superseded
            """)
        .update();
  }

  /** The newest version that is left counts again. */
  private void reinstate() {
    database
        .sql(
            """
            UPDATE ordering.order_line l SET superseded = false
            FROM (SELECT k.order_id, k.fact_key, max(k.version) AS version
                  FROM order_touched t JOIN ordering.order_line k ON k.order_id = t.id
                  GROUP BY k.order_id, k.fact_key) last
            WHERE l.order_id = last.order_id AND l.fact_key = last.fact_key
              AND l.version = last.version AND l.superseded
            """)
        .update();
    database
        .sql(
            """
            UPDATE ordering.order_head h SET superseded = false
            FROM (SELECT k.order_id, k.fact_key, max(k.version) AS version
                  FROM order_touched t JOIN ordering.order_head k ON k.order_id = t.id
                  GROUP BY k.order_id, k.fact_key) last
            WHERE h.order_id = last.order_id AND h.fact_key = last.fact_key
              AND h.version = last.version AND h.superseded
            """)
        .update();
  }

  @Override
  public void follow() {
    database
        .sql(
            """
            UPDATE ordering.shop_order o SET customer_id = m.new_customer
            FROM identity_moved m
            WHERE o.identity_id = m.identity_id
            """)
        .update();
    carts.follow();
  }

  private void derive() {
    sums.addUp();
    database
        .sql(
            """
            INSERT INTO identity_asked
            SELECT DISTINCT identity_id FROM order_next WHERE identity_id IS NOT NULL
            """)
        .update();
    identities.answer();
    sums.store();
  }
}
