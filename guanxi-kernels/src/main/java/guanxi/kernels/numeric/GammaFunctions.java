package guanxi.kernels.numeric;

/**
 * The logarithm of the gamma function and its derivative, for positive arguments.
 *
 * <p>Both climb by the recurrence Γ(x+1) = x·Γ(x) to x ≥ 10 and use the asymptotic series there
 * (Abramowitz and Stegun 6.1.41 and 6.3.18). Absolute error is below 4e-15 up to 10, relative error
 * below 1e-15 above, measured against 50-digit arithmetic in {@code GammaFunctionsTest}.
 */
public final class GammaFunctions {

  /** From here on the asymptotic series is exact to double precision. */
  private static final double ASYMPTOTIC = 10;

  private static final double HALF_LN_TWO_PI = 0.9189385332046728;

  private GammaFunctions() {}

  /**
   * ln Γ(x).
   *
   * @param x in (0, ∞)
   */
  public static double lnGamma(double x) {
    requirePositive(x);
    double product = 1;
    double y = x;
    while (y < ASYMPTOTIC) {
      product *= y;
      y += 1;
    }
    double i = 1 / y;
    double i2 = i * i;
    double series =
        i
            * (1.0 / 12
                + i2
                    * (-1.0 / 360
                        + i2
                            * (1.0 / 1260
                                + i2
                                    * (-1.0 / 1680
                                        + i2
                                            * (1.0 / 1188
                                                + i2 * (-691.0 / 360360 + i2 * (1.0 / 156)))))));
    return (y - 0.5) * Math.log(y) - y + HALF_LN_TWO_PI + series - Math.log(product);
  }

  /**
   * ψ(x), the derivative of ln Γ.
   *
   * @param x in (0, ∞)
   */
  public static double digamma(double x) {
    requirePositive(x);
    double below = 0;
    double y = x;
    while (y < ASYMPTOTIC) {
      below += 1 / y;
      y += 1;
    }
    double i2 = 1 / (y * y);
    double series =
        i2
            * (1.0 / 12
                + i2
                    * (-1.0 / 120
                        + i2
                            * (1.0 / 252
                                + i2
                                    * (-1.0 / 240
                                        + i2
                                            * (1.0 / 132
                                                + i2 * (-691.0 / 32760 + i2 * (1.0 / 12)))))));
    return Math.log(y) - 0.5 / y - series - below;
  }

  private static void requirePositive(double x) {
    if (!(x > 0)) {
      throw new IllegalArgumentException("x must be positive, was " + x);
    }
  }
}
