package guanxi.kernels.lifetime;

import guanxi.kernels.Explanation;

/**
 * A model of when customers order again, with its parameters.
 *
 * <p>Probabilities are in [0, 1], expectations in [0, ∞). For parameters from 1e-6 to 1e6 and times
 * up to 1e6 every number is finite, whatever the history.
 */
public sealed interface RepeatPurchaseModel permits BgNbd, MbgNbd, ParetoNbd, Nbd {

  /** The model's name in the literature. */
  String name();

  /** The probability that a customer is still active at the end of the observed period. */
  double probabilityActive(PurchaseHistory history);

  /**
   * The orders to expect within a time after the observed period from a customer who is active.
   *
   * @param horizon length of that time, not negative
   */
  double expectedOrdersWhileActive(PurchaseHistory history, double horizon);

  /**
   * The repeat orders to expect from a new customer within a time after the first order.
   *
   * @param time not negative
   */
  double expectedRepeatOrders(double time);

  /**
   * The orders to expect within a time after the observed period: E[Y(t) | x, tₓ, T].
   *
   * @param horizon length of that time, not negative
   */
  default double expectedOrders(PurchaseHistory history, double horizon) {
    double active = probabilityActive(history);
    return active == 0 ? 0 : active * expectedOrdersWhileActive(history, horizon);
  }

  /** The shape of the gamma distribution of order rates across customers. */
  double r();

  /**
   * The median of the orders within a time after the observed period, a whole number: the forecast
   * with the smallest absolute error, where {@link #expectedOrders} has the smallest squared error
   * and adds up to the total. See {@link PredictiveMedian} for formula and method.
   *
   * @param horizon length of that time, not negative
   */
  default double medianOrders(PurchaseHistory history, double horizon) {
    return PredictiveMedian.of(
        probabilityActive(history),
        r() + history.repeatOrders(),
        expectedOrdersWhileActive(history, horizon));
  }

  /**
   * Why the orders to expect are what they are: the chance that the customer is still there, and
   * what she would order if so.
   *
   * @param horizon length of time after the observed period, not negative
   */
  default Explanation explain(PurchaseHistory history, double horizon) {
    return Explanations.expectedOrders(this, history, horizon);
  }

  /**
   * Scores every customer for several horizons at once; equal histories are computed once.
   *
   * @param horizons lengths of time after the observed period, not negative
   */
  default Scores score(CompressedHistories histories, double... horizons) {
    int rows = histories.rows();
    double[] active = new double[rows];
    for (int row = 0; row < rows; row++) {
      active[row] = probabilityActive(histories.history(row));
    }
    double[][] expected = new double[horizons.length][];
    for (int h = 0; h < horizons.length; h++) {
      double horizon = horizons[h];
      expected[h] =
          histories.byCountAndObserved(history -> expectedOrdersWhileActive(history, horizon));
      for (int row = 0; row < rows; row++) {
        expected[h][row] *= active[row];
      }
    }
    return new Scores(histories, horizons.clone(), active, expected);
  }
}
