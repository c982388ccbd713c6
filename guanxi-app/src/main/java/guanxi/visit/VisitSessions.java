package guanxi.visit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Cuts the acts of visitors into sessions: table {@code visit.session}. A session ends when the
 * visitor does nothing for longer than the gap; where she came from is what its first act says.
 *
 * <p>A session is a chain of acts without a pause longer than the gap, so one act is a session too,
 * and two of a visitor's that are no further apart than the gap are one: their counts add up, the
 * earlier one says how it began. New acts go on from the sessions near them in this way, whose acts
 * need not be read again; late acts lengthen, join or begin sessions as if they had come in time.
 * Only when acts are taken back are the sessions near them made anew from what is left.
 */
@Repository
class VisitSessions {

  private static final String TABLES =
      """
      CREATE TEMP TABLE IF NOT EXISTS session_part (visitor_id uuid, source_id integer,
        begun_at timestamptz, first_key uuid, ended_at timestamptz, identity_kind smallint,
        identity_id uuid, acts integer, pages integer, products integer, landing text,
        referrer text, campaign_source text, campaign_medium text, campaign_name text)
        ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE IF NOT EXISTS visitor_touched (visitor_id uuid, source_id integer,
        first_at timestamptz, last_at timestamptz) ON COMMIT DELETE ROWS;
      CREATE TEMP TABLE IF NOT EXISTS session_range (visitor_id uuid, source_id integer,
        first_at timestamptz, last_at timestamptz) ON COMMIT DELETE ROWS
      """;

  /**
   * Joins parts into sessions. What is before all others in a session says where it came from; what
   * names its visitor best says whose it is.
   */
  private static final String JOIN =
      """
      WITH cut AS (
        SELECT *,
          CASE WHEN begun_at <= max(ended_at) OVER earlier + CAST(:gap AS interval)
            THEN 0 ELSE 1 END AS begins
        FROM session_part
        WINDOW earlier AS (PARTITION BY visitor_id, source_id ORDER BY begun_at, first_key
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
      numbered AS (
        SELECT *, sum(begins) OVER (PARTITION BY visitor_id, source_id
          ORDER BY begun_at, first_key) AS no
        FROM cut)
      INSERT INTO visit.session AS known (first_key, source_id, visitor_id, begun_at, ended_at,
        identity_kind, identity_id, acts, pages, products, landing, referrer, campaign_source,
        campaign_medium, campaign_name)
      SELECT any_value(first_key) FILTER (WHERE begins = 1), source_id, visitor_id,
        min(begun_at), max(ended_at), min(identity_kind),
        (array_agg(identity_id ORDER BY identity_kind, identity_id))[1],
        sum(acts), sum(pages), sum(products),
        any_value(landing) FILTER (WHERE begins = 1),
        any_value(referrer) FILTER (WHERE begins = 1),
        any_value(campaign_source) FILTER (WHERE begins = 1),
        any_value(campaign_medium) FILTER (WHERE begins = 1),
        any_value(campaign_name) FILTER (WHERE begins = 1)
      FROM numbered
      GROUP BY visitor_id, source_id, no
      ON CONFLICT (visitor_id, source_id, begun_at) DO UPDATE
      SET first_key = excluded.first_key, ended_at = excluded.ended_at,
        identity_kind = excluded.identity_kind, identity_id = excluded.identity_id,
        acts = excluded.acts, pages = excluded.pages, products = excluded.products,
        landing = excluded.landing, referrer = excluded.referrer,
        campaign_source = excluded.campaign_source, campaign_medium = excluded.campaign_medium,
        campaign_name = excluded.campaign_name
      """;

  private final JdbcClient database;
  private final String gap;

  VisitSessions(JdbcClient database, SessionSettings settings) {
    this.database = database;
    this.gap = settings.gap().toSeconds() + " seconds";
  }

  /** Makes the temporary tables, empty at the beginning of every transaction. */
  void prepare() {
    database.sql(TABLES).update();
  }

  /**
   * Goes on from the sessions near the new acts, which lie in {@code session_part}, each as a
   * session of its own.
   */
  void goOn() {
    gatherNear();
    forgetLater();
    database.sql(JOIN).param("gap", gap).update();
  }

  /** Makes the sessions near {@code visitor_touched} anew from their acts. */
  void derive() {
    database
        .sql(
            """
            WITH near AS (
              DELETE FROM visit.session s USING visitor_touched t
              WHERE s.visitor_id = t.visitor_id AND s.source_id = t.source_id
                AND s.begun_at <= t.last_at + CAST(:gap AS interval)
                AND s.ended_at >= t.first_at - CAST(:gap AS interval)
              RETURNING s.visitor_id, s.source_id, s.begun_at AS first_at, s.ended_at AS last_at)
            INSERT INTO session_range
            SELECT visitor_id, source_id, min(first_at), max(last_at)
            FROM (SELECT * FROM near UNION ALL SELECT * FROM visitor_touched) r
            GROUP BY visitor_id, source_id
            """)
        .param("gap", gap)
        .update();
    database
        .sql(
            """
            INSERT INTO session_part (visitor_id, source_id, begun_at, first_key, ended_at,
              identity_kind, identity_id, acts, pages, products, landing, referrer,
              campaign_source, campaign_medium, campaign_name)
            SELECT a.visitor_id, a.source_id, a.at, a.fact_key, a.at, a.identity_kind,
              a.identity_id, 1, CASE WHEN a.what IN (1, 2) THEN 1 ELSE 0 END,
              CASE WHEN a.what = 3 THEN 1 ELSE 0 END, a.page, a.referrer, a.campaign_source,
              a.campaign_medium, a.campaign_name
            FROM session_range r CROSS JOIN LATERAL (
              SELECT * FROM visit.act
              WHERE identity_id = r.visitor_id AND visitor_id = r.visitor_id
                AND source_id = r.source_id AND at BETWEEN r.first_at AND r.last_at
              UNION ALL
              SELECT * FROM visit.act
              WHERE visitor_id = r.visitor_id AND visitor_id <> identity_id
                AND source_id = r.source_id AND at BETWEEN r.first_at AND r.last_at) a
            """)
        .update();
    database.sql(JOIN).param("gap", gap).update();
    database.sql("TRUNCATE visitor_touched, session_range, session_part").update();
  }

  private void gatherNear() {
    database
        .sql(
            """
            INSERT INTO session_part (visitor_id, source_id, begun_at, first_key, ended_at,
              identity_kind, identity_id, acts, pages, products, landing, referrer,
              campaign_source, campaign_medium, campaign_name)
            SELECT DISTINCT ON (s.visitor_id, s.source_id, s.begun_at) s.visitor_id, s.source_id,
              s.begun_at, s.first_key, s.ended_at, s.identity_kind, s.identity_id, s.acts,
              s.pages, s.products, s.landing, s.referrer, s.campaign_source, s.campaign_medium,
              s.campaign_name
            FROM session_part p JOIN visit.session s
              ON s.visitor_id = p.visitor_id AND s.source_id = p.source_id
              AND s.begun_at <= p.begun_at + CAST(:gap AS interval)
              AND s.ended_at >= p.begun_at - CAST(:gap AS interval)
            """)
        .param("gap", gap)
        .update();
  }

  /** A session before which something else now begins is no session of its own any more. */
  private void forgetLater() {
    database
        .sql(
            """
            DELETE FROM visit.session s USING session_part p
            WHERE s.visitor_id = p.visitor_id AND s.source_id = p.source_id
              AND s.begun_at > p.begun_at
              AND s.begun_at <= p.ended_at + CAST(:gap AS interval)
            """)
        .param("gap", gap)
        .update();
  }
}
