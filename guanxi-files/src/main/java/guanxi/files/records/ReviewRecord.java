package guanxi.files.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wrote about an order.
 *
 * @param reviewNo the source's number, not always unique: one review may cover several orders
 * @param score 1 to 5
 */
public record ReviewRecord(
    String reviewNo,
    String orderNo,
    int score,
    String title,
    String message,
    @Nullable Instant createdAt,
    @Nullable Instant answeredAt)
    implements ImportRecord {

  @Override
  public String key() {
    return reviewNo + '\u001F' + orderNo;
  }
}
