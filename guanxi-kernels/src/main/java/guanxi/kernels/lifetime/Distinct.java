package guanxi.kernels.lifetime;

import java.util.Arrays;

/**
 * The distinct triples (x, tₓ, T) among many, sorted, and which one each entry is.
 *
 * <p>Open addressing on a table of row numbers: no object per entry, one pass, then a radix sort of
 * the distinct rows only.
 */
@SuppressWarnings("ArrayRecordComponent") // built once, read by CompressedHistories only
record Distinct(int[] rowOf, int[] repeats, double[] last, double[] observed) {

  private static final int RADIX_BITS = 11;

  static Distinct of(int[] repeats, double[] last, double[] observed) {
    int n = repeats.length;
    int[] rowOf = new int[n];
    int[] firstEntry = new int[Math.max(16, n >>> 3)];
    int[] table = new int[tableSize(firstEntry.length)];
    Arrays.fill(table, -1);
    int rows = 0;
    for (int i = 0; i < n; i++) {
      int slot = hash(repeats[i], last[i], observed[i]) & (table.length - 1);
      while (table[slot] >= 0 && !same(firstEntry[table[slot]], i, repeats, last, observed)) {
        slot = (slot + 1) & (table.length - 1);
      }
      if (table[slot] < 0) {
        if (rows == firstEntry.length) {
          firstEntry = Arrays.copyOf(firstEntry, 2 * rows);
          table = rehash(firstEntry, rows, repeats, last, observed);
          slot = emptySlot(table, hash(repeats[i], last[i], observed[i]));
        }
        firstEntry[rows] = i;
        table[slot] = rows++;
      }
      rowOf[i] = table[slot];
    }
    return sorted(rowOf, Arrays.copyOf(firstEntry, rows), repeats, last, observed);
  }

  int size() {
    return repeats.length;
  }

  private static Distinct sorted(
      int[] rowOf, int[] firstEntry, int[] repeats, double[] last, double[] observed) {
    int rows = firstEntry.length;
    long[] keys = new long[rows];
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
      keys[i] = Double.doubleToRawLongBits(observed[firstEntry[i]] + 0.0);
    }
    order = sortBy(keys, order);
    for (int i = 0; i < rows; i++) {
      keys[i] = Double.doubleToRawLongBits(last[firstEntry[i]] + 0.0);
    }
    order = sortBy(keys, order);
    for (int i = 0; i < rows; i++) {
      keys[i] = repeats[firstEntry[i]];
    }
    order = sortBy(keys, order);

    int[] x = new int[rows];
    double[] tx = new double[rows];
    double[] t = new double[rows];
    int[] place = new int[rows];
    for (int i = 0; i < rows; i++) {
      int entry = firstEntry[order[i]];
      x[i] = repeats[entry];
      tx[i] = last[entry] + 0.0;
      t[i] = observed[entry] + 0.0;
      place[order[i]] = i;
    }
    for (int i = 0; i < rowOf.length; i++) {
      rowOf[i] = place[rowOf[i]];
    }
    return new Distinct(rowOf, x, tx, t);
  }

  /**
   * A stable radix sort of an order by non-negative keys; digits that are all equal cost nothing.
   */
  private static int[] sortBy(long[] keys, int[] order) {
    int[] from = order;
    int[] to = new int[order.length];
    for (int shift = 0; shift < Long.SIZE; shift += RADIX_BITS) {
      int[] starts = new int[(1 << RADIX_BITS) + 1];
      for (int row : from) {
        starts[digit(keys[row], shift) + 1]++;
      }
      if (from.length > 0 && starts[digit(keys[from[0]], shift) + 1] == from.length) {
        continue;
      }
      for (int d = 0; d < 1 << RADIX_BITS; d++) {
        starts[d + 1] += starts[d];
      }
      for (int row : from) {
        to[starts[digit(keys[row], shift)]++] = row;
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & ((1 << RADIX_BITS) - 1);
  }

  private static int[] rehash(
      int[] firstEntry, int rows, int[] repeats, double[] last, double[] observed) {
    int[] table = new int[tableSize(firstEntry.length)];
    Arrays.fill(table, -1);
    for (int row = 0; row < rows; row++) {
      int i = firstEntry[row];
      table[emptySlot(table, hash(repeats[i], last[i], observed[i]))] = row;
    }
    return table;
  }

  private static int emptySlot(int[] table, int hash) {
    int slot = hash & (table.length - 1);
    while (table[slot] >= 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  /** At least twice as many slots as rows, a power of two. */
  private static int tableSize(int rows) {
    return Integer.highestOneBit(rows) << 2;
  }

  private static boolean same(int i, int j, int[] repeats, double[] last, double[] observed) {
    return repeats[i] == repeats[j] && last[i] == last[j] && observed[i] == observed[j];
  }

  private static int hash(int x, double last, double observed) {
    long h = Double.doubleToRawLongBits(last + 0.0) * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 32)) + Double.doubleToRawLongBits(observed + 0.0);
    h *= 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 29)) + x;
    h *= 0x94D049BB133111EBL;
    return (int) (h ^ (h >>> 32));
  }
}
