package guanxi.files.records;

import guanxi.files.values.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a whole; its lines come as {@link OrderLineRecord}s with the same order number.
 *
 * @param customer identities, may be empty
 * @param status as the source writes it, such as {@code paid} or {@code delivered}
 * @param cancelledAt null unless cancelled
 * @param total what the customer was charged, all included; null when the file does not say
 * @param shipping part of {@code total}
 * @param discount already taken off {@code total}, positive
 * @param refunded given back later, not taken off {@code total}, positive
 */
public record OrderRecord(
    String orderNo,
    List<Identity> customer,
    PersonDetails person,
    @Nullable Instant orderedAt,
    String status,
    @Nullable Instant cancelledAt,
    @Nullable Money total,
    @Nullable Money shipping,
    @Nullable Money discount,
    @Nullable Money refunded)
    implements ImportRecord {

  /** Copies the identities. */
  public OrderRecord {
    customer = List.copyOf(customer);
  }

  @Override
  public String key() {
    return orderNo;
  }
}
