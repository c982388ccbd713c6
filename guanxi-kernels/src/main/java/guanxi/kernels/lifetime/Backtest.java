package guanxi.kernels.lifetime;

import java.util.Arrays;

/**
 * A model's forecast for a holdout period beside two naive ones, on the same customers.
 *
 * @param model what the model forecast: the mean, which adds up to the total
 * @param median the median of the model's forecast, which errs least; ranked by the mean
 * @param rate everyone goes on as before: x/T times the horizon, ranked by x/T
 * @param recency who ordered within the last horizon's length goes on as before and the others
 *     never come back; ranked by the time since the last order
 */
public record Backtest(
    ForecastErrors model, ForecastErrors median, ForecastErrors rate, ForecastErrors recency) {

  /**
   * Evaluates a model that was fitted on the histories alone.
   *
   * @param histories up to the end of calibration
   * @param actual orders of each customer within the horizon after it
   * @param horizon length of the holdout period; positive
   */
  public static Backtest of(
      RepeatPurchaseModel model, CompressedHistories histories, double[] actual, double horizon) {
    int n = histories.entries();
    double[] forecast = model.score(histories, horizon).expectedOrders(0);
    double[] byRow = new double[histories.rows()];
    Arrays.setAll(byRow, row -> model.medianOrders(histories.history(row), horizon));
    double[] median = histories.spread(byRow);
    double[] rate = new double[n];
    double[] recent = new double[n];
    double hiatus = histories.meanObserved() / 2;
    double[] notQuiet = new double[n];
    for (int i = 0; i < n; i++) {
      PurchaseHistory history = histories.history(histories.rowOf(i));
      double quiet = history.observed() - history.lastOrder();
      rate[i] = history.observed() > 0 ? history.repeatOrders() / history.observed() * horizon : 0;
      recent[i] = quiet < hiatus ? rate[i] : 0;
      notQuiet[i] = -quiet;
    }
    return new Backtest(
        ForecastErrors.of(forecast, forecast, actual),
        ForecastErrors.of(median, forecast, actual),
        ForecastErrors.of(rate, rate, actual),
        ForecastErrors.of(recent, notQuiet, actual));
  }

  /**
   * Whether the mean absolute error of the model's median, the forecast made for that error, is
   * below both naive ones'.
   */
  public boolean modelHasSmallestError() {
    return median.mae() < rate.mae() && median.mae() < recency.mae();
  }
}
