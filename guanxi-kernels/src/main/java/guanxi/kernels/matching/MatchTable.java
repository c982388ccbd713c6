package guanxi.kernels.matching;

import java.util.List;

/**
 * The records to match: columns of equal length, each record from one of one or two sources.
 *
 * <p>With one source every record is compared with every other; with two only across them.
 */
public final class MatchTable {

  /** More columns than this are not compared; the pattern of a pair has to fit one machine word. */
  public static final int MAX_COLUMNS = 16;

  private final List<Column> columns;
  private final int size;
  private final int firstOfSecond;

  private MatchTable(List<Column> columns, int size, int firstOfSecond) {
    if (columns.isEmpty() || columns.size() > MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "between 1 and %d columns can be compared, got %d"
              .formatted(MAX_COLUMNS, columns.size()));
    }
    for (Column column : columns) {
      if (column.size() != size) {
        throw new IllegalArgumentException(
            "column %s has %d rows instead of %d".formatted(column.name(), column.size(), size));
      }
    }
    this.columns = List.copyOf(columns);
    this.size = size;
    this.firstOfSecond = firstOfSecond;
  }

  /** Records of one source, among which the same person may appear twice. */
  public static MatchTable ofOneSource(List<Column> columns, int size) {
    return new MatchTable(columns, size, size);
  }

  /** Records of two sources, the first {@code left} of the first one. */
  public static MatchTable ofTwoSources(List<Column> columns, int size, int left) {
    if (left < 0 || left > size) {
      throw new IllegalArgumentException("left must be in [0, %d], was %d".formatted(size, left));
    }
    return new MatchTable(columns, size, left);
  }

  /** The columns that are compared. */
  public List<Column> columns() {
    return columns;
  }

  /** How many records there are. */
  public int size() {
    return size;
  }

  boolean isLink() {
    return firstOfSecond < size;
  }

  /** 0 for the first source, 1 for the second. */
  public int source(int row) {
    return row < firstOfSecond ? 0 : 1;
  }

  boolean comparable(int a, int b) {
    return !isLink() || (a < firstOfSecond) != (b < firstOfSecond);
  }

  int firstOfSecond() {
    return firstOfSecond;
  }

  /** How many pairs of records could be the same person. */
  double pairs() {
    return isLink() ? (double) firstOfSecond * (size - firstOfSecond) : 0.5 * size * (size - 1.0);
  }
}
