package guanxi.kernels.text;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * A support vector machine with squared hinge loss, by coordinate descent on the dual, for one
 * label against the others.
 *
 * <pre>
 *   min ½ |w|² + C Σ max(0, 1 − y (w·(r∘x) + b))²,   r_g = (1 − β) + β |ln(p_g / q_g)|
 * </pre>
 *
 * <p>where p and q are the shares of the label's texts and of the others that hold the run g, one
 * imagined text of either kind added: β = 0 is the plain machine, β = 1 a naive Bayes one, and what
 * lies between does better than either on long texts. The offset is learned as one more input that
 * is always 1. It ends when the largest violation falls below 0.05, or after 60 rounds.
 *
 * @see <a href="https://aclanthology.org/P12-2018/">Wang and Manning (2012), Baselines and Bigrams,
 *     ACL</a>
 */
final class LinearMachine {

  private static final int ROUNDS = 60;
  private static final double TOLERANCE = 0.05;

  private final SparseRows rows;
  private final byte[] signs;
  private final float[] weights;
  private double offset;

  private LinearMachine(SparseRows rows, byte[] signs) {
    this.rows = rows;
    this.signs = signs;
    this.weights = new float[1 << CharacterGrams.BITS];
  }

  /**
   * How a machine learns.
   *
   * @param telling β: how far a run counts by how well it tells the labels apart, from 0 to 1
   * @param cost C: how much a text on the wrong side costs
   */
  record Settings(double telling, double cost) {}

  /** Learns from the rows whose sign is 1 or −1; those with 0 are left out. */
  static LinearMachine train(SparseRows rows, byte[] signs, Settings settings) {
    var machine = new LinearMachine(rows, signs);
    float[] ratios = rows.ratios(signs, settings.telling());
    machine.descend(rows.scaled(ratios), settings.cost());
    for (int place = 0; place < ratios.length; place++) {
      machine.weights[place] *= ratios[place];
    }
    return machine;
  }

  private void descend(float[] values, double cost) {
    int[] order = IntStream.range(0, signs.length).filter(row -> signs[row] != 0).toArray();
    var alpha = new double[signs.length];
    var random = new Random(20260101);
    double diagonal = 1 / (2 * cost);
    double[] squares = rows.squares(values);
    for (int round = 0; round < ROUNDS; round++) {
      shuffle(order, random);
      double worst = 0;
      for (int row : order) {
        int y = signs[row];
        double margin = y * (rows.dot(row, values, weights) + offset);
        double gradient = margin - 1 + diagonal * alpha[row];
        double violation = alpha[row] == 0 ? Math.min(gradient, 0) : gradient;
        worst = Math.max(worst, Math.abs(violation));
        if (violation != 0) {
          double next = Math.max(0, alpha[row] - gradient / (squares[row] + 1 + diagonal));
          double step = (next - alpha[row]) * y;
          alpha[row] = next;
          rows.addTo(weights, row, values, step);
          offset += step;
        }
      }
      if (worst < TOLERANCE) {
        break;
      }
    }
  }

  /** The score of a row, above 0 for the label. */
  double score(int row) {
    return rows.dot(row, weights) + offset;
  }

  /** What each place adds to the score. */
  float[] weights() {
    return weights;
  }

  float offset() {
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
