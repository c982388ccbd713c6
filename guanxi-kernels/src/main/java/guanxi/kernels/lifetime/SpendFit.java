package guanxi.kernels.lifetime;

import java.util.Optional;

/** What came of fitting a spend model: never an exception, never NaN. */
public sealed interface SpendFit {

  /** The model to use, if there is one. */
  Optional<GammaGamma> usable();

  /**
   * The model was fitted.
   *
   * @param model the model with its estimates
   * @param report how it was fitted; its customers are those with a positive mean value
   * @param correlation of orders and mean value over those customers, in [−1, 1]; the model assumes
   *     0, and beyond ±0.3 its forecasts lean
   * @param leftOut customers with orders whose mean value was not positive
   */
  record Fitted(GammaGamma model, FitReport report, double correlation, int leftOut)
      implements SpendFit {
    @Override
    public Optional<GammaGamma> usable() {
      return Optional.of(model);
    }
  }

  /**
   * No model was fitted.
   *
   * @param shortage what is missing
   * @param customers customers with a positive mean value
   */
  record NotEnoughData(Shortage shortage, int customers) implements SpendFit {
    @Override
    public Optional<GammaGamma> usable() {
      return Optional.empty();
    }
  }
}
