package guanxi.kernels.recommend;

import java.util.Arrays;

/** What is known of the items of a shop besides who bought them. */
public final class ShopItems {

  /** The category of an item that has none. */
  public static final int NO_CATEGORY = -1;

  private final int[] categories;
  private final double[] prices;

  private ShopItems(int[] categories, double[] prices) {
    this.categories = categories;
    this.prices = prices;
  }

  /**
   * Items with categories and prices.
   *
   * @param categories of each item, {@link #NO_CATEGORY} where not known
   * @param prices of each item in one currency, NaN where not known
   */
  public static ShopItems of(int[] categories, double[] prices) {
    if (categories.length != prices.length) {
      throw new IllegalArgumentException(
          "%d categories and %d prices".formatted(categories.length, prices.length));
    }
    return new ShopItems(categories.clone(), prices.clone());
  }

  /** Items of which nothing is known. */
  public static ShopItems unknown(int count) {
    var categories = new int[count];
    Arrays.fill(categories, NO_CATEGORY);
    var prices = new double[count];
    Arrays.fill(prices, Double.NaN);
    return new ShopItems(categories, prices);
  }

  int count() {
    return categories.length;
  }

  int category(int item) {
    return categories[item];
  }

  double price(int item) {
    return prices[item];
  }

  boolean sameCategory(int a, int b) {
    return categories[a] != NO_CATEGORY && categories[a] == categories[b];
  }
}
