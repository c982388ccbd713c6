package guanxi.visit;

import guanxi.intake.Projection;
import guanxi.platform.Bulk;
import java.util.Arrays;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Derives from events what visitors did and the sessions it happened in: tables {@code visit.act}
 * and {@code visit.session}.
 *
 * <p>Acts stay with the identity that did them, so they join a customer's history when the identity
 * does. Events of servers that nobody did in a shop (orders changed, paid back) are no acts.
 */
@Component
@Order(30)
class VisitProjection implements Projection {

  /**
   * Texts are cut; what is no text becomes one. The browser or app is the event's anonymous id
   * (kind 75).
   */
  private static final String ACTS =
      """
      WITH added AS (
      INSERT INTO visit.act (fact_key, origin_id, source_id, at, identity_id, visitor_id,
        identity_kind, what, subject, title, detail, page, referrer, campaign_source,
        campaign_medium, campaign_name)
      SELECT key, origin_id, source_id, happened_at, identity_id, visitor_id, identity_kind, what,
        left(CASE
          WHEN what IN (1, 2) THEN coalesce(nullif(name, ''), properties ->> 'name')
          WHEN what IN (5, 6) THEN coalesce(properties ->> 'category', properties ->> 'list_id')
          WHEN what = 7 THEN properties ->> 'query'
          WHEN what IN (8, 9) THEN coalesce(properties ->> 'promotion_id', properties ->> 'id')
          WHEN what BETWEEN 12 AND 15
            THEN coalesce(properties ->> 'coupon_id', properties ->> 'coupon')
          WHEN what = 99 THEN name
          ELSE coalesce(properties ->> 'product_id', properties ->> 'sku', properties ->> 'id')
        END, 300),
        left(CASE
          WHEN what IN (1, 2)
            THEN coalesce(properties ->> 'title', context -> 'page' ->> 'title')
          WHEN what BETWEEN 12 AND 15 THEN properties ->> 'coupon_name'
          WHEN what = 16 THEN properties ->> 'review_body'
          WHEN what <> 99 THEN properties ->> 'name'
        END, 300),
        left(CASE
          WHEN what IN (10, 11) THEN properties ->> 'wishlist_name'
          WHEN what = 14 THEN properties ->> 'reason'
          WHEN what = 16 THEN properties ->> 'rating'
          WHEN what IN (17, 18) THEN properties ->> 'share_via'
        END, 300),
        left(page, 300),
        left(CASE WHEN came_from IS DISTINCT FROM here THEN came_from END, 300),
        left(context -> 'campaign' ->> 'source', 100),
        left(context -> 'campaign' ->> 'medium', 100),
        left(context -> 'campaign' ->> 'name', 100)
      FROM (
        SELECT e.*, coalesce(v.visitor_id, e.identity_id) AS visitor_id,
          CASE e.kind WHEN 22 THEN 1 WHEN 23 THEN 2 ELSE coalesce(k.what, 99) END AS what,
          coalesce(e.context -> 'page' ->> 'path', e.properties ->> 'path') AS page,
          substring(
            coalesce(e.context -> 'page' ->> 'referrer', e.properties ->> 'referrer')
            FROM '^[a-z]+://([^/:?#]+)') AS came_from,
          substring(
            coalesce(e.context -> 'page' ->> 'url', e.properties ->> 'url')
            FROM '^[a-z]+://([^/:?#]+)') AS here
        FROM event_batch e
        LEFT JOIN (
          SELECT l.seq, (array_agg(l.b ORDER BY l.b))[1] AS visitor_id
          FROM fact_link l JOIN identity_batch i ON i.id = l.b AND i.kind = 75
          GROUP BY l.seq) v ON v.seq = e.seq
        LEFT JOIN act_kind k ON e.kind = 20 AND k.name = lower(e.name)
        WHERE e.kind IN (20, 22, 23) AND e.identity_id IS NOT NULL AND e.happened_at IS NOT NULL
          AND lower(e.name) NOT IN ('order updated', 'updated order', 'order refunded',
            'refunded order', 'order cancelled', 'cancelled order', 'order canceled',
            'canceled order')) event
      RETURNING visitor_id, source_id, at)
      INSERT INTO visitor_touched
      SELECT visitor_id, source_id, min(at), max(at) FROM added GROUP BY visitor_id, source_id
      """;

  private final JdbcClient database;
  private final Bulk bulk;
  private final VisitSessions sessions;

  VisitProjection(JdbcClient database, Bulk bulk, VisitSessions sessions) {
    this.database = database;
    this.bulk = bulk;
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "visit";
  }

  @Override
  public void apply() {
    boolean any =
        database
            .sql("SELECT EXISTS (SELECT FROM event_batch WHERE kind IN (20, 22, 23))")
            .query(Boolean.class)
            .single();
    if (!any) {
      return;
    }
    prepare();
    database.sql(ACTS).update();
    sessions.derive();
  }

  @Override
  public void withdraw() {
    prepare();
    database
        .sql(
            """
            WITH gone AS (
              DELETE FROM visit.act a USING origin_withdrawn w
              WHERE a.origin_id = w.origin_id
              RETURNING a.visitor_id, a.source_id, a.at)
            INSERT INTO visitor_touched
            SELECT visitor_id, source_id, min(at), max(at)
            FROM gone GROUP BY visitor_id, source_id
            """)
        .update();
    sessions.derive();
  }

  private void prepare() {
    database
        .sql(
            """
            CREATE TEMP TABLE IF NOT EXISTS act_kind (name text, what smallint)
              ON COMMIT DELETE ROWS;
            CREATE TEMP TABLE IF NOT EXISTS visitor_touched
              (visitor_id uuid, source_id integer, first_at timestamptz, last_at timestamptz)
              ON COMMIT DELETE ROWS;
            TRUNCATE act_kind
            """)
        .update();
    bulk.copy(
        "act_kind (name, what)",
        Arrays.stream(ActKind.values())
            .flatMap(kind -> kind.names().stream().map(name -> Map.entry(name, kind)))
            .toList(),
        (row, named) -> row.text(named.getKey()).number(named.getValue().code()));
  }
}
