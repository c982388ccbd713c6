package guanxi.kernels.lifetime;

import static guanxi.kernels.lifetime.Parameters.requirePositive;

import guanxi.kernels.Explanation;
import guanxi.kernels.Explanation.Argument;

/**
 * The Gamma-Gamma model of spend: what a customer pays per order on average, in the long run.
 *
 * <p>An order's value follows Gamma(shape {@code p}, rate ν), and across customers ν follows
 * Gamma(shape {@code q}, rate {@code gamma}); both are independent of how often the customer
 * orders, which is why {@link SpendFit.Fitted} reports the correlation of the two. {@code gamma} (v
 * in some papers) is in the unit of money of the values; {@code p} and {@code q} have none.
 *
 * @see <a href="http://www.brucehardie.com/notes/025/">Fader and Hardie (2013), The Gamma-Gamma
 *     Model of Monetary Value</a>
 */
public record GammaGamma(double p, double q, double gamma) {

  /** Rejects parameters outside (0, ∞): the densities are not defined there. */
  public GammaGamma {
    requirePositive("p", p);
    requirePositive("q", q);
    requirePositive("gamma", gamma);
  }

  /**
   * The mean value of an order to expect from a customer, given what she paid so far.
   *
   * <pre>  E[Z | x, z] = p (γ + x z) / (p x + q − 1)</pre>
   *
   * <p>A mean between her own and everybody's. For x = 0 and q ≤ 1 the mean does not exist; {@link
   * #typicalSpend()} is returned, the median-like centre that always does.
   *
   * @param orders x, the orders her mean is taken over; at least 0
   * @param meanValue z, their mean value; not negative, ignored for x = 0
   */
  public double expectedSpend(int orders, double meanValue) {
    if (orders < 0 || !(meanValue >= 0) || Double.isInfinite(meanValue)) {
      throw new IllegalArgumentException(
          "orders and meanValue must be finite and not negative, were %d and %s"
              .formatted(orders, meanValue));
    }
    double weight = p * orders + q - 1;
    if (weight <= 0 || orders == 0) {
      return typicalSpend();
    }
    return p * (gamma + orders * meanValue) / weight;
  }

  /** The mean value of an order over all customers, pγ/(q−1); where that is infinite, pγ/q. */
  public double typicalSpend() {
    return p * gamma / (q > 1 ? q - 1 : q);
  }

  /**
   * Why the expected spend is what it is: how much of it is the customer's own mean and how much
   * everybody's.
   */
  public Explanation explain(int orders, double meanValue) {
    double spend = expectedSpend(orders, meanValue);
    if (orders == 0) {
      return Explanation.of("lifetime.spend.typical", "Gamma-Gamma", spend);
    }
    double weight = p * orders + q - 1;
    return Explanation.of(
        "lifetime.spend.blended",
        "Gamma-Gamma",
        spend,
        new Argument("orders", orders),
        new Argument("own-mean", meanValue),
        new Argument("own-weight", weight > 0 ? Math.min(1, p * orders / weight) : 0),
        new Argument("typical", typicalSpend()));
  }

  /**
   * Fits by maximum likelihood with analytic gradient, from three starts.
   *
   * @param orders orders per customer that the mean is taken over; customers with 0 are left out
   * @param meanValues mean value of those orders; customers whose mean is not positive and finite
   *     are left out and counted, since the model has no place for gifts and net returns
   */
  public static SpendFit fit(int[] orders, double[] meanValues) {
    return SpendFitting.fit(orders, meanValues);
  }
}
