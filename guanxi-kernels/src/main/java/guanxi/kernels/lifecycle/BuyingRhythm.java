package guanxi.kernels.lifecycle;

import java.time.LocalDate;

/**
 * When a customer ordered, as far as stages need it.
 *
 * @param firstOrder day of the first order
 * @param lastOrder day of the last order, not before the first
 * @param orderDays days with an order; at least 1
 * @param medianGapDays median of the days between neighbouring order days; 0 when there is one
 * @param lastGapDays days between the last two order days; 0 when there is one
 */
public record BuyingRhythm(
    LocalDate firstOrder,
    LocalDate lastOrder,
    int orderDays,
    double medianGapDays,
    int lastGapDays) {

  /** Rejects what cannot happen. */
  public BuyingRhythm {
    if (lastOrder.isBefore(firstOrder)) {
      throw new IllegalArgumentException(
          "lastOrder %s must not be before firstOrder %s".formatted(lastOrder, firstOrder));
    }
    if (orderDays < 1 || lastGapDays < 0 || !(medianGapDays >= 0)) {
      throw new IllegalArgumentException(
          "orderDays must be at least 1 and gaps not negative, were %d, %s and %d"
              .formatted(orderDays, medianGapDays, lastGapDays));
    }
  }
}
