package guanxi.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Builds the marts about purchases in the order they need each other, from the feed {@link
 * Feeds#SHOP_ORDER}.
 */
public final class PurchaseMarts {

  private final WarehouseEngine engine;
  private final MartParameters parameters;

  /**
   * Prepares a run.
   *
   * @param zone the shop's time zone: it decides which day an order belongs to
   * @param until the last day that counts; orders after it (mistyped dates) are left out
   */
  public PurchaseMarts(WarehouseEngine engine, ZoneId zone, LocalDate until) {
    this.engine = engine;
    Instant end = until.plusDays(1).atStartOfDay(zone).toInstant();
    this.parameters = MartParameters.none().with("zone", zone).with("until_moment", end);
  }

  /** Purchases, currencies and days: everything that does not depend on a day of observation. */
  public void buildDays() {
    for (Mart mart :
        new Mart[] {
          Mart.PURCHASE,
          Mart.FREE_RETURN,
          Mart.PURCHASE_GROUP,
          Mart.MAIN_CURRENCY,
          Mart.MAIN_SOURCE,
          Mart.CURRENCY_TOTAL,
          Mart.ORDER_DAY
        }) {
      engine.build(mart, parameters);
    }
  }

  /** The statistics as they were at the end of a day, and nothing that came later. */
  public void buildStatistics(LocalDate observedUntil) {
    engine.build(Mart.PURCHASE_STATISTICS, parameters.with("observed_until", observedUntil));
  }

  /**
   * What scores are computed from, as they were at the end of a day.
   *
   * @param observedUntil the day the statistics were built for
   */
  public void buildScoreInput(LocalDate observedUntil) {
    MartParameters then = parameters.with("observed_until", observedUntil);
    engine.build(Mart.RFM, then);
    engine.build(Mart.PURCHASE_PAIR, then);
    engine.build(Mart.RHYTHM, then);
    engine.build(Mart.SCORE_INPUT, then);
  }
}
