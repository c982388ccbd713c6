package guanxi.kernels.lifetime;

import static guanxi.kernels.lifetime.Parameters.requireNotNegative;
import static guanxi.kernels.lifetime.Parameters.requirePositive;

/**
 * The MBG/NBD model: BG/NBD in which a customer may leave right after the first order too.
 *
 * <p>While active, a customer orders at Poisson rate λ, and after each order, the first included,
 * becomes inactive with probability p. Across customers λ follows Gamma(shape {@code r}, rate
 * {@code alpha}) and p follows Beta({@code a}, {@code b}), independently. Customers who ordered
 * once are therefore not all counted as active, as BG/NBD has to.
 *
 * <p>{@code alpha} is in the unit of time of the histories; the others have none.
 *
 * @see <a href="https://doi.org/10.1016/j.ijresmar.2006.12.005">Batislam, Denizel and Filiztekin
 *     (2007), Empirical Validation and Comparison of Models for Customer Base Analysis,
 *     International Journal of Research in Marketing 24(3), 201–209</a>
 */
public record MbgNbd(double r, double alpha, double a, double b) implements RepeatPurchaseModel {

  /** Rejects parameters outside (0, ∞): the densities are not defined there. */
  public MbgNbd {
    requirePositive("r", r);
    requirePositive("alpha", alpha);
    requirePositive("a", a);
    requirePositive("b", b);
  }

  @Override
  public String name() {
    return "MBG/NBD";
  }

  /**
   * The probability that a customer is still active at the end of the observed period.
   *
   * <pre>  P(active) = 1 / (1 + a/(b+x) · ((α+T)/(α+tₓ))^(r+x))</pre>
   *
   * <p>Evaluated as a logistic of the log-odds; relative error below 1e-12.
   */
  @Override
  public double probabilityActive(PurchaseHistory history) {
    int x = history.repeatOrders();
    double quiet = history.observed() - history.lastOrder();
    double logOdds =
        Math.log(a) - Math.log(b + x) + (r + x) * Math.log1p(quiet / (alpha + history.lastOrder()));
    return 1.0 / (1.0 + Math.exp(logOdds));
  }

  /** See {@link BetaGeometricExpectation} for formula, method and error. */
  @Override
  public double expectedOrdersWhileActive(PurchaseHistory history, double horizon) {
    requireNotNegative("horizon", horizon);
    int x = history.repeatOrders();
    return BetaGeometricExpectation.of(r + x, alpha + history.observed(), a, b + x + 1, horizon);
  }

  /** The share who stay after the first order, b/(a+b), times what those will order. */
  @Override
  public double expectedRepeatOrders(double time) {
    requireNotNegative("time", time);
    return b / (a + b) * BetaGeometricExpectation.of(r, alpha, a, b + 1, time);
  }

  /**
   * Fits by maximum likelihood with analytic gradient, from three starts, and compares with the
   * model without churn.
   */
  public static RepeatPurchaseFit fit(CompressedHistories histories) {
    return Fitting.withChurn(ChurnFamily.MBG_NBD, histories);
  }
}
