package guanxi.warehouse.lifetime;

import guanxi.kernels.lifetime.Backtest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a model that knew nothing of the last part of the data said of it.
 *
 * @param calibrationEnd the last day the model knew of
 * @param holdoutEnd the last day of the data
 * @param customers customers of the calibration period
 * @param errors in purchase days per customer, of the model and of two naive rules
 * @param tracking the course of both periods, in steps of a week
 */
public record HoldoutTest(
    LocalDate calibrationEnd,
    LocalDate holdoutEnd,
    long customers,
    Backtest errors,
    List<TrackingPoint> tracking) {

  private static final int LEAST_DAYS = 60;

  /** Copies the list. */
  public HoldoutTest {
    tracking = List.copyOf(tracking);
  }

  /** How long the holdout was. */
  public long holdoutDays() {
    return holdoutEnd.toEpochDay() - calibrationEnd.toEpochDay();
  }

  /**
   * Who erred least by mean absolute error, the model with its median; it must be strictly better
   * to win.
   */
  public Forecaster best() {
    if (errors.modelHasSmallestError()) {
      return Forecaster.MODEL;
    }
    return errors.rate().mae() <= errors.recency().mae() ? Forecaster.RATE : Forecaster.RECENCY;
  }

  /** The day that leaves the last third of a time for the test, if that time is long enough. */
  public static Optional<LocalDate> split(LocalDate first, LocalDate last) {
    long days = last.toEpochDay() - first.toEpochDay();
    return days < LEAST_DAYS ? Optional.empty() : Optional.of(last.minusDays(days / 3));
  }

  /** Who made a forecast. */
  public enum Forecaster {
    /** The fitted model. */
    MODEL,
    /** The rule that everybody goes on at her own rate. */
    RATE,
    /** The rule that only recent customers go on. */
    RECENCY
  }
}
