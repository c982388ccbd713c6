package guanxi.ordering;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many orders came in each week; returns and cancelled ones are none. */
@Service
public class OrderWeeks {

  private final JdbcClient database;

  OrderWeeks(JdbcClient database) {
    this.database = database;
  }

  /**
   * Counts by the Monday the week begins with. Reads every order, so callers keep what they got.
   *
   * @param from the first day that counts
   * @param zone where days begin
   */
  @Transactional(readOnly = true)
  public SortedMap<LocalDate, Long> from(LocalDate from, ZoneId zone) {
    SortedMap<LocalDate, Long> weeks = new TreeMap<>();
    database
        .sql(
            """
            SELECT CAST(date_trunc('week', ordered_at AT TIME ZONE :zone) AS date) AS week,
                   count(*) AS orders
            FROM ordering.shop_order
            WHERE ordered_at >= :from AND NOT is_return AND NOT cancelled
            GROUP BY week
            """)
        .param("zone", zone.getId())
        .param("from", from.atStartOfDay(zone).toOffsetDateTime())
        .query(row -> {
          weeks.put(row.getObject("week", LocalDate.class), row.getLong("orders"));
        });
    return weeks;
  }
}
