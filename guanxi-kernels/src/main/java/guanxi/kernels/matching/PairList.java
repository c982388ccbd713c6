package guanxi.kernels.matching;

import java.util.Arrays;

/** A growing list of record pairs with their patterns; sixteen bytes a pair. */
final class PairList {

  private int[] left = new int[1024];
  private int[] right = new int[1024];
  private long[] patterns = new long[1024];
  private int size;

  int size() {
    return size;
  }

  int left(int index) {
    return left[index];
  }

  int right(int index) {
    return right[index];
  }

  long pattern(int index) {
    return patterns[index];
  }

  void add(int a, int b, long pattern) {
    if (size == left.length) {
      int capacity = size + (size >> 1);
      left = Arrays.copyOf(left, capacity);
      right = Arrays.copyOf(right, capacity);
      patterns = Arrays.copyOf(patterns, capacity);
    }
    left[size] = a;
    right[size] = b;
    patterns[size++] = pattern;
  }
}
