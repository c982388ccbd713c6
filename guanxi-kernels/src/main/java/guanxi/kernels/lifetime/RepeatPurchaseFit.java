package guanxi.kernels.lifetime;

import java.util.Optional;

/** What came of fitting a repeat-purchase model: never an exception, never NaN. */
public sealed interface RepeatPurchaseFit {

  /** The model to use, if there is one. */
  Optional<RepeatPurchaseModel> usable();

  /**
   * The model asked for describes the data better than one without churn.
   *
   * @param model the model with its estimates
   * @param report how it was fitted
   */
  record Fitted(RepeatPurchaseModel model, FitReport report) implements RepeatPurchaseFit {
    @Override
    public Optional<RepeatPurchaseModel> usable() {
      return Optional.of(model);
    }
  }

  /**
   * The data do not show that customers leave: the NBD model without churn explains them as well,
   * by the Bayesian information criterion. It is used instead, and everyone counts as active.
   *
   * @param model the model without churn
   * @param report how that was fitted
   * @param rejected how the model asked for was fitted
   */
  record NoChurnSignal(Nbd model, FitReport report, FitReport rejected)
      implements RepeatPurchaseFit {
    @Override
    public Optional<RepeatPurchaseModel> usable() {
      return Optional.of(model);
    }
  }

  /**
   * No model was fitted.
   *
   * @param shortage what is missing
   * @param customers how many customers there are
   * @param customersWithRepeats how many of them ordered more than once
   */
  record NotEnoughData(Shortage shortage, double customers, double customersWithRepeats)
      implements RepeatPurchaseFit {
    @Override
    public Optional<RepeatPurchaseModel> usable() {
      return Optional.empty();
    }
  }
}
