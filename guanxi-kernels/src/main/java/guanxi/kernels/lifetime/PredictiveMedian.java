package guanxi.kernels.lifetime;

/**
 * The median of the orders to come: the smallest number k that is reached or not exceeded with a
 * probability of one half.
 *
 * <pre>
 *   P(Y ≤ k) = (1 − A) + A · NB(k; shape s, mean μ)
 * </pre>
 *
 * <p>where A is the probability that the customer is active, s = r + x the shape of her order rate,
 * and μ her expected orders while active. Exact for NBD; for models with churn the count while
 * active is taken as the negative binomial of the same shape and mean. The mean of a skewed count
 * makes squared errors and totals small, its median absolute errors: neither can do both.
 *
 * @see <a href="https://doi.org/10.1198/jasa.2011.r10138">Gneiting (2011), Making and Evaluating
 *     Point Forecasts, Journal of the American Statistical Association 106, 746–762</a>
 */
final class PredictiveMedian {

  /** Beyond this the median of the count is the mean up to less than one in a hundred. */
  private static final double LARGE = 10_000;

  private PredictiveMedian() {}

  /**
   * The median.
   *
   * @param active A, in [0, 1]
   * @param shape s, positive
   * @param mean μ, not negative
   */
  static double of(double active, double shape, double mean) {
    if (active <= 0.5 || mean <= 0) {
      return 0;
    }
    if (mean > LARGE) {
      return Math.rint(mean);
    }
    // Of those who are active, this share has the median or less.
    double share = 1 - 0.5 / active;
    double logTerm = -shape * Math.log1p(mean / shape);
    double logRatio = Math.log(mean / (mean + shape));
    double sum = Math.exp(logTerm);
    int k = 0;
    while (sum < share && k < 4 * LARGE) {
      logTerm += Math.log((shape + k) / (k + 1)) + logRatio;
      sum += Math.exp(logTerm);
      k++;
    }
    return k;
  }
}
