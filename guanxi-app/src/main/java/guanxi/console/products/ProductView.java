package guanxi.console.products;

import guanxi.insight.mining.RecommendationView;
import guanxi.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one product shows.
 *
 * @param key the shop's number of it
 * @param price what it cost when an event told so last, or null
 * @param shelves what goes with it
 * @param facts how many rows name it, in all
 */
public record ProductView(
    String title,
    String key,
    @Nullable String category,
    @Nullable Money price,
    String shop,
    long facts,
    List<Source> sources,
    RecommendationView.ProductShelves shelves) {

  /**
   * Where it is known from.
   *
   * @param name the file, or the shop that sent it live
   * @param path the import's page, or null
   */
  public record Source(String name, @Nullable String path, long facts, Instant at) {}
}
