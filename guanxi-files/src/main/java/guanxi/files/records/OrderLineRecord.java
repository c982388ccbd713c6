package guanxi.files.records;

import guanxi.files.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order. Tables that have no orders of their own ({@link OrderRecord}) repeat customer
 * and time on every line; then these stand here, otherwise they are empty and null.
 *
 * @param orderNo the source's order number, or {@code customer@time} where the table has none
 * @param productKey the source's product number, or the title where there is no number; may be
 *     empty
 * @param occurrence 1 for the first line of this product in the order, 2 for the second …
 * @param quantity negative for goods sent back
 * @param unitPrice null when the file does not say
 * @param amount of the whole line, negative for money given back; null when the file does not say
 * @param shipping charged for this line besides its amount; null when the file does not say
 * @param isReturn whether the line takes back: a credit note, or a negative quantity or amount
 */
public record OrderLineRecord(
    String orderNo,
    String productKey,
    int occurrence,
    List<Identity> customer,
    PersonDetails person,
    @Nullable Instant orderedAt,
    String productTitle,
    String category,
    BigDecimal quantity,
    @Nullable Money unitPrice,
    @Nullable Money amount,
    @Nullable Money shipping,
    boolean isReturn)
    implements ImportRecord {

  /** Copies the identities. */
  public OrderLineRecord {
    customer = List.copyOf(customer);
  }

  /** Order, product and occurrence: a line stays the same line when its quantity changes. */
  @Override
  public String key() {
    return orderNo + '\u001F' + productKey + '\u001F' + occurrence;
  }
}
