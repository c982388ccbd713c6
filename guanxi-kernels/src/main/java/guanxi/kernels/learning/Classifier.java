package guanxi.kernels.learning;

/**
 * Says how likely an outcome is, and which input speaks how much for it.
 *
 * <p>Inputs are numbers; NaN stands for "not known" and infinities for very large values. Every
 * result is finite.
 */
public sealed interface Classifier permits LogisticRegression, BoostedTrees {

  /** The log odds of the outcome, ln(p / (1 − p)). */
  double margin(double[] row);

  /**
   * What each input adds to the log odds, compared with a row of which nothing is known; they sum
   * to the margin less the {@link #base}.
   */
  double[] contributions(double[] row);

  /** The log odds of a row of which nothing is known, or of the average one. */
  double base();

  /** The probability of the outcome, in (0, 1). */
  default double probability(double[] row) {
    return sigmoid(margin(row));
  }

  /** 1 / (1 + e^−x). */
  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
