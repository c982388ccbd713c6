package guanxi.insight;

import guanxi.customer.Customers;
import guanxi.shared.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was entered about costs, and the sums that a refresh leaves beside it. */
@Repository
@Transactional
class ValueBook {

  private final JdbcClient database;
  private final Customers customers;
  private final Clock clock;

  ValueBook(JdbcClient database, Customers customers, Clock clock) {
    this.database = database;
    this.customers = customers;
    this.clock = clock;
  }

  /** What a shop spent on winning customers in a month. */
  record Spend(int source, LocalDate month, String currency, long amountMinor) {}

  /** The costs of a currency. */
  record Rate(String currency, ValueRates rates) {}

  /** The sums over a shop's customers of one currency, and what winning them cost. */
  record SourceSum(
      int source, String currency, long newcomers, Value.Booked booked, long acquisition) {}

  /** What the customers of one shop, month and currency cost to win. */
  record Acquisition(long spendMinor, long newcomers) {}

  /** Enters a month's spend in place of what was entered before; nothing removes it. */
  void spend(Spend spend) {
    database
        .sql(
            """
            INSERT INTO insight.source_spend (source_id, month, currency, amount_minor)
            VALUES (:source, :month, :currency, :amount)
            ON CONFLICT (source_id, month, currency) DO UPDATE SET amount_minor = :amount
            """)
        .param("source", spend.source())
        .param("month", spend.month())
        .param("currency", spend.currency())
        .param("amount", spend.amountMinor())
        .update();
    database
        .sql(
            """
            DELETE FROM insight.source_spend
            WHERE amount_minor = 0 AND source_id = :source AND month = :month
              AND currency = :currency
            """)
        .param("source", spend.source())
        .param("month", spend.month())
        .param("currency", spend.currency())
        .update();
  }

  /** The latest entries, newest month first. */
  List<Spend> spends(int limit) {
    return database
        .sql(
            """
            SELECT source_id, month, currency, amount_minor
            FROM insight.source_spend
            ORDER BY month DESC, source_id, currency
            LIMIT :limit
            """)
        .param("limit", limit)
        .query((row, _) ->
            new Spend(
                row.getInt("source_id"),
                row.getObject("month", LocalDate.class),
                row.getString("currency"),
                row.getLong("amount_minor")))
        .list();
  }

  /** Enters the costs of a currency. */
  void rate(String currency, ValueRates rates) {
    database
        .sql(
            """
            INSERT INTO insight.cost_rate (currency, share_points, order_minor, minute_minor)
            VALUES (:currency, :share, :order, :minute)
            ON CONFLICT (currency)
            DO UPDATE SET share_points = :share, order_minor = :order, minute_minor = :minute
            """)
        .param("currency", currency)
        .param("share", rates.sharePoints())
        .param("order", rates.orderMinor())
        .param("minute", rates.minuteMinor())
        .update();
  }

  /** All rates, by currency. */
  List<Rate> rates() {
    return database
        .sql(
            """
            SELECT currency, share_points, order_minor, minute_minor
            FROM insight.cost_rate
            ORDER BY currency
            """)
        .query((row, _) ->
            new Rate(
                row.getString("currency"),
                new ValueRates(
                    row.getInt("share_points"),
                    row.getLong("order_minor"),
                    row.getLong("minute_minor"))))
        .list();
  }

  /** Notes minutes that somebody spent on a customer. */
  void minutes(CustomerId customer, int minutes, String by) {
    database
        .sql(
            """
            INSERT INTO insight.handled_minutes (customer_id, minutes, noted_by, noted_at)
            VALUES (:customer, :minutes, :by, :now)
            """)
        .param("customer", customer.value())
        .param("minutes", minutes)
        .param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * All minutes noted for a customer, under whatever id she was known then: customer ids are ids of
   * identities, and where those belong now, the minutes belong.
   */
  long minutes(CustomerId customer) {
    Set<UUID> known = new HashSet<>(customers.identityIds(customer));
    known.add(customer.value());
    return database
        .sql(
            """
            SELECT coalesce(sum(minutes), 0) FROM insight.handled_minutes
            WHERE customer_id = ANY(:known::uuid[])
            """)
        .param("known", known.stream().map(UUID::toString).toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** What was spent on the customers who first bought in a month, if anything was entered. */
  Optional<Acquisition> acquisition(int source, LocalDate month, String currency) {
    return database
        .sql(
            """
            SELECT spend.amount_minor, sums.newcomers
            FROM insight.source_spend AS spend
            JOIN insight.source_month AS sums
                ON sums.source_id = spend.source_id AND sums.month = spend.month
                    AND sums.currency = spend.currency
            WHERE spend.source_id = :source AND spend.month = :month
                AND spend.currency = :currency
            """)
        .param("source", source)
        .param("month", month)
        .param("currency", currency)
        .query((row, _) -> new Acquisition(row.getLong("amount_minor"), row.getLong("newcomers")))
        .optional();
  }

  /** The sums of every shop and currency, most customers first. */
  List<SourceSum> sums() {
    Map<UUID, CustomerId> owners = owners();
    return database
        .sql(
            """
            WITH spent AS (
                SELECT source_id, currency, sum(amount_minor) AS amount_minor
                FROM insight.source_spend GROUP BY source_id, currency),
            handled AS (
                SELECT coalesce(score.source_id, 0) AS source_id, score.currency,
                       sum(noted.minutes) AS minutes
                FROM insight.handled_minutes AS noted
                JOIN unnest(:noted::uuid[], :owner::uuid[]) AS now (noted, owner)
                    ON now.noted = noted.customer_id
                JOIN insight.customer_score AS score ON score.customer_id = now.owner
                WHERE score.currency IS NOT NULL
                GROUP BY 1, 2)
            SELECT sums.source_id, sums.currency, sum(sums.newcomers) AS newcomers,
                   sum(sums.orders) AS orders, sum(sums.money_minor) AS money_minor,
                   sum(sums.returned_minor) AS returned_minor,
                   sum(sums.expected_minor) AS expected_minor,
                   sum(sums.orders_365) AS orders_365,
                   coalesce(max(spent.amount_minor), 0) AS spent_minor,
                   coalesce(max(handled.minutes), 0) AS minutes
            FROM insight.source_month AS sums
            LEFT JOIN spent ON spent.source_id = sums.source_id
                AND spent.currency = sums.currency
            LEFT JOIN handled ON handled.source_id = sums.source_id
                AND handled.currency = sums.currency
            GROUP BY sums.source_id, sums.currency
            ORDER BY newcomers DESC, sums.source_id, sums.currency
            """)
        .param("noted", owners.keySet().stream().map(UUID::toString).toArray(String[]::new))
        .param(
            "owner",
            owners.values().stream().map(id -> id.value().toString()).toArray(String[]::new))
        .query(ValueBook::sum)
        .list();
  }

  private static SourceSum sum(ResultSet row, int number) throws SQLException {
    return new SourceSum(
        row.getInt("source_id"),
        row.getString("currency"),
        row.getLong("newcomers"),
        new Value.Booked(
            row.getLong("orders"),
            row.getLong("money_minor"),
            row.getLong("returned_minor"),
            row.getLong("expected_minor"),
            row.getDouble("orders_365"),
            row.getLong("minutes")),
        row.getLong("spent_minor"));
  }

  /** Whose the minutes noted under an id are now; under one that nothing speaks for, its own. */
  private Map<UUID, CustomerId> owners() {
    List<UUID> noted =
        database
            .sql("SELECT DISTINCT customer_id FROM insight.handled_minutes")
            .query((row, _) -> row.getObject("customer_id", UUID.class))
            .list();
    Map<UUID, CustomerId> owners = new LinkedHashMap<>();
    noted.forEach(id -> owners.put(id, new CustomerId(id)));
    owners.putAll(customers.owners(noted));
    return owners;
  }

  /** Sums up the table that a refresh is about to swap in. */
  void sumUpNext() {
    database.sql("DELETE FROM insight.source_month").update();
    database
        .sql(
            """
            INSERT INTO insight.source_month (source_id, month, currency, newcomers, orders,
                money_minor, returned_minor, expected_minor, orders_365)
            SELECT coalesce(source_id, 0), CAST(date_trunc('month', first_day) AS date), currency,
                   count(*), sum(orders), sum(money_minor), sum(returned_minor),
                   sum(expected_minor), sum(orders_365)
            FROM insight.customer_score_next
            WHERE first_day IS NOT NULL AND currency IS NOT NULL
            GROUP BY 1, 2, 3
            """)
        .update();
  }
}
