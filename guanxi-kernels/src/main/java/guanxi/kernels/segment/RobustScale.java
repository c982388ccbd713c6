package guanxi.kernels.segment;

import java.util.Arrays;

/**
 * Brings features to one scale without letting a few extreme customers set it.
 *
 * <pre>
 *   z = (f(x) − median) / (interquartile range / 1.349),   cut at ±4
 * </pre>
 *
 * <p>f is ln(1 + x) for features that are never negative and whose mean is more than 1.5 medians,
 * as money and counts are; otherwise x itself. A feature of which half the values are equal is
 * scaled by its standard deviation; one that is always the same becomes 0.
 */
final class RobustScale {

  private static final double NORMAL_RANGE = 1.3489795003921634;
  private static final double CUT = 4;

  /** Beyond this sums of squares would overflow; no quantity of a shop comes near it. */
  private static final double LARGEST = 1e100;

  private final boolean[] logarithmic;
  private final double[] middle;
  private final double[] width;

  RobustScale(double[][] rows) {
    int features = rows[0].length;
    logarithmic = new boolean[features];
    middle = new double[features];
    width = new double[features];
    for (int f = 0; f < features; f++) {
      int feature = f;
      double[] values =
          Arrays.stream(rows).mapToDouble(row -> bounded(row[feature])).sorted().toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      logarithmic[f] = values[0] >= 0 && mean > 1.5 * quantile(values, 0.5);
      if (logarithmic[f]) {
        values = Arrays.stream(values).map(Math::log1p).toArray();
      }
      middle[f] = quantile(values, 0.5);
      double range = quantile(values, 0.75) - quantile(values, 0.25);
      width[f] = range > 0 ? range / NORMAL_RANGE : deviation(values);
    }
  }

  /** Bounded, and without a negative zero. */
  private static double bounded(double value) {
    return Math.clamp(value, -LARGEST, LARGEST) + 0.0;
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  /** One row on the common scale. */
  double[] scaled(double[] row) {
    var scaled = new double[row.length];
    for (int f = 0; f < row.length; f++) {
      double raw = bounded(row[f]);
      double value = logarithmic[f] ? Math.log1p(Math.max(0, raw)) : raw;
      double steps = value == middle[f] ? 0 : (value - middle[f]) / width[f];
      scaled[f] = width[f] == 0 ? 0 : Math.clamp(steps, -CUT, CUT);
    }
    return scaled;
  }
}
