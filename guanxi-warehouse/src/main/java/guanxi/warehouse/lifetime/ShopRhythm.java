package guanxi.warehouse.lifetime;

import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.WarehouseEngine;

/**
 * How long customers of this shop usually pause between two purchase days.
 *
 * @param medianGapDays half of all pauses are this long or shorter
 * @param gaps how many pauses were seen; below {@link #LEAST_GAPS} a month is assumed
 */
public record ShopRhythm(long medianGapDays, long gaps) {

  /** Fewer pauses than this say nothing about a shop. */
  public static final int LEAST_GAPS = 20;

  private static final long ASSUMED_DAYS = 30;

  /** Reads it from the purchase pairs that were built last. */
  public static ShopRhythm of(WarehouseEngine engine) {
    Columns gaps = engine.read(Mart.GAP, MartParameters.none());
    long total = 0;
    for (long times : gaps.numbers("times")) {
      total += times;
    }
    if (total < LEAST_GAPS) {
      return new ShopRhythm(ASSUMED_DAYS, total);
    }
    return new ShopRhythm(median(gaps, total), total);
  }

  private static long median(Columns gaps, long total) {
    long below = 0;
    for (int i = 0; i < gaps.rows(); i++) {
      below += gaps.numbers("times")[i];
      if (2 * below >= total) {
        return gaps.numbers("gap_days")[i];
      }
    }
    throw new IllegalStateException("no gaps");
  }
}
