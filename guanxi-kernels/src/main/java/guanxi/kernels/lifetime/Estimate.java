package guanxi.kernels.lifetime;

import java.util.OptionalDouble;

/**
 * One parameter as estimated from data.
 *
 * @param name the paper's letter
 * @param value the estimate, positive
 * @param standardError from the curvature of the log-likelihood by the logarithm of the parameter,
 *     times the value; empty where the data do not determine the parameter
 */
public record Estimate(String name, double value, OptionalDouble standardError) {

  private static final double NORMAL_QUANTILE_975 = 1.959963984540054;

  /** The lower end of the 95 % interval, symmetric in the logarithm, so always positive. */
  public OptionalDouble lower() {
    return end(-NORMAL_QUANTILE_975);
  }

  /** The upper end of the 95 % interval; can be very large, never infinite. */
  public OptionalDouble upper() {
    return end(NORMAL_QUANTILE_975);
  }

  private OptionalDouble end(double quantile) {
    if (standardError.isEmpty()) {
      return OptionalDouble.empty();
    }
    double end = value * Math.exp(quantile * standardError.getAsDouble() / value);
    return Double.isFinite(end) ? OptionalDouble.of(end) : OptionalDouble.empty();
  }
}
