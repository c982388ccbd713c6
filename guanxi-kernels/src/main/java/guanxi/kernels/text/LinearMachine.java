package guanxi.kernels.text;

import java.util.Random;

/**
 * A support vector machine with squared hinge loss, by coordinate descent on the dual.
 *
 * <pre>
 *   min ½ |w|² + C Σ max(0, 1 − y (w·x + b))²
 * </pre>
 *
 * <p>The offset is learned as one more input that is always 1. Rows have length 1, so C = 1 suits
 * collections of any size. It ends when the largest violation falls below 0.05, or after 60 rounds.
 */
final class LinearMachine {

  private static final double COST = 1;
  private static final int ROUNDS = 60;
  private static final double TOLERANCE = 0.05;

  private LinearMachine() {}

  /** Fills in the weights and returns the offset; signs are 1 or −1. */
  static float train(SparseRows rows, byte[] signs, float[] weights) {
    var alpha = new double[rows.size()];
    var order = new int[rows.size()];
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    var random = new Random(20260101);
    double offset = 0;
    double diagonal = 1 / (2 * COST);
    for (int round = 0; round < ROUNDS; round++) {
      shuffle(order, random);
      double worst = 0;
      for (int row : order) {
        int y = signs[row];
        double gradient = y * (rows.dot(row, weights) + offset) - 1 + diagonal * alpha[row];
        double violation = alpha[row] == 0 ? Math.min(gradient, 0) : gradient;
        worst = Math.max(worst, Math.abs(violation));
        if (violation != 0) {
          double square = (rows.isEmpty(row) ? 0 : 1) + 1 + diagonal;
          double next = Math.max(0, alpha[row] - gradient / square);
          double step = (next - alpha[row]) * y;
          alpha[row] = next;
          rows.addTo(weights, row, step);
          offset += step;
        }
      }
      if (worst < TOLERANCE) {
        break;
      }
    }
    return (float) offset;
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int spare = order[i];
      order[i] = order[other];
      order[other] = spare;
    }
  }
}
