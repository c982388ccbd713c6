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
    String text, List<Person> customers, List<Order> orders, List<Place> places) {

  /** Whether something was searched for and nothing was found. */
  public boolean isNothing() {
    return !text.isEmpty() && customers.isEmpty() && orders.isEmpty() && places.isEmpty();
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

  /** A page of the console. */
  public record Place(String name, String path, String icon) {}
}
