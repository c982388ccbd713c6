package guanxi.warehouse;

import java.util.Map;
import java.util.Set;

/**
 * A small result in memory, one primitive array per column: whole numbers as {@code long[]}, other
 * numbers as {@code double[]} with NaN for null, everything else as its text with "" for null.
 */
public final class Columns {

  private final int rows;
  private final Map<String, Object> arrays;

  Columns(int rows, Map<String, Object> arrays) {
    this.rows = rows;
    this.arrays = Map.copyOf(arrays);
  }

  /**
   * A result.
   *
   * @param arrays by column, each of {@code rows} elements: {@code long[]}, {@code double[]} or
   *     {@code String[]}
   */
  public static Columns of(int rows, Map<String, Object> arrays) {
    return new Columns(rows, arrays);
  }

  /** The columns' names. */
  public Set<String> names() {
    return arrays.keySet();
  }

  /** The values of a row by column, for comparing and printing. */
  public Object value(String column, int row) {
    return switch (array(column)) {
      case long[] numbers -> numbers[row];
      case double[] decimals -> decimals[row];
      case String[] texts -> texts[row];
      case Object other -> throw new IllegalStateException(other.getClass().getName());
    };
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** A column of whole numbers; the array is the result's own. */
  public long[] numbers(String column) {
    return (long[]) array(column);
  }

  /** A column of floating point numbers, NaN for null; the array is the result's own. */
  public double[] decimals(String column) {
    return (double[]) array(column);
  }

  /** A column of texts or days, "" for null; the array is the result's own. */
  public String[] texts(String column) {
    return (String[]) array(column);
  }

  private Object array(String column) {
    Object array = arrays.get(column);
    if (array == null) {
      throw new IllegalArgumentException("no column " + column + " among " + arrays.keySet());
    }
    return array;
  }
}
