package guanxi.kernels.lifetime;

import guanxi.kernels.numeric.GammaFunctions;
import guanxi.kernels.numeric.Objective;

/**
 * The mean log-likelihood per customer of the Gamma-Gamma model, by the logarithms of (p, q, γ).
 *
 * <pre>
 *   ℓ = lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln γ + (px−1) ln z + px ln x − (px+q) ln(γ+xz)
 * </pre>
 *
 * <p>Gamma functions depend on x alone and are taken once per distinct x; a customer costs one
 * logarithm. Values are expected to be scaled to mean 1.
 */
final class GammaGammaLikelihood implements Objective {

  private final int[] counts;
  private final double[] customersOf;

  /** Σ ln z and Σ z over customers of a count: what does not depend on the parameters. */
  private final double[] sumLogZ;

  private final int[] countIndex;
  private final double[] totals;

  /**
   * Prepares the sums.
   *
   * @param counts distinct x, ascending, positive
   * @param countIndex place of each customer's x in counts
   * @param means z of each customer, positive
   */
  GammaGammaLikelihood(int[] counts, int[] countIndex, double[] means) {
    this.counts = counts;
    this.countIndex = countIndex;
    this.customersOf = new double[counts.length];
    this.sumLogZ = new double[counts.length];
    this.totals = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      customersOf[countIndex[i]]++;
      sumLogZ[countIndex[i]] += Math.log(means[i]);
      totals[i] = counts[countIndex[i]] * means[i];
    }
  }

  @Override
  public double value(double[] at, double[] gradient) {
    double p = Math.exp(at[0]);
    double q = Math.exp(at[1]);
    double gamma = Math.exp(at[2]);
    double[] logOf = new double[counts.length];
    double[] inverseOf = new double[counts.length];
    for (int i = 0; i < totals.length; i++) {
      double sum = gamma + totals[i];
      logOf[countIndex[i]] += Math.log(sum);
      inverseOf[countIndex[i]] += 1 / sum;
    }
    double lnGammaQ = GammaFunctions.lnGamma(q);
    double psiQ = GammaFunctions.digamma(q);
    double value = 0;
    double byP = 0;
    double byQ = 0;
    double byGamma = 0;
    for (int c = 0; c < counts.length; c++) {
      double x = counts[c];
      double px = p * x;
      double n = customersOf[c];
      double psi = GammaFunctions.digamma(px + q);
      value +=
          n
                  * (GammaFunctions.lnGamma(px + q)
                      - GammaFunctions.lnGamma(px)
                      - lnGammaQ
                      + q * at[2]
                      + px * Math.log(x))
              + (px - 1) * sumLogZ[c]
              - (px + q) * logOf[c];
      byP += x * (n * (psi - GammaFunctions.digamma(px) + Math.log(x)) + sumLogZ[c] - logOf[c]);
      byQ += n * (psi - psiQ + at[2]) - logOf[c];
      byGamma += n * q / gamma - (px + q) * inverseOf[c];
    }
    double n = totals.length;
    gradient[0] = byP * p / n;
    gradient[1] = byQ * q / n;
    gradient[2] = byGamma * gamma / n;
    return value / n;
  }
}
