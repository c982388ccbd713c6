package guanxi.insight;

import guanxi.insight.Segments.Found;
import guanxi.shared.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Segments and RFM cells of refreshes: tables {@code insight.segment} and {@code rfm_cell}. */
@Repository
@Transactional
class StoredSegments {

  private final JdbcClient database;

  StoredSegments(JdbcClient database) {
    this.database = database;
  }

  /** A refresh that segments were kept for. */
  record Made(long refresh, LocalDate asOf) {}

  /** A cell of the grid. */
  record GridCell(int recency, int frequency, long customers, double money) {}

  /** A customer of a segment. */
  record Member(CustomerId id, @Nullable String name, long orders, @Nullable Integer quietDays) {}

  /** Keeps what a refresh found. */
  void add(long refresh, Segments segments) {
    for (Found one : segments.list()) {
      database
          .sql(
              """
              INSERT INTO insight.segment (refresh_id, number, customers, levels, money, orders,
                  quiet_days, stability)
              VALUES (:refresh, :number, :customers, :levels, :money, :orders, :quiet, :stability)
              """)
          .param("refresh", refresh)
          .param("number", one.number())
          .param("customers", one.customers())
          .param("levels", one.levels())
          .param("money", one.money())
          .param("orders", one.orders())
          .param("quiet", one.quietDays())
          .param("stability", one.stability())
          .update();
    }
    for (int recency = 1; recency <= 5; recency++) {
      for (int frequency = 1; frequency <= 5; frequency++) {
        addCell(refresh, recency, frequency, segments.cell(recency, frequency));
      }
    }
  }

  private void addCell(long refresh, int recency, int frequency, Segments.Cell cell) {
    if (cell.customers == 0) {
      return;
    }
    database
        .sql(
            """
            INSERT INTO insight.rfm_cell (refresh_id, recency, frequency, customers, money)
            VALUES (:refresh, :recency, :frequency, :customers, :money)
            """)
        .param("refresh", refresh)
        .param("recency", recency)
        .param("frequency", frequency)
        .param("customers", cell.customers)
        .param("money", cell.money)
        .update();
  }

  /** The latest refresh. */
  Optional<Made> latest() {
    return database
        .sql("SELECT id, as_of FROM insight.refresh ORDER BY id DESC LIMIT 1")
        .query((row, _) -> new Made(row.getLong("id"), row.getObject("as_of", LocalDate.class)))
        .optional();
  }

  /** The latest refresh up to a day that segments are known of. */
  Optional<Made> upTo(LocalDate day) {
    return database
        .sql(
            """
            SELECT id, as_of FROM insight.refresh
            WHERE as_of <= :day AND id IN (SELECT refresh_id FROM insight.segment)
            ORDER BY id DESC
            LIMIT 1
            """)
        .param("day", day)
        .query((row, _) -> new Made(row.getLong("id"), row.getObject("as_of", LocalDate.class)))
        .optional();
  }

  /** The segments of a refresh, by number. */
  List<Found> of(long refresh) {
    return database
        .sql(
            """
            SELECT number, customers, levels, money, orders, quiet_days, stability
            FROM insight.segment
            WHERE refresh_id = :refresh
            ORDER BY number
            """)
        .param("refresh", refresh)
        .query((row, _) ->
            new Found(
                row.getInt("number"),
                row.getLong("customers"),
                row.getString("levels"),
                row.getDouble("money"),
                row.getDouble("orders"),
                row.getDouble("quiet_days"),
                row.getDouble("stability")))
        .list();
  }

  /** The cells of a refresh that are not empty. */
  List<GridCell> cells(long refresh) {
    return database
        .sql(
            """
            SELECT recency, frequency, customers, money
            FROM insight.rfm_cell
            WHERE refresh_id = :refresh
            """)
        .param("refresh", refresh)
        .query((row, _) ->
            new GridCell(
                row.getInt("recency"),
                row.getInt("frequency"),
                row.getLong("customers"),
                row.getDouble("money")))
        .list();
  }

  /** Those of a segment who spent most; served by the list's order of money. */
  List<Member> best(int segment, int limit) {
    return database
        .sql(
            """
            SELECT customer_id, name, orders, quiet_days
            FROM insight.customer_score
            WHERE segment = :segment
            ORDER BY (coalesce(money_weight, -1)) DESC NULLS LAST, customer_id DESC
            LIMIT :limit
            """)
        .param("segment", segment)
        .param("limit", limit)
        .query((row, _) ->
            new Member(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("name"),
                row.getLong("orders"),
                row.getObject("quiet_days", Integer.class)))
        .list();
  }
}
