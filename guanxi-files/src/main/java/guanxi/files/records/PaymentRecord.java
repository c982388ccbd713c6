package guanxi.files.records;

import guanxi.files.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment towards an order.
 *
 * @param sequence 1 for the order's first payment
 * @param method as the source writes it
 * @param instalments how many; 0 when not said
 */
public record PaymentRecord(
    String orderNo, int sequence, String method, int instalments, @Nullable Money amount)
    implements ImportRecord {

  @Override
  public String key() {
    return orderNo + '\u001F' + sequence;
  }
}
