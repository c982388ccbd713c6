package guanxi.insight;

import guanxi.insight.Highlights.AtStake;
import guanxi.insight.Highlights.Refresh;
import guanxi.insight.Highlights.StageMove;
import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Refreshes, what they changed and their model cards: tables {@code insight.refresh} and below. */
@Repository
class StoredRefreshes {

  /** Older refreshes are forgotten with their cards: a year of nightly ones is kept. */
  private static final int KEPT = 400;

  private final JdbcClient database;

  StoredRefreshes(JdbcClient database) {
    this.database = database;
  }

  /** Adds a refresh; its number. */
  long add(Refresh refresh, Map<String, Long> phases) {
    return database
        .sql(
            """
            INSERT INTO insight.refresh
                (made_at, as_of, customers, buyers, orders, method, phases)
            VALUES (:madeAt, :asOf, :customers, :buyers, :orders, :method, CAST(:phases AS jsonb))
            RETURNING id
            """)
        .param("madeAt", refresh.madeAt().atOffset(ZoneOffset.UTC))
        .param("asOf", refresh.asOf())
        .param("customers", refresh.customers())
        .param("buyers", refresh.buyers())
        .param("orders", refresh.orders())
        .param("method", refresh.method())
        .param("phases", JsonMapper.shared().writeValueAsString(phases))
        .query(Long.class)
        .single();
  }

  void addCurrency(long refresh, String currency, long buyers, long money, long atRisk) {
    database
        .sql(
            """
            INSERT INTO insight.refresh_currency
                (refresh_id, currency, buyers, money_365_minor, at_risk_minor)
            VALUES (:refresh, :currency, :buyers, :money, :atRisk)
            """)
        .param("refresh", refresh)
        .param("currency", currency)
        .param("buyers", buyers)
        .param("money", money)
        .param("atRisk", atRisk)
        .update();
  }

  /** Counts who stood where before and after; to be called before the tables are swapped. */
  void addStageChanges(long refresh) {
    database
        .sql(
            """
            INSERT INTO insight.stage_change (refresh_id, from_stage, to_stage, customers)
            SELECT :refresh, coalesce(old.stage, ''), new.stage, count(*)
            FROM insight.customer_score_next AS new
            LEFT JOIN insight.customer_score AS old ON old.customer_id = new.customer_id
            GROUP BY 2, 3
            """)
        .param("refresh", refresh)
        .update();
  }

  /**
   * Keeps who moved between stages, with day and reason; to be called before the tables are
   * swapped. Steps of customers who are gone are removed.
   */
  void addStageSteps(long refresh, LocalDate seenOn) {
    database
        .sql(
            """
            INSERT INTO insight.stage_step
                (customer_id, refresh_id, from_stage, to_stage, since, seen_on, reason)
            SELECT new.customer_id, :refresh, old.stage, new.stage, new.stage_since, :seenOn,
                   new.reason
            FROM insight.customer_score_next AS new
            JOIN insight.customer_score AS old ON old.customer_id = new.customer_id
            WHERE old.stage <> new.stage
            """)
        .param("refresh", refresh)
        .param("seenOn", seenOn)
        .update();
    database
        .sql(
            """
            DELETE FROM insight.stage_step AS step
            WHERE NOT EXISTS (
                SELECT FROM insight.customer_score_next AS score
                WHERE score.customer_id = step.customer_id)
            """)
        .update();
  }

  void forgetOldOnes() {
    database
        .sql(
            """
            DELETE FROM insight.refresh
            WHERE id <= (SELECT max(id) FROM insight.refresh) - :kept
            """)
        .param("kept", KEPT)
        .update();
  }

  /** The latest refreshes, newest first. */
  List<Refresh> latest(int limit) {
    return database
        .sql(
            """
            SELECT id, made_at, as_of, customers, buyers, orders, method
            FROM insight.refresh
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("limit", limit)
        .query(StoredRefreshes::refresh)
        .list();
  }

  /** Money at stake per currency, most buyers first. */
  List<AtStake> atStake(long refresh) {
    return database
        .sql(
            """
            SELECT currency, buyers, money_365_minor, at_risk_minor
            FROM insight.refresh_currency
            WHERE refresh_id = :refresh
            ORDER BY buyers DESC, currency
            """)
        .param("refresh", refresh)
        .query((row, _) ->
            new AtStake(
                row.getLong("buyers"), money(row, "money_365_minor"), money(row, "at_risk_minor")))
        .list();
  }

  /** Who stood where before and stands where now, largest groups first; those who stayed too. */
  List<StageMove> stageMoves(long refresh) {
    return database
        .sql(
            """
            SELECT from_stage, to_stage, customers
            FROM insight.stage_change
            WHERE refresh_id = :refresh
            ORDER BY customers DESC, from_stage, to_stage
            """)
        .param("refresh", refresh)
        .query((row, _) ->
            new StageMove(
                stage(row.getString("from_stage")),
                stage(row.getString("to_stage")).orElseThrow(),
                row.getLong("customers")))
        .list();
  }

  private static Optional<LifecycleStage> stage(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LifecycleStage.valueOf(text));
  }

  private static Refresh refresh(ResultSet row, int number) throws SQLException {
    return new Refresh(
        row.getLong("id"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("as_of", LocalDate.class),
        row.getLong("customers"),
        row.getLong("buyers"),
        row.getLong("orders"),
        row.getString("method"));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return new Money(row.getLong(column), Currencies.of(row.getString("currency")));
  }
}
