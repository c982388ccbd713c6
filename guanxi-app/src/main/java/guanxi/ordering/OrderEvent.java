package guanxi.ordering;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events of the e-commerce specification that tell of carts and orders, with older names. */
enum OrderEvent {
  /** Something was put into the cart. */
  ADDED("product added", "added product", "wishlist product added to cart"),
  /** Something was taken out of the cart. */
  REMOVED("product removed", "removed product"),
  /** The cart was looked at: all that is in it. */
  CART_VIEWED("cart viewed", "viewed cart"),
  /** She went on to pay. */
  CHECKOUT("checkout started", "started order", "order started"),
  /** A step on the way to paying. */
  CHECKOUT_STEP(
      "checkout step viewed",
      "viewed checkout step",
      "checkout step completed",
      "completed checkout step",
      "payment info entered"),
  /** She ordered. */
  COMPLETED("order completed", "completed order"),
  /** The order was changed. */
  UPDATED("order updated", "updated order"),
  /** Money was given back. */
  REFUNDED("order refunded", "refunded order"),
  /** The order is none any more. */
  CANCELLED("order cancelled", "cancelled order", "order canceled", "canceled order");

  private static final Map<String, OrderEvent> BY_NAME =
      Arrays.stream(values())
          .flatMap(event -> event.names().map(name -> Map.entry(name, event)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> names;

  OrderEvent(String... names) {
    this.names = List.of(names);
  }

  /** Its names in lower case. */
  Stream<String> names() {
    return names.stream();
  }

  /** The event with this name, in any case. */
  static Optional<OrderEvent> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether it tells of an order and not only of a cart. */
  boolean tellsOfOrder() {
    return compareTo(COMPLETED) >= 0;
  }
}
