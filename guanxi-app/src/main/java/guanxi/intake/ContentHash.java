package guanxi.intake;

import guanxi.customer.Identity;
import guanxi.customer.Trait;
import guanxi.intake.Fact.OrderPart;
import guanxi.intake.Fact.ProductPart;
import guanxi.shared.StableIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hash of everything understood of a fact: equal exactly when a repetition tells nothing new. It
 * is stored, so a field once in it stays in it, at its place.
 */
public final class ContentHash {

  private static final char END = '\u001f';

  private final StringBuilder text = new StringBuilder(256);

  private ContentHash() {}

  /** The hash of what a fact of a thing or a person says. */
  public static long of(
      @Nullable Instant happenedAt,
      List<Identity> persons,
      Map<Trait, String> traits,
      @Nullable OrderPart order,
      @Nullable ProductPart product) {
    ContentHash content = new ContentHash();
    content.add(happenedAt == null ? null : happenedAt.toEpochMilli());
    for (Identity person : persons) {
      content.add(person.kind().code());
      content.add(person.platform());
      content.add(person.value());
    }
    content.add("traits");
    traits.forEach((trait, value) -> {
      content.add(trait.code());
      content.add(value);
    });
    content.add("order");
    if (order != null) {
      content.add(order);
    }
    content.add("product");
    if (product != null) {
      content.add(product.key());
      content.add(product.title());
      content.add(product.category());
    }
    return StableIds.hash64(content.text.toString());
  }

  private void add(OrderPart order) {
    add(order.orderNo());
    add(order.currency());
    add(order.amountMinor());
    add(order.shippingMinor());
    add(order.refundedMinor());
    add(order.paidMinor());
    add(order.quantity());
    add(order.unitPrice());
    add(order.returned());
    add(order.cancelled());
    add(order.country());
    add(order.status());
  }

  private void add(@Nullable Object value) {
    if (value != null) {
      text.append(value);
    }
    text.append(END);
  }
}
