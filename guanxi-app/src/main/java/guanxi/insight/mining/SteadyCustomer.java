package guanxi.insight.mining;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rhythm of a customer up to a day, as a model of leaving sees it.
 *
 * @param features in the order of {@link #FEATURES}
 * @param variation standard deviation of her pauses by their mean; 0 is a clockwork
 * @param isActive whether her silence is still within one and a half of her pauses
 */
record SteadyCustomer(List<Double> features, double variation, double gapDays, boolean isActive) {

  /** Names of the features; last parts of {@code insight.leaving.feature.<name>}. */
  static final List<String> FEATURES =
      List.of("tenure", "orders", "gap", "variation", "silence", "money", "moneyTrend", "gapTrend");

  /** Fewer orders than this have no rhythm. */
  static final int LEAST_ORDERS = 4;

  private static final double ACTIVE = 1.5;

  /**
   * A person's rhythm; null with too few days of purchase up to then.
   *
   * @param person in the sample
   * @param until the last day that counts, since 1970
   */
  static @Nullable SteadyCustomer of(PurchaseSample sample, int person, int until) {
    int[] orders =
        IntStream.range(sample.ordersFrom(person), sample.ordersTo(person))
            .filter(order -> sample.day(order) <= until)
            .toArray();
    int[] days = IntStream.of(orders).map(sample::day).distinct().toArray();
    if (days.length < LEAST_ORDERS) {
      return null;
    }
    double[] gaps =
        IntStream.range(1, days.length).mapToDouble(i -> days[i] - days[i - 1]).toArray();
    double mean = mean(gaps, 0);
    double squares = Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).sum();
    double variation = Math.sqrt(squares / gaps.length) / mean;
    double[] money =
        IntStream.of(orders).mapToDouble(order -> sample.money(order).minor()).toArray();
    double usual = mean(money, 0);
    double silence = (until - days[days.length - 1]) / mean;
    return new SteadyCustomer(
        List.of(
            (double) (until - days[0]),
            (double) days.length,
            mean,
            variation,
            silence,
            usual,
            usual > 0 ? mean(money, money.length - 3) / usual : 1,
            mean(gaps, gaps.length - 2) / mean),
        variation,
        mean,
        silence <= ACTIVE);
  }

  private static double mean(double[] values, int from) {
    return Arrays.stream(values, Math.max(0, from), values.length).average().orElse(0);
  }

  double[] row() {
    return features.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
