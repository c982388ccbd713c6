package guanxi.ordering;

import guanxi.customer.Customers;
import guanxi.platform.Bulk;
import guanxi.shared.CustomerId;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders of all shops, one by one for people and all at once for the warehouse. */
@Service
@Transactional(readOnly = true)
public class Orders {

  private final StoredOrders stored;
  private final Customers customers;
  private final Bulk bulk;

  Orders(StoredOrders stored, Customers customers, Bulk bulk) {
    this.stored = stored;
    this.customers = customers;
    this.bulk = bulk;
  }

  /** Where a page of orders ended. */
  public record Position(Instant orderedAt, UUID id) {}

  /** The order with this id. */
  public Optional<ShopOrder> find(UUID id) {
    return stored.find(id);
  }

  /**
   * A customer's dated orders and returns, the newest first.
   *
   * @param after the last one seen, or null for the first page
   */
  public List<ShopOrder> ofCustomer(CustomerId customer, @Nullable Position after, int limit) {
    List<UUID> identities = customers.identityIds(customer);
    return identities.isEmpty() ? List.of() : stored.ofIdentities(identities, after, limit);
  }

  /** The lines of an order, by product. At most 500. */
  public List<OrderLine> lines(UUID order) {
    return lines(List.of(order)).getOrDefault(order, List.of());
  }

  /** The lines of each of these orders, by product; at most 500 of one, none for an unknown one. */
  public Map<UUID, List<OrderLine>> lines(List<UUID> orders) {
    return orders.isEmpty() ? Map.of() : stored.lines(orders, 500);
  }

  /** Orders whose number begins like this, at most {@code limit}. */
  public List<ShopOrder> search(String number, int limit) {
    String wanted = number.strip();
    return wanted.isEmpty() ? List.of() : stored.search(wanted, limit);
  }

  /**
   * The lines of the orders that {@link OrderMonths#copy} gives, as UTF-8 CSV with the header
   * {@code
   * order_id,line_no,customer_id,ordered_at,product_key,quantity,amount_minor,currency,kind}.
   */
  public void copyOrderLines(OutputStream to) {
    bulk.copyCsv(
        """
        SELECT o.id AS order_id,
          row_number() OVER (PARTITION BY l.order_id ORDER BY l.fact_key) AS line_no,
          o.customer_id,
          to_char(o.ordered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            AS ordered_at,
          l.product_key, trim_scale(l.quantity) AS quantity, l.amount_minor,
          coalesce(l.currency, o.currency, 'XXX') AS currency,
          CASE WHEN o.is_return THEN 'return' ELSE 'order' END AS kind
        FROM ordering.order_line l JOIN ordering.shop_order o ON o.id = l.order_id
        WHERE NOT l.superseded AND o.ordered_at IS NOT NULL AND NOT o.cancelled
        """,
        to);
  }
}
