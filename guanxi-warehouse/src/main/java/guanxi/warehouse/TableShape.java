package guanxi.warehouse;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table's name and columns.
 *
 * @param name lower-case letters, digits and underscores
 * @param columns at least one, in the order of the file or of the values appended
 */
public record TableShape(String name, List<Column> columns) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** Checks the name. */
  public TableShape {
    requireName(name);
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("table " + name + " has no columns");
    }
  }

  /** The same table with some of its columns as ids: smaller and faster than as text. */
  public TableShape withIds(Set<String> ids) {
    return new TableShape(
        name,
        columns.stream()
            .map(column ->
                ids.contains(column.name()) ? new Column(column.name(), ColumnType.ID) : column)
            .toList());
  }

  /** One column. */
  public record Column(String name, ColumnType type) {

    /** Checks the name. */
    public Column {
      requireName(name);
    }
  }

  /**
   * Returns the name if it can stand in SQL unquoted.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a warehouse name: " + name);
    }
    return name;
  }
}
