package guanxi.kernels.lifetime;

/** The data of {@code tools/reference/small_fit.py}. */
final class SmallData {

  /** x, last order, observed, customers. */
  private static final int[][] ROWS = {
    {0, 0, 20, 118}, {0, 0, 30, 131}, {0, 0, 40, 124}, {1, 2, 20, 21}, {1, 9, 20, 17},
    {1, 17, 20, 11}, {1, 3, 30, 24}, {1, 12, 30, 15}, {1, 25, 30, 12}, {1, 4, 40, 26},
    {1, 19, 40, 14}, {1, 35, 40, 13}, {2, 6, 20, 9}, {2, 15, 20, 12}, {2, 10, 30, 10},
    {2, 26, 30, 11}, {2, 13, 40, 9}, {2, 34, 40, 14}, {3, 8, 20, 5}, {3, 18, 30, 7},
    {3, 28, 30, 8}, {3, 21, 40, 6}, {3, 38, 40, 9}, {4, 17, 20, 6}, {4, 24, 30, 5},
    {5, 29, 30, 6}, {6, 37, 40, 7}, {8, 33, 40, 3}, {11, 39, 40, 4}, {25, 40, 40, 1},
  };

  static final int[] SPEND_ORDERS = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 9, 12};

  static final double[] SPEND_MEANS = {
    12.5, 31, 55.25, 20.1, 8.75, 140, 22.4, 36.9, 61, 18.2, 27.5, 44.4, 90.3, 33.3, 25.6, 49.8, 30,
    38.1, 72.5, 28.9
  };

  private SmallData() {}

  static CompressedHistories histories() {
    return historiesIn(1);
  }

  /** The histories with times in units of which a week has that many. */
  static CompressedHistories historiesIn(double unitsPerWeek) {
    int n = ROWS.length;
    int[] x = new int[n];
    double[] last = new double[n];
    double[] observed = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = ROWS[i][0];
      last[i] = ROWS[i][1] * unitsPerWeek;
      observed[i] = ROWS[i][2] * unitsPerWeek;
      weights[i] = ROWS[i][3];
    }
    return CompressedHistories.weighted(x, last, observed, weights);
  }
}
