package guanxi.kernels.lifetime;

/**
 * The orders to expect within time t from an active customer whose rate follows Gamma(s, c) and
 * whose probability of leaving after an order follows Beta(a, b).
 *
 * <pre>
 *   f = ∫₀¹ (1 − (1 + p t/c)^−s) / p · Beta(p; a, b) dp
 *     = (a+b−1)/(a−1) · [1 − (1−z)^s ₂F₁(s, b; a+b−1; z)],   z = t/(c+t)
 * </pre>
 *
 * <p>The second line is the papers' form. It has removable poles at a = 1 and a+b = 1 and loses all
 * digits near them, so Euler's transformation is applied and the poles are divided out:
 *
 * <pre>
 *   f = (a+b−1) · −expm1((a−1) ln(1−z))/(a−1)  −  (1−z)^(a−1) Σₙ₌₁ (a+b−1−s)ₙ (a)ₙ₋₁ / ((a+b)ₙ₋₁ n!) zⁿ
 * </pre>
 *
 * <p>Where z is close to 1 or the terms cancel, the integral itself is taken by the trapezoidal
 * rule on p = logistic(y₀ + w sinh u), which converges exponentially. Relative error is below 1e-10
 * against 50-digit quadrature over (a, b, s, c, t) from 1e-3 to 1e4, see {@code
 * BetaGeometricExpectationTest}.
 *
 * @see <a href="http://www.brucehardie.com/notes/018/">Fader and Hardie, Implementing the BG/NBD
 *     Model for Customer Base Analysis in Excel</a>: the papers' form
 */
final class BetaGeometricExpectation {

  /** Beyond this the series needs more than a thousand terms. */
  private static final double LARGEST_SERIES_ARGUMENT = 0.97;

  private static final int MAX_TERMS = 2_000;

  /** Sums whose largest part is this much larger than the result have lost too many digits. */
  private static final double WORST_CANCELLATION = 1e4;

  private static final double TRAPEZOID_STEP = 1.0 / 40;

  private BetaGeometricExpectation() {}

  static double of(double s, double c, double a, double b, double t) {
    if (t == 0) {
      return 0;
    }
    double z = t / (c + t);
    if (z <= LARGEST_SERIES_ARGUMENT) {
      double bySeries = series(s, a, b, z);
      if (!Double.isNaN(bySeries)) {
        return bySeries;
      }
    }
    return integral(s, t / c, a, b);
  }

  /** NaN where it would be inaccurate. */
  static double series(double s, double a, double b, double z) {
    double y = Math.log1p(-z);
    double e = a - 1;
    double first = (a + b - 1) * -(Math.abs(e * y) < 1e-300 ? y : Math.expm1(e * y) / e);
    double factor = Math.exp(e * y);
    double upper = a + b - 1 - s;
    double term = upper * z;
    double sum = term;
    double largest = Math.abs(term);
    int n = 1;
    while (Math.abs(term) > 1e-17 * Math.abs(sum) && n < MAX_TERMS) {
      term *= (upper + n) / (n + 1) * ((a + n - 1) / (a + b + n - 1)) * z;
      sum += term;
      largest = Math.max(largest, Math.abs(term));
      n++;
    }
    double result = first - factor * sum;
    double worst = Math.max(Math.abs(first), factor * largest);
    boolean accurate = n < MAX_TERMS && result > 0 && worst < WORST_CANCELLATION * result;
    return accurate ? result : Double.NaN;
  }

  /**
   * The integral by the trapezoidal rule; the normaliser Beta(a, b) is summed on the same nodes.
   *
   * @param w t/c
   */
  static double integral(double s, double w, double a, double b) {
    double mode = Math.log(a / b);
    double width = Math.min(1, Math.sqrt((a + b) / (a * b)));
    double top = logBeta(mode, a, b);
    double sum = 0;
    double norm = 0;
    double reach = asinh((40 / Math.min(a, b) + 40) / width);
    int steps = (int) Math.ceil(reach / TRAPEZOID_STEP);
    for (int i = -steps; i <= steps; i++) {
      double u = i * TRAPEZOID_STEP;
      double y = mode + width * Math.sinh(u);
      double weight = Math.exp(logBeta(y, a, b) - top) * Math.cosh(u);
      if (weight > 0) {
        sum += weight * ordersPerChance(s, w, y);
        norm += weight;
      }
    }
    return sum / norm;
  }

  /** (1 − (1+pw)^−s)/p at p = logistic(y); its limit s·w where p is too small to divide by. */
  private static double ordersPerChance(double s, double w, double y) {
    double p = y > 0 ? 1 / (1 + Math.exp(-y)) : Math.exp(y) / (1 + Math.exp(y));
    double power = s * Math.log1p(p * w);
    return power < 1e-300 ? s * w : -Math.expm1(-power) / p;
  }

  /** a ln p + b ln(1−p) at p = logistic(y). */
  private static double logBeta(double y, double a, double b) {
    double softplus = Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y)));
    return a * y - (a + b) * softplus;
  }

  private static double asinh(double x) {
    return Math.log(x + Math.sqrt(x * x + 1));
  }
}
