package guanxi.warehouse.lifetime;

import guanxi.kernels.lifetime.GammaGamma;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.RepeatPurchaseModel;
import guanxi.kernels.lifetime.SpendFit;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What was fitted to one shop.
 *
 * @param observedUntil the last day the fit knows of
 * @param unit of the models' times
 * @param purchases how often customers come back
 * @param spending what they spend each time, per currency, in whole units of the currency
 * @param purchaseFitMillis time taken by the purchase model's fit, reading not counted
 * @param spendingFitMillis time taken by the spending models' fits
 */
public record LifetimeModels(
    LocalDate observedUntil,
    ModelUnit unit,
    RepeatPurchaseFit purchases,
    Map<String, SpendFit> spending,
    long purchaseFitMillis,
    long spendingFitMillis) {

  /** Copies the map. */
  public LifetimeModels {
    spending = Map.copyOf(spending);
  }

  /** The purchase model to score with, if the data carry one. */
  public Optional<RepeatPurchaseModel> purchaseModel() {
    return purchases.usable();
  }

  /** The spending model for a currency, if the data carry one. */
  public Optional<GammaGamma> spendingModel(String currency) {
    return Optional.ofNullable(spending.get(currency)).flatMap(SpendFit::usable);
  }
}
