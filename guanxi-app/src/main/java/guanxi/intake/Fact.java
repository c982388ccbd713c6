package guanxi.intake;

import guanxi.customer.Identity;
import guanxi.customer.Trait;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a row or an event tells, understood and ready for the log.
 *
 * @param key names the thing within its source
 * @param contentHash of everything understood: equal for a mere repetition
 * @param happenedAt null when the row bears no date
 * @param identities of the person concerned, the most telling first; none are blocked
 * @param event what came in live, of kinds {@link FactKind#TRACK} to {@link FactKind#MERGE} only
 */
public record Fact(
    FactKind kind,
    UUID key,
    long contentHash,
    @Nullable Instant happenedAt,
    List<Identity> identities,
    Map<Trait, String> traits,
    @Nullable OrderPart order,
    @Nullable ProductPart product,
    @Nullable EventBody event) {

  /** A fact that did not come in as an event. */
  public Fact(
      FactKind kind,
      UUID key,
      long contentHash,
      @Nullable Instant happenedAt,
      List<Identity> identities,
      Map<Trait, String> traits,
      @Nullable OrderPart order,
      @Nullable ProductPart product) {
    this(kind, key, contentHash, happenedAt, identities, traits, order, product, null);
  }

  /**
   * What the fact says of an order. Amounts are in minor units of {@code currency}.
   *
   * @param amountMinor the line's amount, or of a head the goods after discounts
   * @param paidMinor of a payment
   * @param quantity of a line; null makes no line
   */
  public record OrderPart(
      UUID orderId,
      String orderNo,
      @Nullable String currency,
      @Nullable Long amountMinor,
      @Nullable Long shippingMinor,
      @Nullable Long refundedMinor,
      @Nullable Long paidMinor,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal unitPrice,
      @Nullable Boolean returned,
      @Nullable Boolean cancelled,
      @Nullable String country,
      @Nullable String status) {}

  /** What the fact says of a product. */
  public record ProductPart(
      UUID productId, String key, @Nullable String title, @Nullable String category) {}
}
