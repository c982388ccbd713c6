package guanxi.kernels.experiment;

/**
 * Whether the groups have the sizes they were meant to have; if not, somebody was lost on the way
 * and no effect may be read.
 *
 * <pre>
 *   χ² = Σ (observed − expected)² / expected,   p = P(χ²_{g−1} ≥ χ²)
 * </pre>
 *
 * @see <a href="https://doi.org/10.1145/3292500.3330722">Fabijan et al. (2019), Diagnosing Sample
 *     Ratio Mismatch in Online Controlled Experiments, KDD</a>
 */
public final class SampleRatio {

  /** Below this the groups are not sound: by chance alone it happens once in a thousand times. */
  public static final double ALARM = 0.001;

  private static final double LARGEST_SHARE = 1e100;

  private SampleRatio() {}

  /**
   * The outcome.
   *
   * @param chiSquare at least 0
   * @param pValue in [0, 1]
   * @param sound whether effects may be read
   */
  public record Check(double chiSquare, double pValue, boolean sound) {}

  /**
   * Compares group sizes with the intended shares.
   *
   * @param observed people in each group
   * @param shares positive and at most 1e100, as many; they need not sum to 1
   */
  public static Check check(long[] observed, double[] shares) {
    if (observed.length != shares.length || observed.length < 2) {
      throw new IllegalArgumentException(
          "two groups or more with a share each are needed, got %d and %d"
              .formatted(observed.length, shares.length));
    }
    double people = 0;
    double total = 0;
    for (int group = 0; group < observed.length; group++) {
      if (observed[group] < 0 || !(shares[group] > 0 && shares[group] <= LARGEST_SHARE)) {
        throw new IllegalArgumentException(
            "group %d has size %d and share %s".formatted(group, observed[group], shares[group]));
      }
      people += observed[group];
      total += shares[group];
    }
    if (people == 0) {
      return new Check(0, 1, false);
    }
    double chiSquare = 0;
    for (int group = 0; group < observed.length; group++) {
      // A share so small that nobody is expected still must not divide by 0.
      double expected = Math.max(people * (shares[group] / total), 1e-100);
      chiSquare += (observed[group] - expected) * (observed[group] - expected) / expected;
    }
    double p = ChiSquare.upperTail(chiSquare, observed.length - 1);
    return new Check(chiSquare, p, p >= ALARM);
  }
}
