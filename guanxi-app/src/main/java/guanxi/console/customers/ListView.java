package guanxi.console.customers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customers list shows.
 *
 * @param isEmptyShop whether there are no customers at all yet
 * @param found how many customers the filter wants, in words
 * @param hint what one should know about this view, a text key, or null
 * @param offers the filters with their choices
 * @param ranges the filter by amounts and days
 * @param previous the address of the page before, or null on the first
 * @param next the address of the page after, or null on the last
 */
public record ListView(
    ListRequest request,
    boolean isEmptyShop,
    String found,
    @Nullable String hint,
    List<Choices> offers,
    RangeForm ranges,
    List<Row> rows,
    @Nullable String previous,
    @Nullable String next) {

  /** Whether some customers are left out. */
  public boolean isFiltered() {
    return !request.filter().equals(Filter.NONE);
  }

  /** The address without any filter. */
  public String clearPath() {
    return request.with(Filter.NONE).path();
  }

  /** What a new search keeps of this view, as hidden fields. */
  public List<Parameter> kept() {
    return request.with(request.filter().searching("")).parameters();
  }

  /** What a new choice of columns keeps of this view, as hidden fields. */
  public List<Parameter> keptWithoutColumns() {
    return request.showing(Column.USUAL).parameters();
  }

  /** What new amounts and days keep of this view, as hidden fields. */
  public List<Parameter> keptWithoutRanges() {
    return request.with(request.filter().within(Ranges.NONE).in("")).parameters();
  }

  /** One customer. */
  public record Row(String path, String stage, List<Cell> cells) {}

  /**
   * What stands in one column.
   *
   * @param text ready to print; empty when nothing is known
   */
  public record Cell(Column column, String text) {}

  /** One filter. */
  public record Choices(String name, List<Choice> choices) {

    /** Whether this filter leaves somebody out. */
    public boolean isChosen() {
      return choices.stream().anyMatch(Choice::isChosen);
    }

    /** What is chosen, in words. */
    public String chosen() {
      return String.join(
          ", ", choices.stream().filter(Choice::isChosen).map(Choice::text).toList());
    }
  }

  /**
   * One choice of a filter.
   *
   * @param path the address with this choice made, or taken back if it is made
   */
  public record Choice(String text, String path, boolean isChosen) {}

  /** One parameter of an address. */
  public record Parameter(String name, String value) {}
}
