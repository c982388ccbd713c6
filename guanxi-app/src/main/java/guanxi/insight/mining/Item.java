package guanxi.insight.mining;

import guanxi.catalog.Product;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as mining sees it.
 *
 * @param id of the product in the catalogue; null when orders name one that the catalogue lacks
 * @param key the shop's number of it
 */
record Item(
    @Nullable UUID id, int shop, String key, @Nullable String title, @Nullable String category) {

  static Item unknown(int shop, String key) {
    return new Item(null, shop, key, null, null);
  }

  static Item of(Product product) {
    return new Item(
        product.id(), product.sourceId(), product.key(), product.title(), product.category());
  }

  /** How an item is told from all others. */
  static String label(int shop, String key) {
    return shop + "\u001f" + key;
  }

  /** What a person calls it. */
  String name() {
    return Objects.requireNonNullElse(title, key);
  }
}
