package guanxi.kernels.lifecycle;

import guanxi.kernels.Explanation;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer's stage on a day.
 *
 * @param stage where she stands
 * @param since the day it began; for active, loyal and won-back customers the order that confirmed
 *     it, for strangers and prospects the day asked for
 * @param next the day it ends if she does nothing; empty when it does not
 * @param reason why, as a key with arguments; its result is the days since the last order
 */
public record StageDecision(
    LifecycleStage stage, LocalDate since, Optional<LocalDate> next, Explanation reason) {}
