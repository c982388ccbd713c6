package guanxi.kernels.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How good probabilities are, compared with what came.
 *
 * @param people how many were judged
 * @param hits for how many the outcome came
 * @param auc the chance that of two people, one with the outcome and one without, the first had the
 *     higher probability, ties counting half; empty where all or none had it
 * @param brier mean squared error of the probability
 * @param logLoss mean −ln of the probability given to what came
 * @param calibrationError over ten groups of equal size by probability, the mean gap between the
 *     mean probability and the share of outcomes (expected calibration error)
 */
public record ProbabilityQuality(
    int people,
    int hits,
    OptionalDouble auc,
    double brier,
    double logLoss,
    double calibrationError) {

  private static final int GROUPS = 10;

  /** Compares; both arrays must be equally long and not empty. */
  public static ProbabilityQuality of(double[] probabilities, boolean[] outcomes) {
    int n = outcomes.length;
    if (n == 0 || probabilities.length != n) {
      throw new IllegalArgumentException(
          "arrays must be equally long and not empty, were %d and %d"
              .formatted(probabilities.length, n));
    }
    double brier = 0;
    double loss = 0;
    int hits = 0;
    for (int i = 0; i < n; i++) {
      double truth = outcomes[i] ? 1 : 0;
      double p = Math.clamp(probabilities[i], 1e-12, 1 - 1e-12);
      brier += (probabilities[i] - truth) * (probabilities[i] - truth);
      loss -= Math.log(outcomes[i] ? p : 1 - p);
      hits += outcomes[i] ? 1 : 0;
    }
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
    return new ProbabilityQuality(
        n,
        hits,
        auc(order, probabilities, outcomes, hits),
        brier / n,
        loss / n,
        calibrationError(order, probabilities, outcomes));
  }

  /** By the ranks of those with the outcome, ties sharing their mean rank. */
  private static OptionalDouble auc(
      Integer[] order, double[] probabilities, boolean[] outcomes, int hits) {
    double misses = (double) outcomes.length - hits;
    if (hits == 0 || misses == 0) {
      return OptionalDouble.empty();
    }
    double ranks = 0;
    for (int from = 0, to; from < order.length; from = to) {
      to = from;
      int hitsHere = 0;
      while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
        hitsHere += outcomes[order[to++]] ? 1 : 0;
      }
      ranks += hitsHere * (from + to + 1) / 2.0;
    }
    return OptionalDouble.of((ranks - hits * (hits + 1.0) / 2) / (hits * misses));
  }

  private static double calibrationError(
      Integer[] order, double[] probabilities, boolean[] outcomes) {
    double gaps = 0;
    for (int group = 0; group < GROUPS; group++) {
      double sum = 0;
      int from = (int) ((long) group * order.length / GROUPS);
      int to = (int) ((group + 1L) * order.length / GROUPS);
      for (int i = from; i < to; i++) {
        sum += probabilities[order[i]] - (outcomes[order[i]] ? 1 : 0);
      }
      gaps += Math.abs(sum);
    }
    return gaps / order.length;
  }
}
