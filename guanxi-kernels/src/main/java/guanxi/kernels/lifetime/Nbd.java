package guanxi.kernels.lifetime;

import static guanxi.kernels.lifetime.Parameters.requireNotNegative;
import static guanxi.kernels.lifetime.Parameters.requirePositive;

/**
 * The NBD model of repeat purchases: orders come at a steady rate and nobody leaves.
 *
 * <p>A customer orders at Poisson rate λ; across customers λ follows Gamma(shape {@code r}, rate
 * {@code alpha}). {@code alpha} is in the unit of time of the histories. It is what BG/NBD becomes
 * when the probability of leaving goes to 0, and what is used when data show no churn.
 *
 * @see <a href="https://doi.org/10.2307/2985625">Ehrenberg (1959), The Pattern of Consumer
 *     Purchases, Applied Statistics 8(1), 26–41</a>
 */
public record Nbd(double r, double alpha) implements RepeatPurchaseModel {

  /** Rejects parameters outside (0, ∞): the density is not defined there. */
  public Nbd {
    requirePositive("r", r);
    requirePositive("alpha", alpha);
  }

  @Override
  public String name() {
    return "NBD";
  }

  /** Always 1: nobody leaves. */
  @Override
  public double probabilityActive(PurchaseHistory history) {
    return 1;
  }

  /** (r+x)/(α+T)·t. */
  @Override
  public double expectedOrdersWhileActive(PurchaseHistory history, double horizon) {
    requireNotNegative("horizon", horizon);
    return (r + history.repeatOrders()) / (alpha + history.observed()) * horizon;
  }

  /** r/α·t. */
  @Override
  public double expectedRepeatOrders(double time) {
    requireNotNegative("time", time);
    return r / alpha * time;
  }

  /** Fits by maximum likelihood; never {@link RepeatPurchaseFit.NoChurnSignal}. */
  public static RepeatPurchaseFit fit(CompressedHistories histories) {
    return Fitting.nbd(histories);
  }
}
