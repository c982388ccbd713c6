package guanxi.warehouse.lifetime;

import guanxi.kernels.lifetime.Backtest;
import guanxi.kernels.lifetime.CompressedHistories;
import guanxi.kernels.lifetime.ModelChoice;
import guanxi.kernels.lifetime.RepeatPurchaseModel;
import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.WarehouseEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
  public static HoldoutTest run(
      WarehouseEngine engine, RepeatPurchaseModel model, LifetimeModels models, LocalDate last) {
    LocalDate end = models.observedUntil();
    MartParameters observed = MartParameters.none().with("observed_until", end);
    Holdout customers = holdout(engine, models.unit(), end);
    double horizon = models.unit().of(last.toEpochDay() - end.toEpochDay());
    return new HoldoutTest(
        end,
        last,
        customers.actual().length,
        Backtest.of(model, customers.histories(), customers.actual(), horizon),
        tracking(engine.read(Mart.DAILY_PURCHASES, observed), model, models.unit(), last));
  }

  /**
   * Compares the purchase models by how well they forecast the days after a split, see {@link
   * ModelChoice}.
   *
   * @param engine with the statistics of the day of the split and the days up to the last
   * @param split the last day the models know of
   * @param last the last day of the forecast, after the split
   */
  public static ModelChoice choose(
      WarehouseEngine engine, ModelUnit unit, LocalDate split, LocalDate last) {
    Holdout customers = holdout(engine, unit, split);
    double horizon = unit.of(last.toEpochDay() - split.toEpochDay());
    return ModelChoice.of(customers.histories(), customers.actual(), horizon);
  }

  /** Customers up to a day and what they bought after it. */
  private static final class Holdout {
    private final CompressedHistories histories;
    private final double[] actual;

    Holdout(CompressedHistories histories, double[] actual) {
      this.histories = histories;
      this.actual = actual;
    }

    CompressedHistories histories() {
      return histories;
    }

    double[] actual() {
      return actual;
    }
  }

  private static Holdout holdout(WarehouseEngine engine, ModelUnit unit, LocalDate end) {
    Columns groups = engine.read(Mart.HOLDOUT, MartParameters.none().with("observed_until", end));
    int customers = Math.toIntExact(Arrays.stream(groups.numbers("customers")).sum());
    int[] x = new int[customers];
    double[] tx = new double[customers];
    double[] t = new double[customers];
    double[] actual = new double[customers];
    int to = 0;
    for (int i = 0; i < groups.rows(); i++) {
      int from = to;
      to += (int) groups.numbers("customers")[i];
      Arrays.fill(x, from, to, (int) groups.numbers("x")[i]);
      Arrays.fill(tx, from, to, unit.of(groups.numbers("tx_days")[i]));
      Arrays.fill(t, from, to, unit.of(groups.numbers("t_days")[i]));
      Arrays.fill(actual, from, to, (double) groups.numbers("actual_days")[i]);
    }
    return new Holdout(CompressedHistories.of(x, tx, t), actual);
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
