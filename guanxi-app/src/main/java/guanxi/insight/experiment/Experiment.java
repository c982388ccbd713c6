package guanxi.insight.experiment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of customers who get something with customers drawn to go without.
 *
 * @param treatedShare percent of the audience
 * @param currency of revenue; null for orders
 * @param days how long orders count, from {@code beginsOn} on
 */
record Experiment(
    long id,
    String name,
    String salt,
    int treatedShare,
    Metric metric,
    @Nullable String currency,
    int days,
    LocalDate beginsOn,
    Audience audience,
    String madeBy,
    Instant madeAt) {

  /** What is compared. */
  enum Metric {
    /** Orders per customer. */
    ORDERS,
    /** Money per customer, net of returns. */
    REVENUE
  }

  /**
   * Whom it is about; null for everybody.
   *
   * @param stage a life-cycle stage
   * @param segment a segment of the latest refresh
   * @param country ISO code
   */
  record Audience(@Nullable String stage, @Nullable Integer segment, @Nullable String country) {}

  /** The day after the last that counts. */
  LocalDate endsBefore() {
    return beginsOn.plusDays(days);
  }
}
