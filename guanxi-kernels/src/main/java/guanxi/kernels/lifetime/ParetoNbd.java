package guanxi.kernels.lifetime;

import static guanxi.kernels.lifetime.Parameters.requireNotNegative;
import static guanxi.kernels.lifetime.Parameters.requirePositive;

/**
 * The Pareto/NBD model: customers order at random and leave at random, at any moment.
 *
 * <p>While active, a customer orders at Poisson rate λ; she leaves after an exponential time of
 * rate μ. Across customers λ follows Gamma(shape {@code r}, rate {@code alpha}) and μ follows
 * Gamma(shape {@code s}, rate {@code beta}), independently.
 *
 * <p>{@code alpha} and {@code beta} are in the unit of time of the histories; {@code r} and {@code
 * s} have none.
 *
 * @see <a href="https://doi.org/10.1287/mnsc.33.1.1">Schmittlein, Morrison and Colombo (1987),
 *     Counting Your Customers: Who Are They and What Will They Do Next?, Management Science 33(1),
 *     1–24</a>: the model
 * @see <a href="http://www.brucehardie.com/notes/009/">Fader and Hardie (2005), A Note on Deriving
 *     the Pareto/NBD Model and Related Expressions</a>: the formulas
 */
public record ParetoNbd(double r, double alpha, double s, double beta)
    implements RepeatPurchaseModel {

  /** Rejects parameters outside (0, ∞): the densities are not defined there. */
  public ParetoNbd {
    requirePositive("r", r);
    requirePositive("alpha", alpha);
    requirePositive("s", s);
    requirePositive("beta", beta);
  }

  @Override
  public String name() {
    return "Pareto/NBD";
  }

  /**
   * The probability that a customer is still active at the end of the observed period.
   *
   * <pre>  P(active) = 1 / (1 + s (α+T)^(r+x) (β+T)^s ∫ₜₓᵀ (α+t)^−(r+x) (β+t)^−(s+1) dt)</pre>
   *
   * <p>The integral by {@link DropoutIntegral}; relative error below 1e-10.
   */
  @Override
  public double probabilityActive(PurchaseHistory history) {
    double rx = r + history.repeatOrders();
    var integral = new DropoutIntegral();
    double end = history.observed();
    double logIntegral = integral.logarithm(rx, alpha, s, beta, history.lastOrder(), end);
    double logOdds =
        Math.log(s) + logIntegral + rx * Math.log(alpha + end) + s * Math.log(beta + end);
    return 1.0 / (1.0 + Math.exp(logOdds));
  }

  /**
   * The orders to expect within time t from an active customer.
   *
   * <pre>  (r+x)/(α+T) · (β+T)/(s−1) · (1 − ((β+T)/(β+T+t))^(s−1))</pre>
   *
   * <p>with the limit (β+T) ln(1+t/(β+T)) of the second half at s = 1.
   */
  @Override
  public double expectedOrdersWhileActive(PurchaseHistory history, double horizon) {
    requireNotNegative("horizon", horizon);
    double rate = (r + history.repeatOrders()) / (alpha + history.observed());
    return rate * timeLeft(beta + history.observed(), horizon);
  }

  /** E[X(t)] = r/α · β/(s−1) · (1 − (β/(β+t))^(s−1)). */
  @Override
  public double expectedRepeatOrders(double time) {
    requireNotNegative("time", time);
    return r / alpha * timeLeft(beta, time);
  }

  /**
   * Fits by maximum likelihood with analytic gradient, from three starts, and compares with the
   * model without churn.
   */
  public static RepeatPurchaseFit fit(CompressedHistories histories) {
    return Fitting.withChurn(ChurnFamily.PARETO_NBD, histories);
  }

  /** Time to be spent active within t, when the leaving rate follows Gamma(s, b). */
  private double timeLeft(double b, double t) {
    double y = Math.log1p(t / b);
    double e = s - 1;
    return b * (Math.abs(e * y) < 1e-300 ? y : -Math.expm1(-e * y) / e);
  }
}
