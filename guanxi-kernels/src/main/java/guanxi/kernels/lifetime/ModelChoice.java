package guanxi.kernels.lifetime;

import guanxi.kernels.Explanation;
import guanxi.kernels.Explanation.Argument;
import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The model to trust for a shop, chosen by how well it forecast a holdout period.
 *
 * <p>Models whose mean absolute error is within 1 % of the smallest count as equally good, and
 * among those the smallest Bayesian information criterion decides: forecasting is what the model is
 * for, but a hair's breadth on one period is luck.
 *
 * @param candidates the models that could be fitted, with and without churn
 * @param chosen the one to use; empty when none could be fitted
 * @param reason why: {@code lifetime.choice.none}, {@code .holdout} or {@code .bic}
 */
public record ModelChoice(
    List<Candidate> candidates, Optional<Candidate> chosen, Explanation reason) {

  private static final double EQUALLY_GOOD = 1.01;

  /** Copies the list. */
  public ModelChoice {
    candidates = List.copyOf(candidates);
  }

  /**
   * A model fitted on calibration data with its forecast of the holdout period.
   *
   * @param fitted the model and how it was fitted
   * @param holdout its errors
   */
  public record Candidate(Fitted fitted, ForecastErrors holdout) {}

  /**
   * Fits BG/NBD, MBG/NBD, Pareto/NBD and NBD and compares them.
   *
   * @param histories up to the end of calibration
   * @param actual orders of each customer within the horizon after it
   * @param horizon length of the holdout period; positive
   */
  public static ModelChoice of(CompressedHistories histories, double[] actual, double horizon) {
    List<Candidate> candidates = new ArrayList<>();
    List<RepeatPurchaseFit> fits =
        List.of(
            BgNbd.fit(histories),
            MbgNbd.fit(histories),
            ParetoNbd.fit(histories),
            Nbd.fit(histories));
    for (RepeatPurchaseFit fit : fits) {
      if (fit instanceof Fitted fitted) {
        double[] forecast = fitted.model().score(histories, horizon).expectedOrders(0);
        candidates.add(new Candidate(fitted, ForecastErrors.of(forecast, forecast, actual)));
      }
    }
    return choose(candidates);
  }

  static ModelChoice choose(List<Candidate> candidates) {
    Optional<Candidate> best =
        candidates.stream().min(Comparator.comparingDouble(c -> c.holdout().mae()));
    if (best.isEmpty()) {
      return new ModelChoice(
          candidates, best, Explanation.of("lifetime.choice.none", "holdout", 0));
    }
    double limit = best.get().holdout().mae() * EQUALLY_GOOD;
    List<Candidate> equal = candidates.stream().filter(c -> c.holdout().mae() <= limit).toList();
    Candidate chosen =
        equal.stream()
            .min(Comparator.comparingDouble(c -> c.fitted().report().bic()))
            .orElseGet(best::get);
    Explanation reason =
        Explanation.of(
            equal.size() > 1 ? "lifetime.choice.bic" : "lifetime.choice.holdout",
            chosen.fitted().report().model(),
            chosen.holdout().mae(),
            new Argument("candidates", candidates.size()),
            new Argument("equally-good", equal.size()),
            new Argument("smallest-error", best.get().holdout().mae()),
            new Argument("bic", chosen.fitted().report().bic()));
    return new ModelChoice(candidates, Optional.of(chosen), reason);
  }
}
