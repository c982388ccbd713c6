package guanxi.insight;

import guanxi.warehouse.lifetime.HoldoutTest;
import guanxi.warehouse.lifetime.LifetimeModels;
import guanxi.warehouse.lifetime.ShopRhythm;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a refresh found, beside the rows it wrote.
 *
 * @param asOf the last day the scores know of
 * @param isDataOld whether the data end long before today, so that the scores are of that day
 */
record RefreshResult(
    LocalDate asOf,
    boolean isDataOld,
    LifetimeModels models,
    ShopRhythm rhythm,
    Optional<HoldoutTest> test,
    String method,
    StandingRows rows) {}
