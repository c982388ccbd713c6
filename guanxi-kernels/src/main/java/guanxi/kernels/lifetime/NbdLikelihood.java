package guanxi.kernels.lifetime;

import guanxi.kernels.numeric.Objective;

/**
 * The mean log-likelihood per customer of the NBD model, by the logarithms of (r, α).
 *
 * <pre>  ℓ = lnΓ(r+x) − lnΓ(r) + r ln α − (r+x) ln(α+T)</pre>
 *
 * <p>As in the models with churn it is the density of the order times, not of their number, so that
 * likelihoods can be compared.
 */
final class NbdLikelihood implements Objective {

  private final CompressedHistories histories;
  private final double timeScale;
  private final double shift;
  private final double[] logR;
  private final double[] psiR;

  NbdLikelihood(CompressedHistories histories, double timeScale) {
    this.histories = histories;
    this.timeScale = timeScale;
    this.shift = -histories.totalRepeatOrders() * Math.log(timeScale) / histories.customers();
    this.logR = new double[histories.counts().length];
    this.psiR = new double[histories.counts().length];
  }

  @Override
  public double value(double[] at, double[] gradient) {
    double r = Math.exp(at[0]);
    double alpha = Math.exp(at[1]);
    RisingTables.fill(r, histories.counts(), 0, logR, psiR);
    double[] times = histories.times();
    double[] logTime = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      logTime[i] = Math.log(alpha + times[i] / timeScale);
    }
    double sum = 0;
    double byR = 0;
    double byAlpha = 0;
    for (int row = 0, rows = histories.rows(); row < rows; row++) {
      int c = histories.countIndex(row);
      int t = histories.observedIndex(row);
      double w = histories.weight(row);
      double s = r + histories.counts()[c];
      sum += w * (logR[c] + r * at[1] - s * logTime[t]);
      byR += w * (psiR[c] + at[1] - logTime[t]);
      byAlpha += w * s / (alpha + times[t] / timeScale);
    }
    double n = histories.customers();
    gradient[0] = byR * r / n;
    gradient[1] = r - byAlpha * alpha / n;
    return sum / n + shift;
  }
}
