package guanxi.kernels.lifetime;

import java.util.Arrays;

/**
 * Replaces times by their place among the distinct ones, so that logarithms are taken once each.
 */
final class TimeDictionary {

  private double[] values = new double[1024];
  private int[] slots = emptySlots(values.length);
  private int size;

  private TimeDictionary() {}

  /**
   * Encodes two columns with one dictionary.
   *
   * @param last times, not negative
   * @param observed times, not negative
   * @param lastPlaces receives places of last in the result
   * @param observedPlaces receives places of observed in the result
   * @return the distinct times, ascending
   */
  static double[] encode(double[] last, double[] observed, int[] lastPlaces, int[] observedPlaces) {
    var dictionary = new TimeDictionary();
    for (int i = 0; i < last.length; i++) {
      lastPlaces[i] = dictionary.place(last[i]);
      observedPlaces[i] = dictionary.place(observed[i]);
    }
    double[] found = Arrays.copyOf(dictionary.values, dictionary.size);
    double[] sorted = found.clone();
    Arrays.sort(sorted);
    int[] rank = new int[found.length];
    Arrays.setAll(rank, i -> Arrays.binarySearch(sorted, found[i]));
    for (int i = 0; i < last.length; i++) {
      lastPlaces[i] = rank[lastPlaces[i]];
      observedPlaces[i] = rank[observedPlaces[i]];
    }
    return sorted;
  }

  private int place(double value) {
    int slot = hash(value) & (slots.length - 1);
    while (slots[slot] >= 0) {
      if (values[slots[slot]] == value) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = size;
    values[size++] = value;
    if (size == values.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * size);
    slots = emptySlots(values.length);
    for (int i = 0; i < size; i++) {
      int slot = hash(values[i]) & (slots.length - 1);
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i;
    }
  }

  private static int[] emptySlots(int values) {
    int[] slots = new int[2 * values];
    Arrays.fill(slots, -1);
    return slots;
  }

  private static int hash(double value) {
    long h = Double.doubleToRawLongBits(value) * 0x9E3779B97F4A7C15L;
    return (int) (h >>> 32);
  }
}
