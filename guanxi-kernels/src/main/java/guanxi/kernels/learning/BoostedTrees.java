package guanxi.kernels.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Gradient-boosted decision trees for a yes-or-no outcome, over histograms of the inputs.
 *
 * <pre>
 *   F₀ = ln odds,   F_t(x) = F_{t−1}(x) + tree_t(x),   tree_t fitted to y − p with weights p (1 − p)
 * </pre>
 *
 * <p>Each tree sees a share of the rows. Deterministic. Time is proportional to trees × depth ×
 * rows × inputs, memory to one byte for each input of each row. What an input contributes is the
 * change of value along the way down each tree, so the contributions add up exactly.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman (2001), Greedy Function
 *     Approximation: A Gradient Boosting Machine, Annals of Statistics 29, 1189–1232</a>
 * @see <a href="https://doi.org/10.1145/2939672.2939785">Chen and Guestrin (2016), XGBoost: A
 *     Scalable Tree Boosting System, KDD</a>
 */
public final class BoostedTrees implements Classifier {

  private static final long SEED = 20260101;

  private final double base;
  private final List<Tree> trees;

  private BoostedTrees(double base, List<Tree> trees) {
    this.base = base;
    this.trees = trees;
  }

  /**
   * How the trees are grown.
   *
   * @param trees how many, at least 1
   * @param depth questions from root to leaf, at least 1
   * @param rate how much of each tree is used, in (0, 1]
   * @param leastRows on either side of a question, at least 1
   * @param rowShare of the rows each tree sees, in (0, 1]
   * @param columnShare of the inputs each question may ask for, in (0, 1]
   */
  public record Settings(
      int trees, int depth, double rate, int leastRows, double rowShare, double columnShare) {

    /** Checks the ranges. */
    public Settings {
      boolean shares = isShare(rate) && isShare(rowShare) && isShare(columnShare);
      if (trees < 1 || depth < 1 || depth > 20 || leastRows < 1 || !shares) {
        throw new IllegalArgumentException(
            "no trees grow with %d trees, depth %d, rate %s, %d rows, shares %s and %s"
                .formatted(trees, depth, rate, leastRows, rowShare, columnShare));
      }
    }

    private static boolean isShare(double value) {
      return value > 0 && value <= 1;
    }

    /** Shallow and slow: does well on the few thousand people of most shops. */
    public static Settings usual() {
      return new Settings(300, 3, 0.05, 20, 0.7, 0.5);
    }

    /** The same with another number of trees. */
    public Settings withTrees(int count) {
      return new Settings(count, depth, rate, leastRows, rowShare, columnShare);
    }
  }

  /** Learns from examples. */
  public static BoostedTrees fit(Examples examples, Settings settings) {
    return fit(examples, settings, tree -> {});
  }

  /** Learns, and hands out each tree when it is grown. */
  private static BoostedTrees fit(Examples examples, Settings settings, Consumer<Tree> grown) {
    var random = new Random(SEED);
    Bins ranges = Bins.of(examples);
    var bins = new byte[examples.width()][examples.size()];
    for (int c = 0; c < bins.length; c++) {
      for (int row = 0; row < examples.size(); row++) {
        bins[c][row] = ranges.of(c, examples.row(row)[c]);
      }
    }
    var grower = new TreeGrower(bins, ranges, settings, random);
    double base = examples.averageLogOdds();
    var margin = new double[examples.size()];
    java.util.Arrays.fill(margin, base);
    var error = new double[examples.size()];
    var curvature = new double[examples.size()];
    List<Tree> trees = new ArrayList<>();
    for (int round = 0; round < settings.trees(); round++) {
      for (int row = 0; row < margin.length; row++) {
        double p = Classifier.sigmoid(margin[row]);
        error[row] = examples.weight(row) * ((examples.outcome(row) ? 1 : 0) - p);
        curvature[row] = examples.weight(row) * p * (1 - p);
      }
      Tree tree = grower.grow(error, curvature, drawn(examples.size(), settings, random));
      for (int row = 0; row < margin.length; row++) {
        margin[row] += tree.value(examples.row(row));
      }
      trees.add(tree);
      grown.accept(tree);
    }
    return new BoostedTrees(base, List.copyOf(trees));
  }

  private static int[] drawn(int rows, Settings settings, Random random) {
    var chosen = new int[rows];
    int size = 0;
    for (int row = 0; row < rows; row++) {
      if (settings.rowShare() >= 1 || random.nextDouble() < settings.rowShare()) {
        chosen[size++] = row;
      }
    }
    return java.util.Arrays.copyOf(chosen, size);
  }

  /**
   * Learns and tells the margins of other rows after every tree, to find out how many are enough.
   *
   * @return by tree, then by row of {@code others}
   */
  static double[][] margins(Examples examples, Settings settings, Examples others) {
    var margins = new double[settings.trees()][others.size()];
    var done = new int[1];
    double base = examples.averageLogOdds();
    fit(
        examples,
        settings,
        tree -> {
          int round = done[0]++;
          for (int row = 0; row < others.size(); row++) {
            double before = round == 0 ? base : margins[round - 1][row];
            margins[round][row] = before + tree.value(others.row(row));
          }
        });
    return margins;
  }

  @Override
  public double margin(double[] row) {
    double sum = base;
    for (Tree tree : trees) {
      sum += tree.value(row);
    }
    return sum;
  }

  @Override
  public double base() {
    double sum = base;
    for (Tree tree : trees) {
      sum += tree.rootValue();
    }
    return sum;
  }

  @Override
  public double[] contributions(double[] row) {
    var parts = new double[row.length];
    for (Tree tree : trees) {
      tree.addContributions(row, parts);
    }
    return parts;
  }

  /** How many trees there are. */
  public int size() {
    return trees.size();
  }
}
