package guanxi.kernels.learning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns inputs that are categories into numbers: the log odds of the outcome among the rows of the
 * category, drawn towards those of all rows.
 *
 * <pre>
 *   code(k) = ln((hits_k + m p) / (misses_k + m (1 − p))),   m = 10
 * </pre>
 *
 * <p>One input per category column instead of one per value keeps what a tree can ask for in few
 * rows. A row must not be coded by its own outcome, so the rows to learn from are coded by the
 * other four fifths of them; later rows by all. A category that was not seen has the log odds of
 * all rows, "not known" is a category too.
 *
 * @see <a href="https://doi.org/10.1145/507533.507538">Micci-Barreca (2001), A Preprocessing Scheme
 *     for High-Cardinality Categorical Attributes, SIGKDD Explorations 3(1), 27–32</a>
 * @see <a href="https://arxiv.org/abs/1706.09516">Prokhorenkova et al. (2018), CatBoost,
 *     NeurIPS</a>: why a row's own outcome must stay out
 */
public final class CategoryCodes {

  private static final double DRAWN = 10;
  private static final int PARTS = 5;

  private final Examples examples;
  private final double[] all;
  private final Map<Integer, Map<Double, double[]>> seen = new HashMap<>();

  private CategoryCodes(Examples examples) {
    this.examples = examples;
    this.all = new double[] {0, 0};
  }

  /** Counts outcomes by category. */
  public static CategoryCodes learn(Examples examples) {
    var codes = new CategoryCodes(examples);
    for (int row = 0; row < examples.size(); row++) {
      count(codes.all, examples, row, 1);
      for (int column : examples.categories()) {
        count(codes.of(column, examples.row(row)[column]), examples, row, 1);
      }
    }
    return codes;
  }

  private double[] of(int column, double value) {
    return seen.computeIfAbsent(column, _ -> new HashMap<>())
        .computeIfAbsent(value + 0.0, _ -> new double[2]);
  }

  private static void count(double[] counts, Examples examples, int row, double sign) {
    counts[examples.outcome(row) ? 1 : 0] += sign * examples.weight(row);
  }

  /** The rows to learn from, each coded by rows of other fifths. */
  public Examples toLearn() {
    if (examples.categories().length == 0) {
      return examples;
    }
    double[][] coded = new double[examples.size()][];
    Arrays.setAll(coded, row -> examples.row(row).clone());
    for (int part = 0; part < PARTS; part++) {
      var others = new CategoryCodes(examples);
      for (int row = 0; row < coded.length; row++) {
        if (row % PARTS != part) {
          count(others.all, examples, row, 1);
          for (int column : examples.categories()) {
            count(others.of(column, examples.row(row)[column]), examples, row, 1);
          }
        }
      }
      for (int row = part; row < coded.length; row += PARTS) {
        others.code(coded[row]);
      }
    }
    return examples.withRows(coded);
  }

  /** A row with its categories coded. */
  public double[] row(double[] row) {
    if (examples.categories().length == 0) {
      return row;
    }
    double[] coded = row.clone();
    code(coded);
    return coded;
  }

  /** Other rows with their categories coded. */
  Examples rows(Examples others) {
    double[][] coded = new double[others.size()][];
    Arrays.setAll(coded, row -> row(others.row(row)));
    return others.withRows(coded);
  }

  private void code(double[] row) {
    double share = (all[1] + 1) / (all[0] + all[1] + 2);
    double[] none = {0, 0};
    for (int column : examples.categories()) {
      double[] counts = seen.getOrDefault(column, Map.of()).getOrDefault(row[column] + 0.0, none);
      row[column] = Math.log((counts[1] + DRAWN * share) / (counts[0] + DRAWN * (1 - share)));
    }
  }
}
