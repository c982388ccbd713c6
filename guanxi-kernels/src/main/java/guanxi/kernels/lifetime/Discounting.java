package guanxi.kernels.lifetime;

import static guanxi.kernels.lifetime.Parameters.requireNotNegative;
import static guanxi.kernels.lifetime.Parameters.requirePositive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Present value of orders to come: the orders expected in each period, discounted to now.
 *
 * <pre>  Σₖ (E[Y(kΔ)] − E[Y((k−1)Δ)]) / (1+d)ᵏ,  k = 1 … n</pre>
 *
 * <p>An order counts as paid at the end of its period, which errs on the careful side. Times
 * expected spend per order and margin it is the customer's discounted value.
 *
 * @param period Δ, length of a period in the unit of time of the histories; positive
 * @param periods n, how many; at least 1
 * @param ratePerPeriod d, such as 0.01 for one per cent a period; at least 0
 * @see <a href="https://doi.org/10.1509/jmkr.2005.42.4.415">Fader, Hardie and Lee (2005), RFM and
 *     CLV: Using Iso-Value Curves for Customer Base Analysis, Journal of Marketing Research 42,
 *     415–430</a>: discounted expected transactions
 */
public record Discounting(double period, int periods, double ratePerPeriod) {

  /** Rejects what is no series of periods. */
  public Discounting {
    requirePositive("period", period);
    requireNotNegative("ratePerPeriod", ratePerPeriod);
    if (periods < 1) {
      throw new IllegalArgumentException("periods must be at least 1, was " + periods);
    }
  }

  /** Discounted expected orders of one customer. */
  public double expectedOrders(RepeatPurchaseModel model, PurchaseHistory history) {
    double active = model.probabilityActive(history);
    return active == 0 ? 0 : active * whileActive(model, history);
  }

  /** Discounted expected orders of all customers, in the order they came in. */
  public double[] expectedOrders(RepeatPurchaseModel model, CompressedHistories histories) {
    double[] byRow = histories.byCountAndObserved(history -> whileActive(model, history));
    for (int row = 0; row < byRow.length; row++) {
      byRow[row] *= model.probabilityActive(histories.history(row));
    }
    return histories.spread(byRow);
  }

  /**
   * Discounted expected orders of one customer within each of several horizons, in one pass over
   * the periods: many horizons cost no more than the longest.
   *
   * @param horizons numbers of periods, each from 1 to {@link #periods}, in any order
   * @return one value for each horizon, in their order
   */
  public double[] expectedOrdersWithin(
      RepeatPurchaseModel model, PurchaseHistory history, int... horizons) {
    requireWithin(horizons);
    double active = model.probabilityActive(history);
    double[] sums = sums(model, history);
    return Arrays.stream(horizons)
        .mapToDouble(horizon -> active == 0 ? 0 : active * sums[horizon])
        .toArray();
  }

  /**
   * Discounted expected orders of all customers within each of several horizons.
   *
   * @param horizons numbers of periods, each from 1 to {@link #periods}, in any order
   * @return for each horizon the customers in the order they came in
   */
  public double[][] expectedOrdersWithin(
      RepeatPurchaseModel model, CompressedHistories histories, int... horizons) {
    requireWithin(horizons);
    double[][] byRow = new double[horizons.length][histories.rows()];
    Map<CountAndTime, double[]> known = new HashMap<>();
    for (int row = 0; row < histories.rows(); row++) {
      PurchaseHistory history = histories.history(row);
      var key = new CountAndTime(history.repeatOrders(), history.observed());
      double[] sums = known.computeIfAbsent(key, _ -> sums(model, history));
      double active = model.probabilityActive(history);
      for (int h = 0; h < horizons.length; h++) {
        byRow[h][row] = active == 0 ? 0 : active * sums[horizons[h]];
      }
    }
    return Arrays.stream(byRow).map(histories::spread).toArray(double[][]::new);
  }

  /** What orders while active depend on. */
  private record CountAndTime(int repeatOrders, double observed) {}

  private void requireWithin(int... horizons) {
    for (int horizon : horizons) {
      if (horizon < 1 || horizon > periods) {
        throw new IllegalArgumentException(
            "horizons must be from 1 to %d periods, one was %d".formatted(periods, horizon));
      }
    }
  }

  private double whileActive(RepeatPurchaseModel model, PurchaseHistory history) {
    return sums(model, history)[periods];
  }

  /** By number of periods from 0. */
  private double[] sums(RepeatPurchaseModel model, PurchaseHistory history) {
    double[] sums = new double[periods + 1];
    double before = 0;
    double factor = 1;
    for (int k = 1; k <= periods; k++) {
      factor /= 1 + ratePerPeriod;
      double until = model.expectedOrdersWhileActive(history, k * period);
      sums[k] = sums[k - 1] + (until - before) * factor;
      before = until;
    }
    return sums;
  }
}
