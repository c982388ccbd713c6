package guanxi.insight.mining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to offer, ready to print.
 *
 * @param lead one sentence on where the lists come from, or why there are none
 */
public record RecommendationView(String lead, List<Shelf> shelves) {

  /**
   * One list.
   *
   * @param key tells it from the others of the page
   */
  public record Shelf(String key, String title, String explanation, List<Thing> things) {}

  /**
   * A product.
   *
   * @param path its page; null where the catalogue does not know it
   * @param why the reason in words
   */
  public record Thing(String name, @Nullable String path, @Nullable String category, String why) {}

  /**
   * What lies in one basket with a product.
   *
   * @param support baskets with both
   */
  public record Together(
      String name,
      @Nullable String path,
      String support,
      String confidence,
      String lift,
      String sentence) {}

  /** What the page of a product shows. */
  public record ProductShelves(@Nullable Shelf similar, List<Together> together) {}
}
