package guanxi.files;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column means what, and why that is believed. Immutable. */
public final class ColumnMapping {

  /** Nothing mapped. */
  public static final ColumnMapping NONE = new ColumnMapping(Map.of());

  private final Map<Role, Column> columns;

  private ColumnMapping(Map<Role, Column> columns) {
    this.columns = columns;
  }

  /**
   * A column with a meaning.
   *
   * @param index from 0
   * @param name header of the column
   * @param confidence between 0 and 1
   */
  public record Column(int index, String name, double confidence, Reason reason) {}

  /** Why a column is believed to mean something. */
  public enum Reason {
    /** A person said so. */
    CHOSEN,
    /** The file's known format says so. */
    FORMAT,
    /** The header is a known word for it. */
    HEADER,
    /** Part of the header is a known word for it. */
    HEADER_PART,
    /** The cells look like it. */
    CONTENT
  }

  /** The column of this meaning, or null. */
  public @Nullable Column column(Role role) {
    return columns.get(role);
  }

  /** Index from 0 of the column of this meaning, or -1. */
  public int index(Role role) {
    Column column = columns.get(role);
    return column == null ? -1 : column.index();
  }

  /** Whether some column has this meaning. */
  public boolean has(Role role) {
    return columns.containsKey(role);
  }

  /** All mapped columns, in the order of the roles. */
  public Map<Role, Column> columns() {
    return columns;
  }

  /** The same with this column for this meaning. */
  public ColumnMapping with(Role role, Column column) {
    Map<Role, Column> changed = new EnumMap<>(Role.class);
    changed.putAll(columns);
    changed.put(role, column);
    return new ColumnMapping(Collections.unmodifiableMap(changed));
  }

  /** The same without any column for this meaning. */
  public ColumnMapping without(Role role) {
    Map<Role, Column> changed = new EnumMap<>(Role.class);
    changed.putAll(columns);
    changed.remove(role);
    return new ColumnMapping(Collections.unmodifiableMap(changed));
  }

  /**
   * The same with a column chosen by a person: by its header in any case, as {@code c2}, or as
   * {@code 2}, both counted from 1.
   *
   * @throws IllegalArgumentException when the header has no such column
   */
  public ColumnMapping withChosen(Role role, String name, List<String> header) {
    int index = find(name, header);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no column \"%s\" for %s; there are: %s"
              .formatted(name, role.name().toLowerCase(Locale.ROOT), String.join(", ", header)));
    }
    return with(role, new Column(index, header.get(index), 1, Reason.CHOSEN));
  }

  private static int find(String name, List<String> header) {
    String wanted = name.strip();
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).strip().equalsIgnoreCase(wanted)) {
        return i;
      }
    }
    String number = wanted.toLowerCase(Locale.ROOT).replaceFirst("^c(?=\\d)", "");
    if (!number.matches("\\d{1,5}")) {
      return -1;
    }
    int index = Integer.parseInt(number) - 1;
    return index < header.size() ? index : -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ColumnMapping mapping && mapping.columns.equals(columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return columns.toString();
  }
}
