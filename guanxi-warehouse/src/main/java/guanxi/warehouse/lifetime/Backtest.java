package guanxi.warehouse.lifetime;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a model that knew nothing of the last part of the data said of it.
 *
 * @param calibrationEnd the last day the model knew of
 * @param holdoutEnd the last day of the data
 * @param customers customers of the calibration period
 * @param actualTotal their purchase days in the holdout
 * @param model errors of the model
 * @param ownRate errors of the first naive rule: everybody goes on at her own rate x/T
 * @param recentOnly errors of the second: who came within one holdout length before the end goes on
 *     at her own rate, the others do not come; ranked by the last purchase
 * @param tracking the course of both periods, in steps of a week
 */
public record Backtest(
    LocalDate calibrationEnd,
    LocalDate holdoutEnd,
    long customers,
    long actualTotal,
    ForecastErrors model,
    ForecastErrors ownRate,
    ForecastErrors recentOnly,
    List<TrackingPoint> tracking) {

  /** Copies the list. */
  public Backtest {
    tracking = List.copyOf(tracking);
  }

  /** Who errs least by mean absolute error; the model must be strictly better to win. */
  public Forecaster best() {
    double naive = Math.min(ownRate.meanAbsoluteError(), recentOnly.meanAbsoluteError());
    if (model.meanAbsoluteError() < naive) {
      return Forecaster.MODEL;
    }
    return ownRate.meanAbsoluteError() <= recentOnly.meanAbsoluteError()
        ? Forecaster.OWN_RATE
        : Forecaster.RECENT_ONLY;
  }

  /** The day that leaves the last third of a time for the test, if that time is long enough. */
  public static Optional<LocalDate> split(LocalDate first, LocalDate last) {
    long days = last.toEpochDay() - first.toEpochDay();
    return days < 60 ? Optional.empty() : Optional.of(last.minusDays(days / 3));
  }

  /** Who made a forecast. */
  public enum Forecaster {
    /** The fitted model. */
    MODEL,
    /** The rule that everybody goes on at her own rate. */
    OWN_RATE,
    /** The rule that only recent customers go on. */
    RECENT_ONLY
  }
}
