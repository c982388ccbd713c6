package guanxi.kernels.lifetime;

import java.util.Arrays;

/**
 * The distinct triples (x, tₓ, T) among many, sorted, and which one each entry is.
 *
 * <p>Open addressing on a table of row numbers: no object per entry, one pass that touches only the
 * distinct rows, then a radix sort of those.
 */
@SuppressWarnings("ArrayRecordComponent") // built once, read by CompressedHistories only
record Distinct(int[] rowOf, int[] repeats, double[] last, double[] observed) {

  private static final int RADIX_BITS = 11;

  static Distinct of(int[] repeats, double[] last, double[] observed) {
    var rows = new Rows(Math.max(16, repeats.length >>> 3));
    int[] rowOf = new int[repeats.length];
    for (int i = 0; i < rowOf.length; i++) {
      rowOf[i] = rows.find(repeats[i], last[i] + 0.0, observed[i] + 0.0);
    }
    return rows.sorted(rowOf);
  }

  int size() {
    return repeats.length;
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

  /** The distinct triples so far, and where to find them by their hash. */
  private static final class Rows {

    private int[] repeats;
    private double[] last;
    private double[] observed;
    private int[] slots;
    private int size;

    Rows(int capacity) {
      repeats = new int[capacity];
      last = new double[capacity];
      observed = new double[capacity];
      slots = emptySlots(capacity);
    }

    int find(int x, double tx, double t) {
      int slot = hash(x, tx, t) & (slots.length - 1);
      for (int row = slots[slot]; row >= 0; row = slots[slot]) {
        if (repeats[row] == x && last[row] == tx && observed[row] == t) {
          return row;
        }
        slot = (slot + 1) & (slots.length - 1);
      }
      if (size == repeats.length) {
        grow();
        slot = emptySlot(hash(x, tx, t));
      }
      repeats[size] = x;
      last[size] = tx;
      observed[size] = t;
      slots[slot] = size;
      return size++;
    }

    /** Sorts the rows by (x, tₓ, T) and renames them in rowOf, which is changed. */
    Distinct sorted(int[] rowOf) {
      long[] keys = new long[size];
      int[] order = new int[size];
      Arrays.setAll(order, i -> i);
      Arrays.setAll(keys, i -> Double.doubleToRawLongBits(observed[i]));
      order = sortBy(keys, order);
      Arrays.setAll(keys, i -> Double.doubleToRawLongBits(last[i]));
      order = sortBy(keys, order);
      Arrays.setAll(keys, i -> repeats[i]);
      order = sortBy(keys, order);

      int[] x = new int[size];
      double[] tx = new double[size];
      double[] t = new double[size];
      int[] place = new int[size];
      for (int i = 0; i < size; i++) {
        x[i] = repeats[order[i]];
        tx[i] = last[order[i]];
        t[i] = observed[order[i]];
        place[order[i]] = i;
      }
      for (int i = 0; i < rowOf.length; i++) {
        rowOf[i] = place[rowOf[i]];
      }
      return new Distinct(rowOf, x, tx, t);
    }

    private void grow() {
      int capacity = 2 * size;
      repeats = Arrays.copyOf(repeats, capacity);
      last = Arrays.copyOf(last, capacity);
      observed = Arrays.copyOf(observed, capacity);
      slots = emptySlots(capacity);
      for (int row = 0; row < size; row++) {
        slots[emptySlot(hash(repeats[row], last[row], observed[row]))] = row;
      }
    }

    private int emptySlot(int hash) {
      int slot = hash & (slots.length - 1);
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      return slot;
    }

    /** At least twice as many slots as rows, a power of two. */
    private static int[] emptySlots(int rows) {
      int[] slots = new int[Integer.highestOneBit(rows) << 2];
      Arrays.fill(slots, -1);
      return slots;
    }

    private static int hash(int x, double last, double observed) {
      long h = Double.doubleToRawLongBits(last) * 0x9E3779B97F4A7C15L;
      h = (h ^ (h >>> 32)) + Double.doubleToRawLongBits(observed);
      h *= 0xBF58476D1CE4E5B9L;
      h = (h ^ (h >>> 29)) + x;
      h *= 0x94D049BB133111EBL;
      return (int) (h ^ (h >>> 32));
    }
  }
}
