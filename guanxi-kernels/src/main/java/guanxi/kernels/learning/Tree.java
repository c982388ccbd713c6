package guanxi.kernels.learning;

import java.util.Arrays;

/** A small decision tree: inner nodes ask for one input, every node has a value. */
final class Tree {

  static final int LEAF = -1;

  private int[] column = new int[15];
  private double[] limit = new double[15];
  private int[] below = new int[15];
  private double[] value = new double[15];
  private int size;

  /** Adds a leaf and returns its number; its right brother, if any, must come next. */
  int addLeaf(double leafValue) {
    if (size == column.length) {
      column = Arrays.copyOf(column, 2 * size);
      limit = Arrays.copyOf(limit, 2 * size);
      below = Arrays.copyOf(below, 2 * size);
      value = Arrays.copyOf(value, 2 * size);
    }
    column[size] = LEAF;
    value[size] = leafValue;
    return size++;
  }

  /** Makes a leaf ask: not above the limit, or not known, goes to {@code left}. */
  void split(int node, int asked, double most, int left) {
    column[node] = asked;
    limit[node] = most;
    below[node] = left;
  }

  double value(double[] row) {
    int node = 0;
    while (column[node] != LEAF) {
      node = next(node, row);
    }
    return value[node];
  }

  private int next(int node, double[] row) {
    return row[column[node]] > limit[node] ? below[node] + 1 : below[node];
  }

  double rootValue() {
    return value[0];
  }

  /** Adds the change of value at every step to the input that was asked. */
  void addContributions(double[] row, double[] parts) {
    int node = 0;
    while (column[node] != LEAF) {
      int next = next(node, row);
      parts[column[node]] += value[next] - value[node];
      node = next;
    }
  }
}
