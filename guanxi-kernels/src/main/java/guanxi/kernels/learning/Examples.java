package guanxi.kernels.learning;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What was seen: rows of inputs, whether the outcome came, and how much each row counts. */
public final class Examples {

  /** Beyond this sums of squares would overflow; no quantity of a shop comes near it. */
  private static final double LARGEST = 1e100;

  private final double[][] rows;
  private final boolean[] outcomes;
  private final double[] weights;
  private final int[] categories;

  private Examples(double[][] rows, boolean[] outcomes, double[] weights, int... categories) {
    this.rows = rows;
    this.outcomes = outcomes;
    this.weights = weights;
    this.categories = categories;
  }

  /**
   * Rows that all count the same.
   *
   * @param rows all of one width; NaN where a value is not known
   * @param outcomes as many
   * @throws IllegalArgumentException when the numbers of rows or their widths differ
   */
  public static Examples of(double[][] rows, boolean[] outcomes) {
    var weights = new double[rows.length];
    Arrays.fill(weights, 1);
    return weighted(rows, outcomes, weights);
  }

  /**
   * Rows that count differently.
   *
   * @param weights positive and finite, as many
   */
  public static Examples weighted(double[][] rows, boolean[] outcomes, double[] weights) {
    if (rows.length != outcomes.length || rows.length != weights.length) {
      throw new IllegalArgumentException(
          "%d rows, %d outcomes and %d weights do not go together"
              .formatted(rows.length, outcomes.length, weights.length));
    }
    var bounded = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != rows[0].length) {
        throw new IllegalArgumentException(
            "row %d has %d values, row 0 has %d".formatted(row, rows[row].length, rows[0].length));
      }
      if (!(weights[row] > 0) || weights[row] > LARGEST) {
        throw new IllegalArgumentException("weight %d is %s".formatted(row, weights[row]));
      }
      bounded[row] = bounded(rows[row]);
    }
    return new Examples(bounded, outcomes.clone(), weights.clone());
  }

  /**
   * The same, some of whose inputs are numbers of categories, without order: a model is learned
   * from what {@link CategoryCodes} makes of them.
   *
   * @param columns which inputs, from 0
   */
  public Examples withCategories(int... columns) {
    for (int column : columns) {
      if (column < 0 || column >= width()) {
        throw new IllegalArgumentException("input %d is none of the %d".formatted(column, width()));
      }
    }
    return new Examples(rows, outcomes, weights, columns.clone());
  }

  int[] categories() {
    return categories;
  }

  /** Other numbers in the place of these; none of them are categories. */
  Examples withRows(double[][] others) {
    return new Examples(others, outcomes, weights);
  }

  /** A row whose values can be squared and summed; NaN stays. */
  static double[] bounded(double[] row) {
    return Arrays.stream(row).map(Examples::bounded).toArray();
  }

  static double bounded(double value) {
    return Double.isNaN(value) ? value : Math.clamp(value, -LARGEST, LARGEST);
  }

  /** How many rows there are. */
  public int size() {
    return rows.length;
  }

  /** How many inputs a row has. */
  public int width() {
    return rows.length == 0 ? 0 : rows[0].length;
  }

  double[] row(int row) {
    return rows[row];
  }

  boolean outcome(int row) {
    return outcomes[row];
  }

  double weight(int row) {
    return weights[row];
  }

  /** In how many rows the outcome came. */
  public int hits() {
    return (int) IntStream.range(0, rows.length).filter(row -> outcomes[row]).count();
  }

  /** The log odds of the outcome over all rows, one imagined row of either kind added. */
  double averageLogOdds() {
    double hit = 1;
    double missed = 1;
    for (int row = 0; row < rows.length; row++) {
      hit += outcomes[row] ? weights[row] : 0;
      missed += outcomes[row] ? 0 : weights[row];
    }
    return Math.log(hit / missed);
  }

  /** Some of the rows. */
  public Examples only(int[] chosen) {
    var some = new double[chosen.length][];
    var theirs = new boolean[chosen.length];
    var weight = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      some[i] = rows[chosen[i]];
      theirs[i] = outcomes[chosen[i]];
      weight[i] = weights[chosen[i]];
    }
    return new Examples(some, theirs, weight, categories);
  }
}
