package guanxi.kernels.learning;

import java.util.Arrays;

/**
 * Cuts each input into at most 64 ranges of about equally many rows, so that trees look at counts
 * of ranges instead of values. Range 0 holds the values that are not known.
 */
final class Bins {

  static final int MOST = 65;

  private final double[][] limits;

  private Bins(double[][] limits) {
    this.limits = limits;
  }

  static Bins of(Examples examples) {
    var limits = new double[examples.width()][];
    for (int c = 0; c < limits.length; c++) {
      int column = c;
      double[] values =
          java.util.stream.IntStream.range(0, examples.size())
              .mapToDouble(row -> examples.row(row)[column] + 0.0)
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      limits[c] = limits(values);
    }
    return new Bins(limits);
  }

  /** Between neighbouring values: between all of them if they are few, else at quantiles. */
  private static double[] limits(double[] sorted) {
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    boolean few = distinct.length < MOST;
    int cuts = few ? Math.max(0, distinct.length - 1) : MOST - 2;
    var limits = new double[cuts];
    int size = 0;
    for (int cut = 0; cut < cuts; cut++) {
      double below = few ? distinct[cut] : sorted[(int) ((cut + 1L) * sorted.length / (cuts + 1))];
      int next = Arrays.binarySearch(distinct, below) + 1;
      if (next < distinct.length) {
        double limit = below / 2 + distinct[next] / 2;
        if (size == 0 || limit > limits[size - 1]) {
          limits[size++] = limit;
        }
      }
    }
    return Arrays.copyOf(limits, size);
  }

  /** The range of a value. */
  byte of(int column, double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    int at = Arrays.binarySearch(limits[column], value);
    return (byte) (1 + (at >= 0 ? at : -at - 1));
  }

  /** How many ranges an input has, the unknown included. */
  int count(int column) {
    return limits[column].length + 2;
  }

  /** The largest value of a range that is not the last; −∞ for the unknown. */
  double limit(int column, int bin) {
    return bin == 0 ? Double.NEGATIVE_INFINITY : limits[column][bin - 1];
  }
}
