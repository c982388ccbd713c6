package guanxi.kernels.lifetime;

import guanxi.kernels.numeric.GammaFunctions;

/**
 * ln Γ(c+n) − ln Γ(c) and ψ(c+n) − ψ(c) for ascending n, by adding up ln(c+k) and 1/(c+k).
 *
 * <p>One logarithm per integer step instead of one gamma function per customer; gaps of more than
 * {@value #LONG_GAP} are crossed by the functions themselves.
 */
final class RisingTables {

  private static final int LONG_GAP = 64;

  private RisingTables() {}

  /**
   * Fills both tables.
   *
   * @param c in (0, ∞)
   * @param counts ascending, not negative
   * @param offset added to each count
   * @param logarithms receives ln Γ(c+n) − ln Γ(c), n = count + offset
   * @param harmonics receives ψ(c+n) − ψ(c)
   */
  static void fill(double c, int[] counts, int offset, double[] logarithms, double[] harmonics) {
    double logarithm = 0;
    double harmonic = 0;
    int n = 0;
    for (int i = 0; i < counts.length; i++) {
      int target = counts[i] + offset;
      if (target - n > LONG_GAP) {
        logarithm += GammaFunctions.lnGamma(c + target) - GammaFunctions.lnGamma(c + n);
        harmonic += GammaFunctions.digamma(c + target) - GammaFunctions.digamma(c + n);
        n = target;
      }
      for (; n < target; n++) {
        logarithm += Math.log(c + n);
        harmonic += 1 / (c + n);
      }
      logarithms[i] = logarithm;
      harmonics[i] = harmonic;
    }
  }

  /**
   * Fills ln of Γ(b+n) Γ(a+b) / (Γ(b) Γ(a+b+n)), the probability of n survivals in a row, without
   * taking the difference of two large numbers.
   */
  static void fillSurvival(double a, double b, int[] counts, int offset, double[] logarithms) {
    double logarithm = 0;
    int n = 0;
    for (int i = 0; i < counts.length; i++) {
      int target = counts[i] + offset;
      if (target - n > 4 * LONG_GAP) {
        logarithm += survivalBetween(a, b, n, target);
        n = target;
      }
      for (; n < target; n++) {
        logarithm -= Math.log1p(a / (b + n));
      }
      logarithms[i] = logarithm;
    }
  }

  private static double survivalBetween(double a, double b, int from, int to) {
    return GammaFunctions.lnGamma(b + to)
        - GammaFunctions.lnGamma(b + from)
        - (GammaFunctions.lnGamma(a + b + to) - GammaFunctions.lnGamma(a + b + from));
  }
}
