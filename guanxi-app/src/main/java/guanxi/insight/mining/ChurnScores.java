package guanxi.insight.mining;

import guanxi.platform.Bulk;
import guanxi.shared.CustomerId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How likely customers are to leave: table {@code insight.churn_score}. */
@Repository
@Transactional
class ChurnScores {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;
  private final Bulk bulk;

  ChurnScores(JdbcClient database, Bulk bulk) {
    this.database = database;
    this.bulk = bulk;
  }

  /** What one feature adds to the log odds of leaving. */
  record Push(String feature, double value, double push) {}

  /**
   * How likely a customer leaves.
   *
   * @param periodDays within which she would order nothing
   */
  record Leaving(CustomerId customer, double probability, int periodDays, List<Push> reasons) {}

  /** Puts new ones in place of the old. */
  void replace(List<Leaving> scores) {
    database.sql("DELETE FROM insight.churn_score").update();
    bulk.copy(
        "insight.churn_score (customer_id, probability, period_days, reasons)",
        scores,
        (row, one) ->
            row.uuid(one.customer().value())
                .real(one.probability())
                .number(one.periodDays())
                .text(JSON.writeValueAsString(one.reasons())));
  }

  /** That of one customer; empty where none was learned, and for those who are away already. */
  @Transactional(readOnly = true)
  public Optional<Leaving> of(CustomerId customer) {
    return database
        .sql(
            """
            SELECT probability, period_days, reasons FROM insight.churn_score
            WHERE customer_id = :customer
            """)
        .param("customer", customer.value())
        .query((row, _) ->
            new Leaving(
                customer,
                row.getDouble("probability"),
                row.getInt("period_days"),
                JSON.readValue(row.getString("reasons"), new TypeReference<List<Push>>() {})))
        .optional();
  }
}
