package guanxi.console.customers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody wants to see of the customers list: all of it stands in the address, so that the
 * address can be shared, kept and gone back to. What an address says wrongly is left out.
 *
 * @param sort the column that decides the order
 * @param descending whether the greatest comes first
 * @param columns what is shown, in this order
 * @param place where the page begins or ends, or null for the first page
 */
public record ListRequest(
    Filter filter, Column sort, boolean descending, List<Column> columns, @Nullable Place place) {

  /** Where the list lives. */
  public static final String PATH = "/console/customers";

  /** The column that decides the order when nobody chose. */
  static final Column USUAL_SORT = Column.LAST_ORDER;

  private static final int LONGEST_SEARCH = 200;
  private static final int MOST_CHOICES = 50;

  /**
   * The last row of the page before, or the first of the page after.
   *
   * @param cursor what the list gave for that row
   * @param backwards whether the page ends before that row instead of beginning after it
   */
  public record Place(String cursor, boolean backwards) {}

  /** Everybody, as the list opens. */
  public static ListRequest all() {
    return new ListRequest(Filter.NONE, USUAL_SORT, true, Column.USUAL, null);
  }

  /** Reads an address. */
  public static ListRequest of(MultiValueMap<String, String> query) {
    Column sort = Column.of(first(query, "sort")).filter(Column::isSortable).orElse(USUAL_SORT);
    Filter filter =
        new Filter(
            shortened(first(query, "q").strip()),
            chosen(query, "stage"),
            chosen(query, "shop"),
            chosen(query, "country"),
            first(query, "currency").strip(),
            chosen(query, "value"),
            Filter.Quiet.of(first(query, "quiet")),
            Ranges.of(query),
            chosen(query, "segment"));
    return new ListRequest(
        filter,
        sort,
        descending(first(query, "dir"), sort),
        columns(chosen(query, "cols")),
        place(query));
  }

  private static boolean descending(String direction, Column sort) {
    return direction.equals("desc") || (!direction.equals("asc") && sort.isNumber());
  }

  private static @Nullable Place place(MultiValueMap<String, String> query) {
    String after = first(query, "after");
    String before = first(query, "before");
    if (!after.isEmpty()) {
      return new Place(after, false);
    }
    return before.isEmpty() ? null : new Place(before, true);
  }

  /** Columns come as {@code cols=name,spent} or as one parameter for each, as a form sends them. */
  private static List<Column> columns(List<String> keys) {
    List<Column> columns =
        keys.stream()
            .flatMap(key -> Arrays.stream(key.split(",", -1)))
            .map(Column::of)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    if (columns.isEmpty()) {
      return Column.USUAL;
    }
    List<Column> withName = new ArrayList<>(List.of(Column.NAME));
    columns.stream().filter(column -> column != Column.NAME).forEach(withName::add);
    return List.copyOf(withName);
  }

  private static String first(MultiValueMap<String, String> query, String name) {
    String value = query.getFirst(name);
    return value == null ? "" : value;
  }

  private static List<String> chosen(MultiValueMap<String, String> query, String name) {
    List<String> values = query.get(name);
    return values == null
        ? List.of()
        : values.stream()
            .filter(value -> value != null && !value.isBlank())
            .map(String::strip)
            .distinct()
            .limit(MOST_CHOICES)
            .toList();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SEARCH ? text : text.substring(0, LONGEST_SEARCH);
  }

  /** The address of this view. */
  public String path() {
    return address(PATH, parameters());
  }

  /** The address of the export of exactly this view, all pages of it. */
  public String exportPath(String format) {
    List<ListView.Parameter> parameters = new ArrayList<>(at(null).parameters());
    parameters.add(new ListView.Parameter("format", format));
    return address(PATH + "/export", parameters);
  }

  /** What stands in the address, without what is usual. */
  List<ListView.Parameter> parameters() {
    List<ListView.Parameter> out = new ArrayList<>();
    add(out, "q", filter.search());
    filter.stages().forEach(stage -> add(out, "stage", stage));
    filter.shops().forEach(shop -> add(out, "shop", shop));
    filter.countries().forEach(country -> add(out, "country", country));
    add(out, "currency", filter.currency());
    filter.values().forEach(value -> add(out, "value", value));
    add(out, "quiet", filter.quiet() == null ? "" : filter.quiet().key());
    out.addAll(filter.ranges().parameters());
    filter.segments().forEach(segment -> add(out, "segment", segment));
    if (sort != USUAL_SORT || !descending) {
      add(out, "sort", sort.key());
      add(out, "dir", descending ? "desc" : "asc");
    }
    if (!columns.equals(Column.USUAL)) {
      add(out, "cols", String.join(",", columns.stream().map(Column::key).toList()));
    }
    if (place != null) {
      add(out, place.backwards() ? "before" : "after", place.cursor());
    }
    return out;
  }

  private static void add(List<ListView.Parameter> out, String name, String value) {
    if (!value.isEmpty()) {
      out.add(new ListView.Parameter(name, value));
    }
  }

  private static String address(String base, List<ListView.Parameter> parameters) {
    if (parameters.isEmpty()) {
      return base;
    }
    return base
        + "?"
        + parameters.stream()
            .map(parameter -> parameter.name() + "=" + encoded(parameter.value()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
  }

  /** The same, sorted by this column; by the column sorted already, the other way round. */
  public ListRequest sortedBy(Column column) {
    boolean down = column == sort ? !descending : column.isNumber();
    return new ListRequest(filter, column, down, columns, null);
  }

  /** The same for other customers. */
  public ListRequest with(Filter other) {
    return new ListRequest(other, sort, descending, columns, null);
  }

  /** The same with another set of columns. */
  public ListRequest showing(List<Column> shown) {
    return new ListRequest(filter, sort, descending, shown, null);
  }

  /** Another page of the same view; null for the first. */
  public ListRequest at(@Nullable Place where) {
    return new ListRequest(filter, sort, descending, columns, where);
  }
}
