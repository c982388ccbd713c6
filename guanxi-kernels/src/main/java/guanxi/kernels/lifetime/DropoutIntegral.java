package guanxi.kernels.lifetime;

import guanxi.kernels.numeric.GaussLegendre;

/**
 * The integral over the unknown moment of leaving in the Pareto/NBD likelihood, and its
 * derivatives.
 *
 * <pre>  I = ∫ₜₓᵀ (α+t)^−(r+x) (β+t)^−(s+1) dt</pre>
 *
 * <p>Gauss–Legendre in u = ln(min(α,β)+t): there the integrand is nearly exponential and its
 * nearest singularity is π away, whatever α and β. The range is cut where the integrand has fallen
 * by e^−40, and 16, 32 or 64 nodes are taken by its width and fall. All terms are positive, so
 * nothing cancels, unlike in the hypergeometric form, which is lost where α or β runs to thousands.
 * Relative error is below 1e-11 against 50-digit quadrature (see {@code ParetoNbdTest}).
 *
 * <p>An instance holds the results of the last call and belongs to one thread.
 */
final class DropoutIntegral {

  private static final GaussLegendre FEW = new GaussLegendre(16);
  private static final GaussLegendre SOME = new GaussLegendre(32);
  private static final GaussLegendre MANY = new GaussLegendre(64);

  private static final double NEGLIGIBLE_FALL = 40;

  private double meanLogAlpha;
  private double meanLogBeta;
  private double meanInverseAlpha;
  private double meanInverseBeta;

  /** Mean of ln(α+t) under the integrand: −∂ ln I/∂r. */
  double meanLogAlpha() {
    return meanLogAlpha;
  }

  /** Mean of ln(β+t) under the integrand: −∂ ln I/∂s. */
  double meanLogBeta() {
    return meanLogBeta;
  }

  /** Mean of 1/(α+t) under the integrand: −∂ ln I/∂α divided by r+x. */
  double meanInverseAlpha() {
    return meanInverseAlpha;
  }

  /** Mean of 1/(β+t) under the integrand: −∂ ln I/∂β divided by s+1. */
  double meanInverseBeta() {
    return meanInverseBeta;
  }

  /**
   * ln I; −∞ where the range is empty, and then the means are 0.
   *
   * @param rx r+x
   */
  double logarithm(double rx, double alpha, double s, double beta, double from, double to) {
    meanLogAlpha = 0;
    meanLogBeta = 0;
    meanInverseAlpha = 0;
    meanInverseBeta = 0;
    if (!(to > from)) {
      return Double.NEGATIVE_INFINITY;
    }
    double base = Math.min(alpha, beta);
    double more = Math.abs(alpha - beta);
    // the factor with the smaller base is a pure exponential in u; one power goes to dt = e^u du
    double near = (alpha <= beta ? rx : s + 1) - 1;
    double far = alpha <= beta ? s + 1 : rx;
    double start = base + from;
    double top = near * Math.log(start) + far * Math.log(start + more);
    double width = width(near, far, more, start, Math.log1p((to - from) / start));
    GaussLegendre rule = rule(width, fall(near, far, more, start, width));

    double sum = 0;
    double logNear = 0;
    double logFar = 0;
    double inverseNear = 0;
    double inverseFar = 0;
    for (int i = 0; i < rule.size(); i++) {
      double u = rule.node(i) * width;
      double nearBase = start * Math.exp(u);
      double farBase = nearBase + more;
      double lnFar = Math.log(farBase / (start + more));
      double weight = rule.weight(i) * Math.exp(-near * u - far * lnFar);
      sum += weight;
      logNear += weight * u;
      logFar += weight * lnFar;
      inverseNear += weight / nearBase;
      inverseFar += weight / farBase;
    }
    double lnNear = logNear / sum + Math.log(start);
    double lnFar = logFar / sum + Math.log(start + more);
    boolean alphaIsNear = alpha <= beta;
    meanLogAlpha = alphaIsNear ? lnNear : lnFar;
    meanLogBeta = alphaIsNear ? lnFar : lnNear;
    meanInverseAlpha = (alphaIsNear ? inverseNear : inverseFar) / sum;
    meanInverseBeta = (alphaIsNear ? inverseFar : inverseNear) / sum;
    return Math.log(sum * width) - top;
  }

  /** How much of the range matters, by bisection; the whole range in all ordinary cases. */
  private static double width(double near, double far, double more, double start, double whole) {
    if (fall(near, far, more, start, whole) <= NEGLIGIBLE_FALL) {
      return whole;
    }
    double low = 0;
    double high = whole;
    for (int i = 0; i < 30; i++) {
      double middle = (low + high) / 2;
      if (fall(near, far, more, start, middle) > NEGLIGIBLE_FALL) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** By how many powers of e the integrand has fallen after u. */
  private static double fall(double near, double far, double more, double start, double u) {
    return near * u + far * Math.log((start * Math.exp(u) + more) / (start + more));
  }

  private static GaussLegendre rule(double width, double fall) {
    if (width <= 4 && Math.abs(fall) <= 12) {
      return FEW;
    }
    return width <= 8 && Math.abs(fall) <= 25 ? SOME : MANY;
  }
}
