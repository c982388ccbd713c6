package guanxi.kernels.lifetime;

import guanxi.kernels.numeric.Objective;

/**
 * The mean log-likelihood per customer of the Pareto/NBD model, by the logarithms of (r, α, s, β).
 *
 * <pre>
 *   ℓ = lnΓ(r+x) − lnΓ(r) + r ln α + s ln β + ln( (α+T)^−(r+x) (β+T)^−s + s I )
 * </pre>
 *
 * <p>I is {@link DropoutIntegral}; the derivatives are taken under the integral.
 */
final class ParetoNbdLikelihood implements Objective {

  private final CompressedHistories histories;
  private final double timeScale;
  private final double shift;
  private final double[] logR;
  private final double[] psiR;
  private final DropoutIntegral integral = new DropoutIntegral();

  ParetoNbdLikelihood(CompressedHistories histories, double timeScale) {
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
    double s = Math.exp(at[2]);
    double beta = Math.exp(at[3]);
    RisingTables.fill(r, histories.counts(), 0, logR, psiR);
    double sum = 0;
    double byR = 0;
    double byAlpha = 0;
    double byS = 0;
    double byBeta = 0;
    for (int row = 0, rows = histories.rows(); row < rows; row++) {
      int c = histories.countIndex(row);
      double w = histories.weight(row);
      double rx = r + histories.counts()[c];
      double end = histories.observed(row) / timeScale;
      double endAlpha = alpha + end;
      double endBeta = beta + end;
      double logAlpha = Math.log(endAlpha);
      double logBeta = Math.log(endBeta);
      double stayed = -rx * logAlpha - s * logBeta;
      double left =
          at[2] + integral.logarithm(rx, alpha, s, beta, histories.lastOrder(row) / timeScale, end);
      double e = Math.exp(-Math.abs(left - stayed));
      double pLeft = (left > stayed ? 1 : e) / (1 + e);
      double pStayed = (left > stayed ? e : 1) / (1 + e);
      sum += w * (logR[c] + Math.max(left, stayed) + Math.log1p(e));
      byR += w * (psiR[c] - pStayed * logAlpha - pLeft * integral.meanLogAlpha());
      byAlpha += w * rx * (pStayed / endAlpha + pLeft * integral.meanInverseAlpha());
      byS += w * (pLeft / s - pStayed * logBeta - pLeft * integral.meanLogBeta());
      byBeta += w * (pStayed * s / endBeta + pLeft * (s + 1) * integral.meanInverseBeta());
    }
    double n = histories.customers();
    gradient[0] = r * (byR / n + at[1]);
    gradient[1] = r - alpha * byAlpha / n;
    gradient[2] = s * (byS / n + at[3]);
    gradient[3] = s - beta * byBeta / n;
    return sum / n + r * at[1] + s * at[3] + shift;
  }
}
