package guanxi.kernels.lifetime;

import guanxi.kernels.numeric.Objective;

/**
 * The mean log-likelihood per customer of BG/NBD and MBG/NBD, by the logarithms of (r, α, a, b).
 *
 * <pre>
 *   ℓ = lnΓ(r+x) − lnΓ(r) + r ln α + lnS(n) + ln( (α+T)^−(r+x) + [may have left] a/(b+n−1) (α+tₓ)^−(r+x) )
 *   S(n) = Γ(a+b) Γ(b+n) / (Γ(b) Γ(a+b+n)),  n = chances survived so far
 * </pre>
 *
 * <p>n = x for BG/NBD, where nobody leaves before the first repeat order, and x+1 for MBG/NBD. The
 * sum of the two powers is taken in logarithms (Hardie's note 027), so no count of orders
 * overflows. Times are divided by {@code timeScale} to bring α near the others in size; the value
 * is that of the unscaled times.
 */
final class BetaGeometricLikelihood implements Objective {

  private final CompressedHistories histories;
  private final double timeScale;

  /** 0: a first chance to leave comes with the first repeat order. 1: with the first order. */
  private final int offset;

  private final double shift;
  private final double[] logR;
  private final double[] psiR;
  private final double[] logSurvival;
  private final double[] psiB;
  private final double[] psiAb;
  private final double[] logRemaining;
  private final double[] unused;
  private final double[] logTime;
  private final double[] inverseTime;

  BetaGeometricLikelihood(CompressedHistories histories, double timeScale, int offset) {
    this.histories = histories;
    this.timeScale = timeScale;
    this.offset = offset;
    this.shift = -histories.totalRepeatOrders() * Math.log(timeScale) / histories.customers();
    int counts = histories.counts().length;
    this.logR = new double[counts];
    this.psiR = new double[counts];
    this.logSurvival = new double[counts];
    this.psiB = new double[counts];
    this.psiAb = new double[counts];
    this.logRemaining = new double[counts];
    this.unused = new double[counts];
    this.logTime = new double[histories.times().length];
    this.inverseTime = new double[histories.times().length];
  }

  @Override
  public double value(double[] at, double[] gradient) {
    double r = Math.exp(at[0]);
    double alpha = Math.exp(at[1]);
    double a = Math.exp(at[2]);
    double b = Math.exp(at[3]);
    tabulate(r, alpha, a, b);

    int[] counts = histories.counts();
    double constant = r * at[1];
    double sum = 0;
    double byR = 0;
    double byAlpha = 0;
    double byA = 0;
    double byB = 0;
    for (int row = 0, rows = histories.rows(); row < rows; row++) {
      int c = histories.countIndex(row);
      int x = counts[c];
      double w = histories.weight(row);
      double logT = logTime[histories.observedIndex(row)];
      double inverseT = inverseTime[histories.observedIndex(row)];
      double s = r + x;
      double value = logR[c] + constant + logSurvival[c] - s * logT;
      double left = 0;
      int survived = x + offset;
      if (survived > 0) {
        double quiet = logT - logTime[histories.lastIndex(row)];
        double logOdds = at[2] - logRemaining[c] + s * quiet;
        double e = Math.exp(-Math.abs(logOdds));
        value += Math.max(logOdds, 0) + Math.log(1 + e); // log1p costs three times as much
        left = (logOdds > 0 ? 1 : e) / (1 + e);
        byR += w * left * quiet;
        byAlpha += w * s * left * (inverseT - inverseTime[histories.lastIndex(row)]);
        byB -= w * left / (b + survived - 1);
      }
      sum += w * value;
      byR += w * (psiR[c] + at[1] - logT);
      byAlpha -= w * s * inverseT;
      byA += w * (left / a - psiAb[c]);
      byB += w * (psiB[c] - psiAb[c]);
    }
    double n = histories.customers();
    gradient[0] = byR * r / n;
    gradient[1] = byAlpha * alpha / n + r;
    gradient[2] = byA * a / n;
    gradient[3] = byB * b / n;
    return sum / n + shift;
  }

  private void tabulate(double r, double alpha, double a, double b) {
    int[] counts = histories.counts();
    RisingTables.fill(r, counts, 0, logR, psiR);
    RisingTables.fill(b, counts, offset, unused, psiB);
    RisingTables.fill(a + b, counts, offset, unused, psiAb);
    RisingTables.fillSurvival(a, b, counts, offset, logSurvival);
    for (int c = 0; c < counts.length; c++) {
      // a count of 0 under offset 0 has no such term and is never read
      logRemaining[c] = Math.log(b + Math.max(0, counts[c] + offset - 1));
    }
    double[] times = histories.times();
    for (int i = 0; i < times.length; i++) {
      double t = alpha + times[i] / timeScale;
      logTime[i] = Math.log(t);
      inverseTime[i] = 1 / t;
    }
  }
}
