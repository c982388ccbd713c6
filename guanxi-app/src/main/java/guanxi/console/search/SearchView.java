package guanxi.console.search;

import guanxi.shared.Money;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param text what was searched for; empty before the first search
 */
public record SearchView(
    String text,
    List<Person> customers,
    List<Order> orders,
    List<Article> products,
    List<Place> places,
    List<Doing> commands) {

  /** Whether something was searched for and nothing was found. */
  public boolean isNothing() {
    return !text.isEmpty() && hits() == 0;
  }

  /** How much was found. */
  public int hits() {
    return customers.size() + orders.size() + products.size() + places.size() + commands.size();
  }

  /** Whether there are hits of which a list shows only the first. */
  public boolean hasRecords() {
    return !customers.isEmpty() || !orders.isEmpty() || !products.isEmpty();
  }

  /** What was searched for, as an address carries it. */
  public String encoded() {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A customer that was found. */
  public record Person(String name, String path, String contact, String place) {}

  /**
   * An order that was found.
   *
   * @param path the customer's page, or null when nobody knows whose it is
   */
  public record Order(
      String number,
      String shop,
      @Nullable String path,
      @Nullable Instant at,
      @Nullable Money amount) {}

  /** A product that was found, with its number and category as far as they are known. */
  public record Article(String title, String details, String shop, String path) {}

  /**
   * Something that can be done.
   *
   * @param isChange whether it is sent as a form instead of opened
   */
  public record Doing(String name, String path, String icon, boolean isChange) {}

  /** A page of the console. */
  public record Place(String name, String path, String icon) {}
}
