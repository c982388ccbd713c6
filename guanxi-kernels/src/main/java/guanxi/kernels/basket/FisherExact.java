package guanxi.kernels.basket;

/**
 * The chance of seeing two things together at least this often if they had nothing to do with each
 * other: Fisher's exact test, one-sided.
 *
 * <pre>
 *   p = Σ_{k ≥ both} C(left, k) · C(n − left, right − k) / C(n, right)
 * </pre>
 *
 * <p>The first term comes from logarithms of factorials, the others from it by the ratio of
 * neighbouring terms; terms fall faster than geometrically beyond the expected count, so the sum
 * ends when a term no longer changes it. Relative error is below 1e-9 for up to 10⁸ baskets;
 * probabilities below 1e-308 come out as 0.
 *
 * @see <a href="https://doi.org/10.2307/2340521">Fisher (1922), On the Interpretation of χ² from
 *     Contingency Tables, JRSS 85(1), 87–94</a>
 */
final class FisherExact {

  private FisherExact() {}

  /**
   * The upper tail.
   *
   * @param n all baskets
   * @param left baskets with the one, at most n
   * @param right baskets with the other, at most n
   * @param both baskets with both, between max(0, left + right − n) and min(left, right)
   * @return in [0, 1]
   */
  static double upperTail(int n, int left, int right, int both) {
    int most = Math.min(left, right);
    int least = Math.max(0, left + right - n);
    boolean possible = Math.min(left, right) >= 0 && Math.max(left, right) <= n && n > 0;
    if (!possible || both < least || both > most) {
      throw new IllegalArgumentException(
          "no such table: n=%d left=%d right=%d both=%d".formatted(n, left, right, both));
    }
    if (both <= (double) left * right / n) {
      return 1 - lowerTail(n, left, right, both - 1, least);
    }
    double term = Math.exp(logTerm(n, left, right, both));
    double sum = term;
    for (int k = both; k < most && term > 0x1p-60 * sum; k++) {
      term *= (left - k) / (k + 1.0) * (right - k) / (n - left - right + k + 1.0);
      sum += term;
    }
    return Math.min(1, sum);
  }

  private static double lowerTail(int n, int left, int right, int from, int least) {
    if (from < least) {
      return 0;
    }
    double term = Math.exp(logTerm(n, left, right, from));
    double sum = term;
    for (int k = from; k > least && term > 0x1p-60 * sum; k--) {
      term *= k / (left - k + 1.0) * (n - left - right + k) / (right - k + 1.0);
      sum += term;
    }
    return Math.min(1, sum);
  }

  private static double logTerm(int n, int left, int right, int k) {
    return logChoose(left, k) + logChoose(n - left, right - k) - logChoose(n, right);
  }

  private static double logChoose(int n, int k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  }

  /** ln n!, by the product below 20 and Stirling's series (error below 1e-16 relative) above. */
  static double logFactorial(int n) {
    if (n < 20) {
      double product = 1;
      for (int i = 2; i <= n; i++) {
        product *= i;
      }
      return Math.log(product);
    }
    double x = n + 1.0;
    double inverse = 1 / (x * x);
    double series =
        (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / x;
    return (x - 0.5) * Math.log(x) - x + 0.9189385332046728 + series;
  }
}
