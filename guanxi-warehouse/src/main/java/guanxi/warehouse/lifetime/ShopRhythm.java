package guanxi.warehouse.lifetime;

import guanxi.warehouse.Columns;
import guanxi.warehouse.Mart;
import guanxi.warehouse.MartParameters;
import guanxi.warehouse.WarehouseEngine;

/**
 * How long customers of this shop usually pause between two purchase days.
 *
 * @param medianGapDays half of all pauses are this long or shorter
 * @param longGapDays nine of ten are this long or shorter
 * @param gaps how many pauses were seen; below {@link #LEAST_GAPS} the other two are assumptions
 */
public record ShopRhythm(long medianGapDays, long longGapDays, long gaps) {

  /** Fewer pauses than this say nothing about a shop. */
  public static final int LEAST_GAPS = 20;

  /** A month and half a year: what is assumed of a shop nobody knows yet. */
  private static final ShopRhythm ASSUMED = new ShopRhythm(30, 180, 0);

  /** Reads it from the purchase pairs that were built last. */
  public static ShopRhythm of(WarehouseEngine engine) {
    Columns gaps = engine.read(Mart.GAP, MartParameters.none());
    long total = 0;
    for (long times : gaps.numbers("times")) {
      total += times;
    }
    if (total < LEAST_GAPS) {
      return ASSUMED;
    }
    return new ShopRhythm(quantile(gaps, total, 0.5), quantile(gaps, total, 0.9), total);
  }

  private static long quantile(Columns gaps, long total, double share) {
    long below = 0;
    for (int i = 0; i < gaps.rows(); i++) {
      below += gaps.numbers("times")[i];
      if (below >= share * total) {
        return gaps.numbers("gap_days")[i];
      }
    }
    throw new IllegalStateException("no gaps");
  }

  /** A customer's usual pause: the mean of her own, with the shop's median counted once. */
  double usualGapDays(long repeats, long firstToLastDays) {
    return (firstToLastDays + (double) medianGapDays) / (repeats + 1);
  }

  /** How many times her usual pause a customer may be silent before it is remarkable. */
  double patience() {
    return Math.clamp((double) longGapDays / Math.max(1, medianGapDays), 2, 5);
  }
}
