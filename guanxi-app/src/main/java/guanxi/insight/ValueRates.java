package guanxi.insight;

/**
 * What serving customers costs in one currency.
 *
 * @param sharePoints what grows with net revenue (goods, fees), in hundredths of a percent of it
 * @param orderMinor one order, in minor units
 * @param minuteMinor one minute of a staff member, in minor units
 */
public record ValueRates(int sharePoints, long orderMinor, long minuteMinor) {

  /** Costs nothing: nobody has entered rates. */
  public static final ValueRates NONE = new ValueRates(0, 0, 0);

  /** Rejects what cannot be a cost. */
  public ValueRates {
    if (sharePoints < 0 || sharePoints > 10_000 || orderMinor < 0 || minuteMinor < 0) {
      throw new IllegalArgumentException(
          "share %d, order %d and minute %d must not be negative, nor the share beyond all"
              .formatted(sharePoints, orderMinor, minuteMinor));
    }
  }
}
