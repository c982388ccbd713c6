package guanxi.visit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Cuts the acts of visitors into sessions: table {@code visit.session}. A session ends when the
 * visitor does nothing for longer than the gap; where she came from is what its first act says.
 *
 * <p>Sessions near a touched act are made anew from their acts, so late acts lengthen, join or
 * begin sessions as if they had come in time.
 */
@Repository
class VisitSessions {

  private static final String DERIVE =
      """
      WITH act AS (
        SELECT a.*,
          CASE WHEN a.at - lag(a.at) OVER w <= CAST(:gap AS interval) THEN 0 ELSE 1 END AS begins
        FROM session_range r
        JOIN visit.act a ON a.visitor_id = r.visitor_id AND a.source_id = r.source_id
          AND a.at BETWEEN r.first_at AND r.last_at
        WINDOW w AS (PARTITION BY a.visitor_id, a.source_id ORDER BY a.at, a.fact_key)),
      numbered AS (
        SELECT *, sum(begins) OVER (PARTITION BY visitor_id, source_id ORDER BY at, fact_key) AS no
        FROM act)
      INSERT INTO visit.session (first_key, source_id, visitor_id, begun_at, ended_at, identity_id,
        acts, pages, products, landing, referrer, campaign_source, campaign_medium, campaign_name)
      SELECT (array_agg(fact_key ORDER BY at, fact_key))[1], source_id, visitor_id, min(at),
        max(at), (array_agg(identity_id ORDER BY identity_kind, identity_id))[1], count(*),
        count(*) FILTER (WHERE what IN (1, 2)), count(*) FILTER (WHERE what = 3),
        (array_agg(page ORDER BY at, fact_key))[1],
        (array_agg(referrer ORDER BY at, fact_key))[1],
        (array_agg(campaign_source ORDER BY at, fact_key))[1],
        (array_agg(campaign_medium ORDER BY at, fact_key))[1],
        (array_agg(campaign_name ORDER BY at, fact_key))[1]
      FROM numbered
      GROUP BY visitor_id, source_id, no
      """;

  private final JdbcClient database;
  private final String gap;

  VisitSessions(JdbcClient database, SessionSettings settings) {
    this.database = database;
    this.gap = settings.gap().toSeconds() + " seconds";
  }

  /** Empties {@code visitor_touched (visitor_id, source_id, first_at, last_at)}. */
  void derive() {
    database
        .sql(
            """
            CREATE TEMP TABLE IF NOT EXISTS session_range
              (visitor_id uuid, source_id integer, first_at timestamptz, last_at timestamptz)
              ON COMMIT DELETE ROWS;
            ANALYZE visitor_touched
            """)
        .update();
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
    database.sql("ANALYZE session_range").update();
    database.sql(DERIVE).param("gap", gap).update();
    database.sql("TRUNCATE visitor_touched, session_range").update();
  }
}
