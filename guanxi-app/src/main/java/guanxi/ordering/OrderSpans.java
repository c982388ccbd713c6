package guanxi.ordering;

import guanxi.shared.CustomerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers ordered in a span of time; returns notes and cancelled orders are none. */
@Service
public class OrderSpans {

  private final JdbcClient database;

  OrderSpans(JdbcClient database) {
    this.database = database;
  }

  /**
   * The orders of a customer in one currency.
   *
   * @param money net of what was given back, in minor units
   */
  public record Sum(CustomerId customer, @Nullable String currency, long orders, long money) {}

  /** Everybody's orders from one moment up to, not including, another; reads every order. */
  @Transactional(readOnly = true)
  public void read(Instant from, Instant to, Consumer<Sum> reader) {
    database
        .sql(
            """
            SELECT customer_id, currency, count(*) AS orders,
              sum(amount_minor - returned_minor) AS money
            FROM ordering.shop_order
            WHERE customer_id IS NOT NULL AND NOT is_return AND NOT cancelled
              AND ordered_at >= :from AND ordered_at < :to
            GROUP BY customer_id, currency
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(row -> {
          reader.accept(
              new Sum(
                  new CustomerId(row.getObject("customer_id", UUID.class)),
                  row.getString("currency"),
                  row.getLong("orders"),
                  row.getLong("money")));
        });
  }
}
