package guanxi.warehouse.lifetime;

import guanxi.kernels.lifetime.PurchaseHistory;
import guanxi.kernels.lifetime.RepeatPurchaseModel;
import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.WarehouseEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tests models on days that they were not fitted to. */
public final class Backtesting {

  private static final int STEP_DAYS = 7;

  private Backtesting() {}

  /**
   * Tests the models on the days after their last.
   *
   * @param engine with the statistics that the models were fitted to
   * @param last the last day of the data, after {@link LifetimeModels#observedUntil}
   */
  public static Backtest run(
      WarehouseEngine engine, RepeatPurchaseModel model, LifetimeModels models, LocalDate last) {
    LocalDate end = models.observedUntil();
    MartParameters observed = MartParameters.none().with("observed_until", end);
    Columns holdout = engine.read(Mart.HOLDOUT, observed);
    long holdoutDays = last.toEpochDay() - end.toEpochDay();
    int rows = holdout.rows();
    double[] byModel = new double[rows];
    double[] byRate = new double[rows];
    double[] byRecent = new double[rows];
    double[] recency = new double[rows];
    long customers = 0;
    long actualTotal = 0;
    for (int i = 0; i < rows; i++) {
      long x = holdout.numbers("x")[i];
      long tx = holdout.numbers("tx_days")[i];
      long t = holdout.numbers("t_days")[i];
      byModel[i] =
          model.expectedOrders(
              new PurchaseHistory((int) x, models.unit().of(tx), models.unit().of(t)),
              models.unit().of(holdoutDays));
      byRate[i] = t > 0 ? (double) x / t * holdoutDays : 0;
      byRecent[i] = t - tx <= holdoutDays ? byRate[i] : 0;
      recency[i] = tx - t;
      customers += holdout.numbers("customers")[i];
      actualTotal += holdout.numbers("customers")[i] * holdout.numbers("actual_days")[i];
    }
    long[] actual = holdout.numbers("actual_days");
    long[] weights = holdout.numbers("customers");
    return new Backtest(
        end,
        last,
        customers,
        actualTotal,
        ForecastErrors.of(byModel, byModel, actual, weights),
        ForecastErrors.of(byRate, byRate, actual, weights),
        ForecastErrors.of(byRecent, recency, actual, weights),
        tracking(engine.read(Mart.DAILY_PURCHASES, observed), model, models.unit(), last));
  }

  /**
   * Sums both curves at the ends of days: who first bought on that very day has been a customer for
   * one day then. Newcomers of equal age are alike, so each age is computed once.
   */
  private static List<TrackingPoint> tracking(
      Columns daily, RepeatPurchaseModel model, ModelUnit unit, LocalDate last) {
    List<TrackingPoint> points = new ArrayList<>();
    if (daily.rows() == 0) {
      return points;
    }
    long[] days = new long[daily.rows()];
    for (int i = 0; i < days.length; i++) {
      days[i] = LocalDate.parse(daily.texts("day")[i]).toEpochDay();
    }
    Map<Long, Double> expectedByAge = new HashMap<>();
    long actual = 0;
    int read = 0;
    for (long day = days[0] + STEP_DAYS - 1; day <= last.toEpochDay(); day += STEP_DAYS) {
      while (read < days.length && days[read] <= day) {
        actual += daily.numbers("repeats")[read++];
      }
      double expected = 0;
      for (int i = 0; i < read; i++) {
        long newcomers = daily.numbers("newcomers")[i];
        if (newcomers > 0) {
          expected +=
              newcomers
                  * expectedByAge.computeIfAbsent(
                      day + 1 - days[i], age -> model.expectedRepeatOrders(unit.of(age)));
        }
      }
      points.add(new TrackingPoint(LocalDate.ofEpochDay(day), actual, expected));
    }
    return points;
  }
}
