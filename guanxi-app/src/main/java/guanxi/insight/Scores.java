package guanxi.insight;

import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known and expected of one customer, as of the latest refresh; for her own page. */
@Service
@Transactional(readOnly = true)
public class Scores {

  private final JdbcClient database;

  Scores(JdbcClient database) {
    this.database = database;
  }

  /**
   * A customer's score in full.
   *
   * @param row what lists know too
   * @param recency fifth by the last purchase, 5 is best; null for a prospect, as all that follows
   * @param frequency fifth by the number of purchases
   * @param monetary fifth by money among the customers of her currency
   * @param stageUntil the day the stage ends if she does nothing; null when it does not
   * @param orders30 purchase days to expect in 30 days
   * @param orders365 … in 365 days
   * @param method what the figures come from: {@code BG_NBD}, {@code NBD_AND_RULE}, {@code RULE}
   */
  public record Score(
      CustomerRow row,
      @Nullable Integer recency,
      @Nullable Integer frequency,
      @Nullable Integer monetary,
      @Nullable LocalDate stageSince,
      @Nullable LocalDate stageUntil,
      @Nullable Double orders30,
      @Nullable Double orders365,
      @Nullable String method) {}

  /** A customer's score, if she was known at the latest refresh. */
  public Optional<Score> find(CustomerId id) {
    return database
        .sql(
            """
            SELECT customer_id, name, email, phone, country, city, source_id, currency, orders,
                   money_minor, returned_minor, first_day, last_day, r, f, m, stage, stage_since,
                   stage_until, reason, alive, orders_30, orders_90, orders_365, spend_minor,
                   expected_minor, at_risk_minor, quiet_days, rhythm_days, method
            FROM insight.customer_score
            WHERE customer_id = :id
            """)
        .param("id", id.value())
        .query(Scores::read)
        .optional();
  }

  /** Net money per currency of a customer who pays in several; empty for everyone else. */
  public List<Money> currencies(CustomerId id) {
    return database
        .sql(
            """
            SELECT currency, money_minor
            FROM insight.customer_currency
            WHERE customer_id = :id
            ORDER BY orders DESC, currency
            """)
        .param("id", id.value())
        .query((row, _) ->
            new Money(row.getLong("money_minor"), Currencies.of(row.getString("currency"))))
        .list();
  }

  /**
   * What these customers spent, as a multiple of what the average customer spends in the same
   * currency; those who never bought are left out.
   */
  public Map<CustomerId, Double> moneyWeights(Collection<CustomerId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<CustomerId, Double> weights = new HashMap<>();
    database
        .sql(
            """
            SELECT customer_id, money_weight
            FROM insight.customer_score
            WHERE money_weight IS NOT NULL
              AND customer_id = ANY (CAST(string_to_array(:ids, ' ') AS uuid[]))
            """)
        .param(
            "ids", ids.stream().map(id -> id.value().toString()).collect(Collectors.joining(" ")))
        .query(row -> {
          weights.put(
              new CustomerId(row.getObject("customer_id", UUID.class)),
              row.getDouble("money_weight"));
        });
    return weights;
  }

  /**
   * A step from one life-cycle stage to another.
   *
   * @param since the day the new stage began
   * @param reason for {@link Reasons#sentence}
   */
  public record StageStep(String from, String to, LocalDate since, String reason) {}

  /** A customer's way from stage to stage, the newest step first; at most {@code limit}. */
  public List<StageStep> steps(CustomerId id, int limit) {
    return database
        .sql(
            """
            SELECT from_stage, to_stage, coalesce(since, seen_on) AS since, reason
            FROM insight.stage_step
            WHERE customer_id = :id
            ORDER BY refresh_id DESC
            LIMIT :limit
            """)
        .param("id", id.value())
        .param("limit", limit)
        .query((row, _) ->
            new StageStep(
                row.getString("from_stage"),
                row.getString("to_stage"),
                row.getObject("since", LocalDate.class),
                row.getString("reason")))
        .list();
  }

  private static Score read(ResultSet row, int number) throws SQLException {
    return new Score(
        CustomerList.read(row),
        row.getObject("r", Integer.class),
        row.getObject("f", Integer.class),
        row.getObject("m", Integer.class),
        row.getObject("stage_since", LocalDate.class),
        row.getObject("stage_until", LocalDate.class),
        row.getObject("orders_30", Double.class),
        row.getObject("orders_365", Double.class),
        row.getString("method"));
  }
}
