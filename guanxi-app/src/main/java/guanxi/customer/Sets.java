package guanxi.customer;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Disjoint sets of the numbers 0 … n−1 that can be united: union by size, path halving. */
final class Sets {

  private final int[] parent;
  private final int[] size;

  Sets(int count) {
    parent = IntStream.range(0, count).toArray();
    size = new int[count];
    Arrays.fill(size, 1);
  }

  /** The number that stands for the set of {@code element}. */
  int root(int element) {
    int at = element;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Makes one set of two. Returns whether they were two. */
  boolean unite(int one, int other) {
    int large = root(one);
    int small = root(other);
    if (large == small) {
      return false;
    }
    if (size[large] < size[small]) {
      int swap = large;
      large = small;
      small = swap;
    }
    parent[small] = large;
    size[large] += size[small];
    return true;
  }
}
