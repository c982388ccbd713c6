package guanxi.ordering;

import guanxi.intake.Shops;
import guanxi.shared.CustomerId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers have in their carts now, and which carts they left. */
@Service
@Transactional(readOnly = true)
public class Carts {

  private final JdbcClient database;
  private final Shops shops;
  private final CartSettings settings;
  private final Clock clock;

  Carts(JdbcClient database, Shops shops, CartSettings settings, Clock clock) {
    this.database = database;
    this.shops = shops;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A cart with something in it.
   *
   * @param checkoutAt when she last went on to pay; null if she did not
   * @param amount in whole units of {@code currency}; null when no line bears a price
   * @param isAbandoned whether nobody touched it for as long as the setting says
   */
  public record Cart(
      int sourceId,
      String shop,
      CustomerId customer,
      Instant begunAt,
      Instant touchedAt,
      @Nullable Instant checkoutAt,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      boolean isAbandoned,
      List<Line> lines) {

    /** Copies the lines. */
    public Cart {
      lines = List.copyOf(lines);
    }
  }

  /** A product in a cart. */
  public record Line(
      String productKey,
      @Nullable String title,
      BigDecimal quantity,
      @Nullable BigDecimal unitPrice) {}

  /** A customer's carts, one per shop at most, the latest first. */
  public List<Cart> ofCustomer(CustomerId customer) {
    Instant left = clock.instant().minus(settings.abandonedAfter());
    return database
        .sql(
            """
            SELECT source_id, begun_at, touched_at, checkout_at, amount, currency
            FROM ordering.cart WHERE customer_id = :customer
            ORDER BY touched_at DESC, source_id
            LIMIT 50
            """)
        .param("customer", customer.value())
        .query((row, _) -> {
          OffsetDateTime checkout = row.getObject("checkout_at", OffsetDateTime.class);
          Instant touched = row.getObject("touched_at", OffsetDateTime.class).toInstant();
          int source = row.getInt("source_id");
          return new Cart(
              source,
              shops.name(source),
              customer,
              row.getObject("begun_at", OffsetDateTime.class).toInstant(),
              touched,
              checkout == null ? null : checkout.toInstant(),
              row.getBigDecimal("amount"),
              row.getString("currency"),
              touched.isBefore(left),
              lines(source, customer));
        })
        .list();
  }

  /**
   * Who left a cart with something in it in a span of time, for those who care for that.
   *
   * @param from when they became abandoned, inclusive, up to {@code to}, exclusive
   */
  public List<CustomerId> abandoned(Instant from, Instant to, int limit) {
    return database
        .sql(
            """
            SELECT customer_id FROM ordering.cart
            WHERE touched_at >= :from AND touched_at < :to
            ORDER BY touched_at, customer_id
            LIMIT :limit
            """)
        .param(
            "from", OffsetDateTime.ofInstant(from.minus(settings.abandonedAfter()), ZoneOffset.UTC))
        .param("to", OffsetDateTime.ofInstant(to.minus(settings.abandonedAfter()), ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, _) -> new CustomerId(row.getObject("customer_id", UUID.class)))
        .list();
  }

  private List<Line> lines(int source, CustomerId customer) {
    return database
        .sql(
            """
            SELECT product_key, title, trim_scale(quantity) AS quantity, unit_price
            FROM ordering.cart_line
            WHERE source_id = :source AND customer_id = :customer
            ORDER BY product_key
            LIMIT 500
            """)
        .param("source", source)
        .param("customer", customer.value())
        .query((row, _) ->
            new Line(
                row.getString("product_key"),
                row.getString("title"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("unit_price")))
        .list();
  }
}
