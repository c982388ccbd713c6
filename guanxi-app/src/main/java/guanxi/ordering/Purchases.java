package guanxi.ordering;

import guanxi.customer.Customers;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was bought, product by product: of one customer for a page, of a sample for mining. */
@Service
@Transactional(readOnly = true)
public class Purchases {

  /** Into so many parts customers can be divided to read a sample of them. */
  public static final int PARTS = 1024;

  private static final int ROWS_AT_ONCE = 5_000;

  private final NamedParameterJdbcTemplate database;
  private final Customers customers;

  Purchases(DataSource dataSource, Customers customers) {
    JdbcTemplate streaming = new JdbcTemplate(dataSource);
    streaming.setFetchSize(ROWS_AT_ONCE);
    this.database = new NamedParameterJdbcTemplate(streaming);
    this.customers = customers;
  }

  /** How many lines all orders have, about; reads every order. */
  public long count() {
    Long lines =
        database.queryForObject(
            "SELECT coalesce(sum(lines), 0) FROM ordering.shop_order WHERE NOT is_return",
            Map.of(),
            Long.class);
    return lines == null ? 0 : lines;
  }

  /**
   * Reads what was bought, customer by customer, the oldest purchase of each first; orders without
   * a customer stand alone. Memory does not grow with their number.
   *
   * @param parts how many of {@link #PARTS} parts of the customers, drawn by their ids: always the
   *     same ones
   */
  public void read(int parts, Consumer<Purchase> reader) {
    database.query(
        """
        SELECT o.customer_id, o.id, o.source_id, l.product_key, o.ordered_at, l.quantity,
          l.amount_minor, coalesce(l.currency, o.currency, 'XXX') AS currency
        FROM ordering.order_line l JOIN ordering.shop_order o ON o.id = l.order_id
        WHERE NOT l.superseded AND NOT l.returned AND NOT o.is_return AND NOT o.cancelled
          AND o.ordered_at IS NOT NULL AND l.product_key IS NOT NULL AND l.quantity > 0
          AND (uuid_hash_extended(coalesce(o.customer_id, o.id), 7) & 1023) < :parts
        ORDER BY coalesce(o.customer_id, o.id), o.ordered_at, o.id, l.product_key
        """,
        Map.of("parts", parts),
        row -> {
          reader.accept(purchase(row));
        });
  }

  /** A customer's latest purchases, the newest first; served by shop_order_identity. */
  public List<Purchase> ofCustomer(CustomerId customer, int limit) {
    List<UUID> identities = customers.identityIds(customer);
    if (identities.isEmpty()) {
      return List.of();
    }
    return database.query(
        """
        SELECT o.customer_id, o.id, o.source_id, l.product_key, o.ordered_at, l.quantity,
          l.amount_minor, coalesce(l.currency, o.currency, 'XXX') AS currency
        FROM (
          SELECT * FROM ordering.shop_order
          WHERE identity_id IN (:identities) AND ordered_at IS NOT NULL
            AND NOT is_return AND NOT cancelled
          ORDER BY ordered_at DESC, id
          LIMIT :limit) o
        JOIN ordering.order_line l ON l.order_id = o.id
        WHERE NOT l.superseded AND NOT l.returned AND l.product_key IS NOT NULL AND l.quantity > 0
        ORDER BY o.ordered_at DESC, o.id, l.product_key DESC
        LIMIT :limit
        """,
        Map.of("identities", identities, "limit", limit),
        (row, _) -> purchase(row));
  }

  private static Purchase purchase(ResultSet row) throws SQLException {
    UUID customer = row.getObject("customer_id", UUID.class);
    return new Purchase(
        customer == null ? null : new CustomerId(customer),
        row.getObject("id", UUID.class),
        row.getInt("source_id"),
        row.getString("product_key"),
        row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
        row.getBigDecimal("quantity"),
        new Money(row.getLong("amount_minor"), currency(row.getString("currency"))));
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException _) {
      return Currency.getInstance("XXX");
    }
  }
}
