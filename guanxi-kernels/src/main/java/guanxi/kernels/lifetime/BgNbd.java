package guanxi.kernels.lifetime;

import static guanxi.kernels.lifetime.Parameters.requireNotNegative;
import static guanxi.kernels.lifetime.Parameters.requirePositive;

/**
 * The BG/NBD model of repeat purchases in a non-contractual setting.
 *
 * <p>While active, a customer orders at Poisson rate λ, and after each repeat order becomes
 * inactive with probability p. Across customers λ follows Gamma(shape {@code r}, rate {@code
 * alpha}) and p follows Beta({@code a}, {@code b}), independently.
 *
 * <p>{@code alpha} is in the unit of time of the histories; {@code r}, {@code a} and {@code b} have
 * none.
 *
 * @see <a href="https://doi.org/10.1287/mksc.1040.0098">Fader, Hardie and Lee (2005), "Counting
 *     Your Customers" the Easy Way, Marketing Science 24(2), 275–284</a>: the model
 * @see <a href="http://www.brucehardie.com/notes/021/">Fader, Hardie and Lee (2008), Computing
 *     P(alive) Using the BG/NBD Model</a>: the probability
 */
public record BgNbd(double r, double alpha, double a, double b) implements RepeatPurchaseModel {

  /** Rejects parameters outside (0, ∞): the densities are not defined there. */
  public BgNbd {
    requirePositive("r", r);
    requirePositive("alpha", alpha);
    requirePositive("a", a);
    requirePositive("b", b);
  }

  @Override
  public String name() {
    return "BG/NBD";
  }

  /**
   * The probability that a customer is still active at the end of the observed period.
   *
   * <pre>
   *   P(active) = 1 / (1 + a/(b+x−1) · ((α+T)/(α+tₓ))^(r+x))    for x &gt; 0
   *   P(active) = 1                                               for x = 0
   * </pre>
   *
   * <p>Evaluated as a logistic of the log-odds, so no intermediate value overflows however many
   * orders there are; probabilities below 1e-308 come out as 0. Relative error is below 1e-12
   * against 50-digit arithmetic (see {@code BgNbdTest}).
   *
   * @return a probability in [0, 1]; 1 for a customer who ordered once, since the model lets nobody
   *     leave before the first repeat order
   */
  @Override
  public double probabilityActive(PurchaseHistory history) {
    int x = history.repeatOrders();
    if (x == 0) {
      return 1.0;
    }
    double quiet = history.observed() - history.lastOrder();
    double logOdds =
        Math.log(a)
            - Math.log(b + x - 1)
            + (r + x) * Math.log1p(quiet / (alpha + history.lastOrder()));
    return 1.0 / (1.0 + Math.exp(logOdds));
  }

  /** See {@link BetaGeometricExpectation} for formula, method and error. */
  @Override
  public double expectedOrdersWhileActive(PurchaseHistory history, double horizon) {
    requireNotNegative("horizon", horizon);
    int x = history.repeatOrders();
    return BetaGeometricExpectation.of(r + x, alpha + history.observed(), a, b + x, horizon);
  }

  /** E[X(t)] = (a+b−1)/(a−1) · [1 − (α/(α+t))^r ₂F₁(r, b; a+b−1; t/(α+t))]. */
  @Override
  public double expectedRepeatOrders(double time) {
    requireNotNegative("time", time);
    return BetaGeometricExpectation.of(r, alpha, a, b, time);
  }

  /**
   * Fits by maximum likelihood with analytic gradient, from three starts, and compares with the
   * model without churn.
   */
  public static RepeatPurchaseFit fit(CompressedHistories histories) {
    return Fitting.withChurn(ChurnFamily.BG_NBD, histories);
  }
}
