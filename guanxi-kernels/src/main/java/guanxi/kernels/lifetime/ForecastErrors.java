package guanxi.kernels.lifetime;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far forecasts of orders were from what came.
 *
 * @param predictedTotal sum of the forecasts
 * @param actualTotal orders that came
 * @param mae mean absolute error per customer
 * @param rmse root of the mean squared error per customer
 * @param correlation of forecast and actual, in [−1, 1]; empty where one of them does not vary
 * @param auc the probability that of two customers, one who ordered and one who did not, the first
 *     was ranked higher, ties counting half; empty where all or none ordered
 */
public record ForecastErrors(
    double predictedTotal,
    double actualTotal,
    double mae,
    double rmse,
    OptionalDouble correlation,
    OptionalDouble auc) {

  /**
   * Compares forecasts with what came.
   *
   * @param predicted forecast of each customer
   * @param ranking what to rank customers by for the AUC; larger means more likely to order
   * @param actual orders that came from each customer
   */
  public static ForecastErrors of(double[] predicted, double[] ranking, double[] actual) {
    int n = actual.length;
    if (n == 0 || predicted.length != n || ranking.length != n) {
      throw new IllegalArgumentException(
          "arrays must be equally long and not empty, were %d, %d and %d"
              .formatted(predicted.length, ranking.length, n));
    }
    double predictedTotal = 0;
    double actualTotal = 0;
    double absolute = 0;
    double squared = 0;
    for (int i = 0; i < n; i++) {
      double error = predicted[i] - actual[i];
      predictedTotal += predicted[i];
      actualTotal += actual[i];
      absolute += Math.abs(error);
      squared += error * error;
    }
    return new ForecastErrors(
        predictedTotal,
        actualTotal,
        absolute / n,
        Math.sqrt(squared / n),
        correlation(predicted, predictedTotal / n, actual, actualTotal / n),
        auc(ranking, actual));
  }

  private static OptionalDouble correlation(double[] p, double meanP, double[] a, double meanA) {
    double pp = 0;
    double aa = 0;
    double pa = 0;
    for (int i = 0; i < p.length; i++) {
      pp += (p[i] - meanP) * (p[i] - meanP);
      aa += (a[i] - meanA) * (a[i] - meanA);
      pa += (p[i] - meanP) * (a[i] - meanA);
    }
    double scale = Math.sqrt(pp) * Math.sqrt(aa);
    return scale > 0 && Double.isFinite(scale)
        ? OptionalDouble.of(Math.clamp(pa / scale, -1, 1))
        : OptionalDouble.empty();
  }

  /** By merging the sorted scores of those who ordered and those who did not. */
  private static OptionalDouble auc(double[] ranking, double[] actual) {
    double[] with = new double[actual.length];
    double[] without = new double[actual.length];
    int ordered = 0;
    int silent = 0;
    for (int i = 0; i < actual.length; i++) {
      if (actual[i] > 0) {
        with[ordered++] = ranking[i];
      } else {
        without[silent++] = ranking[i];
      }
    }
    if (ordered == 0 || silent == 0) {
      return OptionalDouble.empty();
    }
    Arrays.sort(with, 0, ordered);
    Arrays.sort(without, 0, silent);
    double wins = 0;
    int below = 0;
    int notAbove = 0;
    for (int i = 0; i < ordered; i++) {
      while (below < silent && without[below] < with[i]) {
        below++;
      }
      while (notAbove < silent && without[notAbove] <= with[i]) {
        notAbove++;
      }
      wins += (below + notAbove) / 2.0;
    }
    return OptionalDouble.of(wins / ((double) ordered * silent));
  }
}
