package guanxi.insight.mining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of baskets shows.
 *
 * @param levels products or categories
 * @param shown how many of how many rules, in words
 */
public record BasketsView(
    List<Choice> levels,
    String level,
    String search,
    String leastLift,
    String sort,
    String direction,
    List<Head> heads,
    List<Row> rows,
    String shown,
    boolean isEmpty,
    List<SetRow> sets) {

  /** A way to look at it. */
  public record Choice(String text, String path, boolean isChosen) {}

  /**
   * A column.
   *
   * @param sorted {@code ascending}, {@code descending} or null
   */
  public record Head(String text, String path, @Nullable String sorted, String meaning) {}

  /** A rule. */
  public record Row(
      List<Item> antecedent, Item consequent, List<String> figures, String sentence) {}

  /**
   * A product or category.
   *
   * @param path its page, or null
   */
  public record Item(String name, @Nullable String path) {}

  /** A closed set. */
  public record SetRow(String items, String baskets, String share) {}
}
