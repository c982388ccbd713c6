package guanxi.kernels.segment;

/**
 * How far two groupings of the same people agree, corrected for chance.
 *
 * <pre>
 *   ARI = (Σ C(n_ij, 2) − E) / (½ (Σ C(a_i, 2) + Σ C(b_j, 2)) − E),
 *   E   = Σ C(a_i, 2) Σ C(b_j, 2) / C(n, 2)
 * </pre>
 *
 * @see <a href="https://doi.org/10.1007/BF01908075">Hubert and Arabie (1985), Comparing Partitions,
 *     Journal of Classification 2, 193–218</a>
 */
final class RandIndex {

  private RandIndex() {}

  /** 1 for the same grouping under any names, about 0 for unrelated ones. */
  static double adjusted(int[] left, int[] right) {
    int rows = 1 + java.util.Arrays.stream(left).max().orElse(0);
    int columns = 1 + java.util.Arrays.stream(right).max().orElse(0);
    var table = new long[rows][columns];
    for (int i = 0; i < left.length; i++) {
      table[left[i]][right[i]]++;
    }
    var columnSums = new long[columns];
    double both = 0;
    double inRows = 0;
    for (long[] row : table) {
      long sum = 0;
      for (int c = 0; c < columns; c++) {
        both += pairs(row[c]);
        sum += row[c];
        columnSums[c] += row[c];
      }
      inRows += pairs(sum);
    }
    double inColumns = 0;
    for (long sum : columnSums) {
      inColumns += pairs(sum);
    }
    double all = pairs(left.length);
    double expected = all == 0 ? 0 : inRows * inColumns / all;
    double most = (inRows + inColumns) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  private static double pairs(long n) {
    return n * (n - 1.0) / 2;
  }
}
