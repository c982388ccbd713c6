package guanxi.kernels.experiment;

import java.util.Arrays;

/** How much a treatment changed a share or a mean, with its interval. */
public final class Effect {

  private Effect() {}

  /**
   * The difference of two shares, treated less control.
   *
   * <pre>
   *   w(k, n) = (k + z²/2 ± z √(k(n−k)/n + z²/4)) / (n + z²)          Wilson's limits l, u
   *   low  = d − √((p₁ − l₁)² + (u₂ − p₂)²),  high = d + √((u₁ − p₁)² + (p₂ − l₂)²)
   * </pre>
   *
   * @return never outside [−1, 1], also for 0 of n and n of n
   * @see <a
   *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe
   *     (1998), Interval Estimation for the Difference Between Independent Proportions, Statistics
   *     in Medicine 17, 873–890</a>: method 10
   */
  public static Interval ofShares(long hitsTreated, long treated, long hitsControl, long control) {
    double[] one = wilson(hitsTreated, treated);
    double[] two = wilson(hitsControl, control);
    double difference = one[0] - two[0];
    return new Interval(
        difference,
        Math.max(-1, difference - Math.hypot(one[0] - one[1], two[2] - two[0])),
        Math.min(1, difference + Math.hypot(one[2] - one[0], two[0] - two[1])));
  }

  private static double[] wilson(long hits, long people) {
    if (people < 1 || hits < 0 || hits > people) {
      throw new IllegalArgumentException("no share: %d of %d".formatted(hits, people));
    }
    double n = people;
    double z2 = Interval.Z * Interval.Z;
    double middle = hits + z2 / 2;
    double reach = Interval.Z * Math.sqrt(hits * (n - hits) / n + z2 / 4);
    return new double[] {hits / n, (middle - reach) / (n + z2), (middle + reach) / (n + z2)};
  }

  /**
   * The difference of two means, treated less control, with unequal variances (Welch).
   *
   * <pre>
   *   e² = v₁/n₁ + v₂/n₂,   degrees = e⁴ / ((v₁/n₁)²/(n₁−1) + (v₂/n₂)²/(n₂−1)),   d ± t(degrees) e
   * </pre>
   *
   * @throws IllegalArgumentException when a group has fewer than two values, or one is beyond 1e100
   */
  public static Interval ofMeans(double[] treated, double[] control) {
    Moments one = Moments.of(treated);
    Moments two = Moments.of(control);
    double first = one.variance() / treated.length;
    double second = two.variance() / control.length;
    double squared = first + second;
    // Shares of the whole, so that tiny and huge variances neither vanish nor overflow.
    double share = squared > 0 ? first / squared : 0;
    double inverse =
        share * share / (treated.length - 1.0) + (1 - share) * (1 - share) / (control.length - 1.0);
    return Interval.of(one.mean() - two.mean(), Math.sqrt(squared), 1 / inverse);
  }

  /**
   * The difference of two means with what was known before taken out (CUPED).
   *
   * <pre>
   *   θ = cov(before, y) / var(before) over both groups,   y' = y − θ (before − mean before)
   * </pre>
   *
   * <p>The interval narrows by √(1 − correlation²); the estimate stays unbiased because the groups
   * were drawn before anything happened.
   *
   * @param treatedBefore the same measure in the period before, in the order of {@code treated}
   * @param controlBefore likewise of {@code control}
   * @see <a href="https://doi.org/10.1145/2433396.2433413">Deng, Xu, Kohavi and Walker (2013),
   *     Improving the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment
   *     Data, WSDM</a>
   */
  public static Interval withHistory(
      double[] treated, double[] treatedBefore, double[] control, double[] controlBefore) {
    if (treated.length != treatedBefore.length || control.length != controlBefore.length) {
      throw new IllegalArgumentException("every person needs a value before and after");
    }
    double[] after = concat(treated, control);
    double[] before = concat(treatedBefore, controlBefore);
    double meanAfter = Moments.of(after).mean();
    Moments known = Moments.of(before);
    double covariance = 0;
    for (int i = 0; i < after.length; i++) {
      covariance += (after[i] - meanAfter) * (before[i] - known.mean());
    }
    covariance /= after.length - 1;
    // A history that is the same for all but rounding explains nothing.
    double rounding = 1e-24 * known.mean() * known.mean();
    double theta = known.variance() > rounding ? covariance / known.variance() : 0;
    return ofMeans(
        adjusted(treated, treatedBefore, theta, known.mean()),
        adjusted(control, controlBefore, theta, known.mean()));
  }

  private static double[] adjusted(double[] after, double[] before, double theta, double mean) {
    var adjusted = new double[after.length];
    for (int i = 0; i < after.length; i++) {
      adjusted[i] = after[i] - theta * (before[i] - mean);
    }
    return adjusted;
  }

  private static double[] concat(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Mean and sample variance, in two passes. */
  private record Moments(double mean, double variance) {

    static Moments of(double[] values) {
      if (values.length < 2) {
        throw new IllegalArgumentException("two values or more are needed, got " + values.length);
      }
      double sum = 0;
      for (double value : values) {
        if (!(Math.abs(value) <= 1e100)) {
          throw new IllegalArgumentException("values must be within ±1e100, one is " + value);
        }
        sum += value;
      }
      double mean = sum / values.length;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return new Moments(mean, squares / (values.length - 1));
    }
  }
}
