package guanxi.ordering;

import guanxi.customer.TimelineEntries;
import guanxi.customer.TimelineEntry;
import guanxi.customer.TimelineEntry.Item;
import guanxi.customer.TimelineEntry.Phrase;
import guanxi.customer.TimelineEntry.TimelinePosition;
import guanxi.ordering.Carts.Cart;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import guanxi.shared.StableIds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The carts a customer has now: live ones and those she left. */
@Component
class CartTimeline implements TimelineEntries {

  private static final String CARTS = "carts";

  private final Carts carts;

  CartTimeline(Carts carts) {
    this.carts = carts;
  }

  @Override
  public Set<String> shows() {
    return Set.of(CARTS);
  }

  @Override
  public List<TimelineEntry> of(
      CustomerId customer, String show, @Nullable TimelinePosition after, int limit) {
    return carts.ofCustomer(customer).stream()
        .map(CartTimeline::entry)
        .filter(entry -> after == null || entry.position().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  private static TimelineEntry entry(Cart cart) {
    String key = "ordering.timeline.cart." + (cart.isAbandoned() ? "left" : "live");
    return new TimelineEntry(
        new TimelinePosition(
            cart.touchedAt(),
            StableIds.of(
                "cart", Integer.toString(cart.sourceId()), cart.customer().value().toString())),
        CARTS,
        cart.isAbandoned() ? "attention" : "info",
        "shopping-cart",
        Phrase.of(key, cart.shop()),
        cart.checkoutAt() == null
            ? List.of()
            : List.of(Phrase.of("ordering.timeline.cart.checkout")),
        money(cart.amount(), cart.currency()),
        cart.lines().stream()
            .map(line ->
                new Item(
                    line.title() == null ? line.productKey() : line.title(),
                    line.quantity(),
                    line.unitPrice() == null
                        ? null
                        : money(line.unitPrice().multiply(line.quantity()), cart.currency())))
            .toList());
  }

  private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String code) {
    if (amount == null) {
      return null;
    }
    Currency currency = Currency.getInstance(code == null ? "USD" : code);
    BigDecimal minor =
        amount
            .movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
            .setScale(0, RoundingMode.HALF_UP);
    return minor.unscaledValue().bitLength() > 62 ? null : new Money(minor.longValue(), currency);
  }
}
