package guanxi.kernels.lifetime;

import java.util.List;

/**
 * How a model was fitted, for the model card.
 *
 * @param model the model's name in the literature
 * @param estimates parameters in the paper's order
 * @param logLikelihood of all customers together
 * @param customers how many customers, with weights
 * @param distinctRows distinct rows the likelihood was computed on
 * @param iterations steps of the search from the best start
 * @param converged whether the search ended at a summit rather than for lack of patience
 */
public record FitReport(
    String model,
    List<Estimate> estimates,
    double logLikelihood,
    double customers,
    int distinctRows,
    int iterations,
    boolean converged) {

  /** Copies the list. */
  public FitReport {
    estimates = List.copyOf(estimates);
  }

  /** The Bayesian information criterion, −2 ℓ + k ln n: smaller is better. */
  public double bic() {
    return -2 * logLikelihood + estimates.size() * Math.log(customers);
  }

  /** The value of the parameter with a name. */
  public double value(String name) {
    for (Estimate estimate : estimates) {
      if (estimate.name().equals(name)) {
        return estimate.value();
      }
    }
    throw new IllegalArgumentException("%s has no parameter %s".formatted(model, name));
  }
}
