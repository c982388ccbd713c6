package guanxi.kernels.experiment;

/**
 * An estimate and the range in which the truth lies in 95 of 100 such experiments.
 *
 * @param low at most the estimate
 * @param high at least the estimate
 */
public record Interval(double estimate, double low, double high) {

  /** The 97.5 % point of the normal distribution. */
  static final double Z = 1.959963984540054;

  /** Around an estimate whose error was itself estimated, with so many degrees of freedom. */
  static Interval of(double estimate, double standardError, double degrees) {
    double reach = standardError == 0 ? 0 : StudentT.quantile(degrees) * standardError;
    return new Interval(estimate, estimate - reach, estimate + reach);
  }

  /** Whether "no difference" is a reasonable reading. */
  public boolean coversZero() {
    return low <= 0 && high >= 0;
  }
}
