package guanxi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

/** When each demo customer orders. Days are counted from the first day of the shop's history. */
final class Habits {

  /** Heterogeneity of the ordinary customers' order rate: gamma shape, and its rate in days. */
  static final double R = 0.9;

  static final double ALPHA = 68;

  /** Heterogeneity of their chance to leave after a repeat order: beta. */
  static final double A = 0.9;

  static final double B = 2.6;

  private static final long STREAM = 2;
  private static final int MOST = 4_000;

  private final long seed;
  private final LocalDate first;
  private final Instant start;
  private final Instant until;
  private final int days;
  private final Map<Market, double[]> weights = new EnumMap<>(Market.class);
  private final Map<Market, double[]> arrivals = new EnumMap<>(Market.class);
  private final Map<Market, double[]> gifts = new EnumMap<>(Market.class);

  Habits(long seed, Instant start, Instant until) {
    this.seed = seed;
    this.start = start;
    this.until = until;
    this.first = LocalDate.ofInstant(start, ZoneOffset.UTC);
    this.days = (int) Duration.between(start, until).toDays() + 1;
    for (Market market : Market.values()) {
      prepare(market);
    }
  }

  /** New customers come with the season, and more of them every year. */
  private void prepare(Market market) {
    double[] weight = new double[days];
    double[] arrival = new double[days];
    double[] gift = new double[days];
    double arrived = 0;
    double given = 0;
    for (int day = 0; day < days; day++) {
      LocalDate date = first.plusDays(day);
      weight[day] = Season.weight(market, date);
      double grown = 0.55 + 0.9 * day / days;
      arrived += weight[day] * grown;
      given += Season.isForGifts(market, date) ? grown : 0;
      arrival[day] = arrived;
      gift[day] = given;
    }
    weights.put(market, weight);
    arrivals.put(market, arrival);
    gifts.put(market, gift);
  }

  /** Where the times of one customer's orders go, in any order, as minutes since the start. */
  interface Times {
    /** One more order. */
    void add(int minute);
  }

  /** Draws one customer's orders, all before the end of the shop's history. */
  void order(int customer, Market market, Behaviour behaviour, Times times) {
    var draws = Draws.of(seed, STREAM, customer);
    var orders = new Orders(market, times, draws);
    switch (behaviour) {
      case ORDINARY, HOUSEHOLD -> ordinary(orders, R, ALPHA);
      case TWO_ADDRESSES -> ordinary(orders, 3, 150);
      case SUBSCRIBER -> subscription(orders);
      case GIFT_BUYER -> gifts(orders);
      case RESELLER -> resale(orders);
    }
  }

  /** Poisson while she stays, thinned by the season; leaves with her own chance after a repeat. */
  private void ordinary(Orders orders, double shape, double scale) {
    Draws draws = orders.draws;
    double rate = draws.gamma(shape, scale);
    double leaves = draws.beta(A, B);
    double[] weight = weight(orders.market);
    double day = draws.weighted(arrival(orders.market)) + draws.unit();
    orders.add(day);
    for (int i = 0; i < MOST; i++) {
      day += draws.exponential(rate * Season.PEAK);
      if (day >= days) {
        return;
      }
      if (draws.chance(weight[(int) day] / Season.PEAK)) {
        orders.add(day);
        if (draws.chance(leaves)) {
          return;
        }
      }
    }
  }

  private void subscription(Orders orders) {
    Draws draws = orders.draws;
    double day = draws.weighted(arrival(orders.market)) + draws.unit();
    while (day < days) {
      orders.add(day);
      if (draws.chance(0.055)) {
        return;
      }
      day += 30 + 0.4 * draws.gaussian();
    }
  }

  private void gifts(Orders orders) {
    Draws draws = orders.draws;
    int day = draws.weighted(gift(orders.market));
    orders.add(day + draws.unit());
    while (draws.chance(0.22)) {
      day += 365 + draws.below(7) - 3;
      if (day >= days) {
        return;
      }
      orders.add(day + draws.unit());
    }
  }

  private void resale(Orders orders) {
    Draws draws = orders.draws;
    double day = draws.weighted(arrival(orders.market)) + draws.unit();
    double pause = 9 + 10 * draws.unit();
    while (day < days) {
      orders.add(day);
      if (draws.chance(0.012)) {
        return;
      }
      day += pause * (0.6 + 0.8 * draws.unit());
    }
  }

  private double[] weight(Market market) {
    return of(weights, market);
  }

  private double[] arrival(Market market) {
    return of(arrivals, market);
  }

  private double[] gift(Market market) {
    return of(gifts, market);
  }

  private static double[] of(Map<Market, double[]> table, Market market) {
    double[] row = table.get(market);
    if (row == null) {
      throw new IllegalStateException("no calendar for " + market);
    }
    return row;
  }

  /** Turns days into minutes at an hour when people shop. */
  private final class Orders {

    private final Market market;
    private final Times times;
    private final Draws draws;

    Orders(Market market, Times times, Draws draws) {
      this.market = market;
      this.times = times;
      this.draws = draws;
    }

    void add(double day) {
      LocalDate date = first.plusDays((long) day);
      Instant at = date.atTime(shoppingTime()).atZone(market.zone).toInstant();
      if (at.isBefore(until) && !at.isBefore(start)) {
        times.add((int) Duration.between(start, at).toMinutes());
      }
    }

    /** Few at night, a bump at noon, most in the evening. */
    private LocalTime shoppingTime() {
      double around =
          switch (draws.below(10)) {
            case 0, 1, 2 -> 12.5 + 1.5 * draws.gaussian();
            case 3, 4, 5, 6, 7 -> 20.5 + 1.6 * draws.gaussian();
            default -> 24 * draws.unit();
          };
      double hour = Math.min(23.99, Math.max(0, around));
      return LocalTime.ofSecondOfDay((long) (hour * 3600));
    }
  }
}
