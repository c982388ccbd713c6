package guanxi.warehouse;

import java.util.Map;

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
