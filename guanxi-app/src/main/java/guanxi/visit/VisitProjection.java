package guanxi.visit;

import guanxi.intake.Projection;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Derives from events what visitors did and the sessions it happened in: tables {@code visit.act}
 * and {@code visit.session}. What an event says was read out of it by {@link VisitReading}.
 *
 * <p>Acts stay with the identity that did them, so they join a customer's history when the identity
 * does.
 */
@Component
@Order(30)
class VisitProjection implements Projection {

  private final JdbcClient database;
  private final VisitSessions sessions;

  VisitProjection(JdbcClient database, VisitSessions sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "visit";
  }

  @Override
  public void apply() {
    boolean any =
        database.sql("SELECT EXISTS (SELECT FROM act_read)").query(Boolean.class).single();
    if (!any) {
      return;
    }
    sessions.prepare();
    database
        .sql(
            """
            WITH added AS (
              INSERT INTO visit.act (fact_key, origin_id, source_id, at, identity_id, visitor_id,
                identity_kind, what, subject, title, detail, page, referrer, campaign_source,
                campaign_medium, campaign_name)
              SELECT b.key, b.origin_id, b.source_id, b.happened_at, b.identity_id, r.visitor_id,
                b.identity_kind, r.what, r.subject, r.title, r.detail, r.page, r.referrer,
                r.campaign_source, r.campaign_medium, r.campaign_name
              FROM act_read r JOIN fact_batch b ON b.seq = r.seq
              ORDER BY b.identity_id, b.happened_at
              RETURNING *)
            INSERT INTO session_part (visitor_id, source_id, begun_at, first_key, ended_at,
              identity_kind, identity_id, acts, pages, products, landing, referrer,
              campaign_source, campaign_medium, campaign_name)
            SELECT visitor_id, source_id, at, fact_key, at, identity_kind, identity_id, 1,
              CASE WHEN what IN (1, 2) THEN 1 ELSE 0 END, CASE WHEN what = 3 THEN 1 ELSE 0 END,
              page, referrer, campaign_source, campaign_medium, campaign_name
            FROM added
            """)
        .update();
    sessions.goOn();
  }

  @Override
  public void withdraw() {
    sessions.prepare();
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
}
