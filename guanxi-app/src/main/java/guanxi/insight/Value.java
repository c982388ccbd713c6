package guanxi.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What customers brought and cost, in minor units of one currency.
 *
 * <pre>
 *   so far    = revenue − returned − acquisition − operating − service
 *   predicted = expected − expected operating − expected service
 * </pre>
 *
 * <p>Acquisition is what the shop spent in the month of the first order, shared among all customers
 * it won in that month. Service to come is taken to need as many minutes per order as so far.
 *
 * @param revenue booked orders, before returns
 * @param returned money given back
 * @param acquisition what winning them cost
 * @param operating share of net revenue and costs per order
 * @param service handled minutes at the rate of a minute
 * @param expected money to expect in 365 days
 * @param expectedOperating what serving that will cost
 * @param expectedService minutes to expect, at the rate
 */
public record Value(
    long revenue,
    long returned,
    long acquisition,
    long operating,
    long service,
    long expected,
    long expectedOperating,
    long expectedService) {

  private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(10_000);

  /**
   * What was booked of some customers.
   *
   * @param orders how many purchases
   * @param netMinor money net of returns
   * @param returnedMinor money given back
   * @param expectedMinor money to expect in 365 days
   * @param orders365 purchases to expect in 365 days
   * @param minutes that staff spent on them
   */
  public record Booked(
      long orders,
      long netMinor,
      long returnedMinor,
      long expectedMinor,
      double orders365,
      long minutes) {}

  /** The value of what was booked, at these rates; halves of a minor unit are rounded up. */
  public static Value of(Booked booked, ValueRates rates, long acquisition) {
    long service = Math.multiplyExact(booked.minutes(), rates.minuteMinor());
    double minutesPerOrder = booked.orders() == 0 ? 0 : (double) booked.minutes() / booked.orders();
    return new Value(
        Math.addExact(booked.netMinor(), booked.returnedMinor()),
        booked.returnedMinor(),
        acquisition,
        share(booked.netMinor(), rates) + Math.multiplyExact(booked.orders(), rates.orderMinor()),
        service,
        booked.expectedMinor(),
        share(booked.expectedMinor(), rates) + times(booked.orders365(), rates.orderMinor()),
        times(booked.orders365() * minutesPerOrder, rates.minuteMinor()));
  }

  /** A loss has no share of revenue to pay. */
  private static long share(long net, ValueRates rates) {
    return BigDecimal.valueOf(Math.max(0, net))
        .multiply(BigDecimal.valueOf(rates.sharePoints()))
        .divide(ALL_POINTS, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static long times(double number, long minor) {
    return BigDecimal.valueOf(number)
        .multiply(BigDecimal.valueOf(minor))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** What they brought so far, less what they cost. */
  public long soFar() {
    return revenue - returned - acquisition - operating - service;
  }

  /** What they will bring in 365 days, less what that will cost. */
  public long predicted() {
    return expected - expectedOperating - expectedService;
  }
}
