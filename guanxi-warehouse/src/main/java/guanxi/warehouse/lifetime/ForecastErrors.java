package guanxi.warehouse.lifetime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * How far a forecast of purchase days per customer was off, over all customers.
 *
 * @param predictedTotal sum of the forecast
 * @param meanAbsoluteError per customer, in purchase days
 * @param rootMeanSquareError per customer, in purchase days
 * @param correlation of forecast and truth; empty when either is the same for everybody
 * @param areaUnderCurve the probability that a customer who came was ranked above one who did not,
 *     ties counting half; empty when everybody came or nobody did
 */
public record ForecastErrors(
    double predictedTotal,
    double meanAbsoluteError,
    double rootMeanSquareError,
    OptionalDouble correlation,
    OptionalDouble areaUnderCurve) {

  /**
   * Compares.
   *
   * @param predicted the forecast of each group of customers
   * @param rank what the group is ranked by for the area under the curve: more is likelier to come
   * @param actual purchase days of each customer of the group
   * @param weights customers in the group
   */
  static ForecastErrors of(double[] predicted, double[] rank, long[] actual, long[] weights) {
    double n = 0;
    double sumP = 0;
    double sumA = 0;
    double sumPp = 0;
    double sumAa = 0;
    double sumPa = 0;
    double absolute = 0;
    for (int i = 0; i < predicted.length; i++) {
      double w = weights[i];
      double p = predicted[i];
      double a = actual[i];
      n += w;
      sumP += w * p;
      sumA += w * a;
      sumPp += w * p * p;
      sumAa += w * a * a;
      sumPa += w * p * a;
      absolute += w * Math.abs(p - a);
    }
    double square = Math.max(0, sumPp - 2 * sumPa + sumAa);
    double covariance = sumPa / n - sumP / n * (sumA / n);
    double spread =
        Math.sqrt((sumPp / n - sumP / n * (sumP / n)) * (sumAa / n - sumA / n * (sumA / n)));
    return new ForecastErrors(
        sumP,
        absolute / n,
        Math.sqrt(square / n),
        spread > 1e-12 ? OptionalDouble.of(covariance / spread) : OptionalDouble.empty(),
        areaUnderCurve(rank, actual, weights));
  }

  private static OptionalDouble areaUnderCurve(double[] rank, long[] actual, long[] weights) {
    Integer[] order = new Integer[rank.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> rank[i]));
    double came = 0;
    double stayedAway = 0;
    double pairs = 0;
    int from = 0;
    while (from < order.length) {
      int to = from;
      double cameHere = 0;
      double awayHere = 0;
      while (to < order.length && rank[order[to]] == rank[order[from]]) {
        if (actual[order[to]] > 0) {
          cameHere += weights[order[to]];
        } else {
          awayHere += weights[order[to]];
        }
        to++;
      }
      pairs += cameHere * (stayedAway + awayHere / 2);
      came += cameHere;
      stayedAway += awayHere;
      from = to;
    }
    return came > 0 && stayedAway > 0
        ? OptionalDouble.of(pairs / (came * stayedAway))
        : OptionalDouble.empty();
  }
}
