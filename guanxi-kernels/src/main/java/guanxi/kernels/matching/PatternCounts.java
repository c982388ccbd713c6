package guanxi.kernels.matching;

import java.util.Arrays;

/** How often each pattern occurs; patterns are numbered in order of first sight. */
final class PatternCounts {

  private long[] keys = new long[1024];
  private int[] numbers = new int[1024];
  private long[] patterns = new long[512];
  private long[] counts = new long[512];
  private int size;

  PatternCounts() {
    Arrays.fill(numbers, -1);
  }

  int size() {
    return size;
  }

  long pattern(int number) {
    return patterns[number];
  }

  long count(int number) {
    return counts[number];
  }

  /** Counts a pattern and returns its number. */
  int add(long pattern, long times) {
    int place = place(pattern);
    if (numbers[place] < 0) {
      if (size == patterns.length) {
        patterns = Arrays.copyOf(patterns, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      keys[place] = pattern;
      numbers[place] = size;
      patterns[size] = pattern;
      size++;
      if (2 * size > keys.length) {
        grow();
        place = place(pattern);
      }
    }
    counts[numbers[place]] += times;
    return numbers[place];
  }

  private int place(long pattern) {
    int mask = keys.length - 1;
    int place = (int) ((pattern * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (numbers[place] >= 0 && keys[place] != pattern) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    keys = new long[2 * keys.length];
    numbers = new int[keys.length];
    Arrays.fill(numbers, -1);
    for (int number = 0; number < size; number++) {
      int place = place(patterns[number]);
      keys[place] = patterns[number];
      numbers[place] = number;
    }
  }
}
