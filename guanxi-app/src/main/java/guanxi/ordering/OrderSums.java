package guanxi.ordering;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Adds up the orders in {@code order_touched} from everything that facts say of them: table {@code
 * ordering.shop_order}.
 *
 * <p>The amount is the head's if it has one, otherwise the sum of the lines, otherwise what was
 * paid. A file's head goes before those of events, of which the newest counts. Its currency is the
 * head's, otherwise that of most lines; lines and payments in another one are not added. The buyer
 * is the identity of the highest kind.
 */
@Repository
class OrderSums {

  private static final String ADD_UP =
      """
      WITH line AS MATERIALIZED (
        SELECT l.* FROM order_touched t JOIN ordering.order_line l ON l.order_id = t.id
        WHERE NOT l.superseded),
      head AS MATERIALIZED (
        SELECT h.* FROM order_touched t JOIN ordering.order_head h ON h.order_id = t.id
        WHERE NOT h.superseded),
      said AS (
        SELECT order_id, ordered_at, currency, country, identity_kind, identity_id,
          false AS of_head
        FROM line
        UNION ALL
        SELECT order_id, ordered_at, currency, country, identity_kind, identity_id, true
        FROM head),
      agreed AS (
        SELECT order_id, min(ordered_at) AS ordered_at,
          coalesce(min(currency) FILTER (WHERE of_head),
            mode() WITHIN GROUP (ORDER BY currency)) AS currency,
          coalesce(min(country) FILTER (WHERE of_head), min(country)) AS country,
          (array_agg(identity_id ORDER BY identity_kind, identity_id)
            FILTER (WHERE identity_id IS NOT NULL))[1] AS identity_id
        FROM said
        GROUP BY order_id),
      lines AS (
        SELECT l.order_id, count(*) AS lines, sum(l.quantity) AS units,
          sum(l.amount_minor) FILTER (
            WHERE l.currency IS NULL OR l.currency = a.currency) AS amount_minor,
          sum(l.shipping_minor) FILTER (
            WHERE l.currency IS NULL OR l.currency = a.currency) AS shipping_minor,
          bool_and(l.returned) AS returned
        FROM line l JOIN agreed a ON a.order_id = l.order_id
        GROUP BY l.order_id),
      heads AS (
        SELECT h.order_id,
          coalesce(max(h.amount_minor) FILTER (WHERE h.event_key IS NULL),
            (array_agg(h.amount_minor ORDER BY h.told_at DESC NULLS LAST, h.event_key)
              FILTER (WHERE h.event_key IS NOT NULL AND h.amount_minor IS NOT NULL))[1])
            AS amount_minor,
          coalesce(max(h.shipping_minor) FILTER (WHERE h.event_key IS NULL),
            (array_agg(h.shipping_minor ORDER BY h.told_at DESC NULLS LAST, h.event_key)
              FILTER (WHERE h.event_key IS NOT NULL AND h.shipping_minor IS NOT NULL))[1])
            AS shipping_minor,
          greatest(max(h.refunded_minor) FILTER (WHERE h.event_key IS NULL),
            sum(h.refunded_minor) FILTER (WHERE h.event_key IS NOT NULL)) AS refunded_minor,
          bool_or(h.refunded_wholly) AS refunded_wholly,
          sum(h.paid_minor) FILTER (
            WHERE h.currency IS NULL OR h.currency = a.currency) AS paid_minor,
          max(h.status) AS status, bool_or(h.cancelled) AS cancelled,
          bool_or(h.returned) AS returned
        FROM head h JOIN agreed a ON a.order_id = h.order_id
        GROUP BY h.order_id),
      summed AS (
        SELECT t.id, t.source_id, t.order_no, a.identity_id, a.ordered_at,
          coalesce(h.amount_minor, l.amount_minor, h.paid_minor, 0) AS amount_minor,
          coalesce(h.shipping_minor, l.shipping_minor, 0) AS shipping_minor,
          CASE WHEN h.refunded_wholly
            THEN greatest(coalesce(h.amount_minor, l.amount_minor, h.paid_minor, 0), 0)
            ELSE coalesce(h.refunded_minor, 0) END AS refunded_minor,
          a.currency, a.country, h.status, coalesce(l.lines, 0) AS lines,
          coalesce(l.units, 0) AS units,
          coalesce(l.returned, false) OR coalesce(h.returned, false) AS returned,
          coalesce(h.cancelled, false) AS cancelled
        FROM order_touched t
        JOIN agreed a ON a.order_id = t.id
        LEFT JOIN lines l ON l.order_id = t.id
        LEFT JOIN heads h ON h.order_id = t.id)
      INSERT INTO order_next
        (id, source_id, order_no, identity_id, ordered_at, amount_minor, shipping_minor,
         returned_minor, currency, country, status, lines, units, is_return, cancelled)
      SELECT id, source_id, order_no, identity_id, ordered_at, amount_minor,
        shipping_minor, least(refunded_minor, greatest(amount_minor, 0)), currency, country,
        status, lines, units, returned OR amount_minor < 0, cancelled
      FROM summed
      """;

  private final JdbcClient database;

  OrderSums(JdbcClient database) {
    this.database = database;
  }

  /** Fills {@code order_next}, still without customers. */
  void addUp() {
    database.sql(ADD_UP).update();
  }

  /** Writes {@code order_next} with the customers of {@code identity_answered}. */
  void store() {
    database
        .sql(
            """
            INSERT INTO ordering.shop_order AS known
              (id, source_id, order_no, identity_id, customer_id, ordered_at, amount_minor,
               shipping_minor, returned_minor, currency, country, status, lines, units, is_return,
               cancelled)
            SELECT n.id, n.source_id, n.order_no, n.identity_id, c.customer_id, n.ordered_at,
              n.amount_minor, n.shipping_minor, n.returned_minor, n.currency, n.country, n.status,
              n.lines, n.units, n.is_return, n.cancelled
            FROM order_next n
            LEFT JOIN identity_answered c ON c.id = n.identity_id
            ON CONFLICT (id) DO UPDATE
            SET identity_id = excluded.identity_id, customer_id = excluded.customer_id,
                ordered_at = excluded.ordered_at, amount_minor = excluded.amount_minor,
                shipping_minor = excluded.shipping_minor,
                returned_minor = excluded.returned_minor, currency = excluded.currency,
                country = excluded.country, status = excluded.status, lines = excluded.lines,
                units = excluded.units, is_return = excluded.is_return,
                cancelled = excluded.cancelled
            """)
        .update();
  }
}
