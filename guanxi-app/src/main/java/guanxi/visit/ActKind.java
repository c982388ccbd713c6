package guanxi.visit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody can do in a shop: the events of the e-commerce specification, with older names. */
public enum ActKind {
  /** Looked at a page. */
  PAGE(1),
  /** Looked at a screen of an app. */
  SCREEN(2),
  /** Looked at a product. */
  PRODUCT_VIEWED(3, "product viewed", "viewed product"),
  /** Chose a product out of a list. */
  PRODUCT_CLICKED(4, "product clicked", "clicked product"),
  /** Looked at a list of products. */
  LIST_VIEWED(5, "product list viewed", "viewed product category", "product category viewed"),
  /** Narrowed or sorted a list of products. */
  LIST_FILTERED(6, "product list filtered", "filtered product list"),
  /** Searched for products. */
  SEARCHED(7, "products searched", "searched products"),
  /** Saw a promotion. */
  PROMOTION_VIEWED(8, "promotion viewed", "viewed promotion"),
  /** Followed a promotion. */
  PROMOTION_CLICKED(9, "promotion clicked", "clicked promotion"),
  /** Put a product on a wish list. */
  WISHED(10, "product added to wishlist", "added product to wishlist"),
  /** Took a product off a wish list. */
  UNWISHED(11, "product removed from wishlist", "removed product from wishlist"),
  /** Entered a coupon. */
  COUPON_ENTERED(12, "coupon entered", "entered coupon"),
  /** A coupon was accepted. */
  COUPON_APPLIED(13, "coupon applied", "applied coupon"),
  /** A coupon was refused. */
  COUPON_DENIED(14, "coupon denied", "denied coupon"),
  /** Took a coupon back. */
  COUPON_REMOVED(15, "coupon removed", "removed coupon"),
  /** Judged a product. */
  REVIEWED(16, "product reviewed", "reviewed product"),
  /** Told others of a product. */
  SHARED(17, "product shared", "shared product"),
  /** Told others of a cart. */
  CART_SHARED(18, "cart shared", "shared cart"),
  /** Something with a cart or an order, which those tell of themselves. */
  BOUGHT_OR_CARTED(
      50,
      "product added",
      "added product",
      "product removed",
      "removed product",
      "wishlist product added to cart",
      "cart viewed",
      "viewed cart",
      "checkout started",
      "started order",
      "order started",
      "checkout step viewed",
      "viewed checkout step",
      "checkout step completed",
      "completed checkout step",
      "payment info entered",
      "order completed",
      "completed order"),
  /** Something else that the shop gave a name. */
  OTHER(99);

  private static final Map<String, ActKind> BY_NAME =
      Arrays.stream(values())
          .flatMap(kind -> kind.names.stream().map(name -> Map.entry(name, kind)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final int code;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> names;

  ActKind(int code, String... names) {
    this.code = code;
    this.names = List.of(names);
  }

  /** The permanent number in the database. */
  int code() {
    return code;
  }

  /** The kind of an event with this name, in any case. */
  static ActKind named(String name) {
    return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), OTHER);
  }

  static ActKind ofCode(int code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of act " + code));
  }
}
