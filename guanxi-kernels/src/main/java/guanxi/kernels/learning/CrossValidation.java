package guanxi.kernels.learning;

import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Margins of every example by a model that did not see it: the examples are dealt into folds, as
 * evenly by outcome as can be, and each fold is judged by a model of the others.
 */
public final class CrossValidation {

  private final Examples examples;
  private final int folds;
  private final int[] foldOf;

  /**
   * Deals the examples; the same seed gives the same folds.
   *
   * @param folds at least 2
   */
  public CrossValidation(Examples examples, int folds, long seed) {
    if (folds < 2) {
      throw new IllegalArgumentException("two folds are the least, got " + folds);
    }
    this.examples = examples;
    this.folds = folds;
    this.foldOf = new int[examples.size()];
    int[] order = IntStream.range(0, examples.size()).toArray();
    var random = new Random(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int spare = order[i];
      order[i] = order[other];
      order[other] = spare;
    }
    int hits = 0;
    int misses = 0;
    for (int row : order) {
      foldOf[row] = (examples.outcome(row) ? hits++ : folds - 1 - misses++ % folds) % folds;
    }
  }

  /** Margins by logistic regression. */
  public double[] byRegression() {
    var margins = new double[examples.size()];
    for (int fold = 0; fold < folds; fold++) {
      CategoryCodes codes = CategoryCodes.learn(examples.only(rows(fold, false)));
      LogisticRegression model = LogisticRegression.fit(codes.toLearn());
      for (int row : rows(fold, true)) {
        margins[row] = model.margin(codes.row(examples.row(row)));
      }
    }
    return margins;
  }

  /** Margins by boosted trees, as many as are best over all folds together. */
  public static final class ByTrees {

    private final double[] margins;
    private final int trees;

    private ByTrees(double[] margins, int trees) {
      this.margins = margins;
      this.trees = trees;
    }

    /** Margins of every example. */
    public double[] margins() {
      return margins.clone();
    }

    /** How many trees gave them. */
    public int trees() {
      return trees;
    }
  }

  /** Margins by boosted trees; their number is the one with the smallest loss. */
  public ByTrees byTrees(BoostedTrees.Settings settings) {
    var all = new double[settings.trees()][examples.size()];
    for (int fold = 0; fold < folds; fold++) {
      int[] judged = rows(fold, true);
      CategoryCodes codes = CategoryCodes.learn(examples.only(rows(fold, false)));
      double[][] margins =
          BoostedTrees.margins(codes.toLearn(), settings, codes.rows(examples.only(judged)));
      for (int round = 0; round < margins.length; round++) {
        for (int i = 0; i < judged.length; i++) {
          all[round][judged[i]] = margins[round][i];
        }
      }
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < all.length; round++) {
      double loss = loss(all[round]);
      if (loss < least) {
        least = loss;
        best = round;
      }
    }
    return new ByTrees(all[best], best + 1);
  }

  /** The mean loss of margins, each example by its weight. */
  public double loss(double[] margins) {
    double loss = 0;
    double weight = 0;
    for (int row = 0; row < margins.length; row++) {
      double wrong = examples.outcome(row) ? -margins[row] : margins[row];
      loss += examples.weight(row) * LogisticRegression.softplus(wrong);
      weight += examples.weight(row);
    }
    return weight == 0 ? 0 : loss / weight;
  }

  /**
   * Probabilities of every example by a calibration that did not see it.
   *
   * @param margins from this cross-validation
   */
  public double[] calibrated(double[] margins) {
    var probabilities = new double[margins.length];
    for (int fold = 0; fold < folds; fold++) {
      int[] learn = rows(fold, false);
      var known = new double[learn.length];
      var outcomes = new boolean[learn.length];
      for (int i = 0; i < learn.length; i++) {
        known[i] = margins[learn[i]];
        outcomes[i] = examples.outcome(learn[i]);
      }
      Calibration calibration = Calibration.learn(known, outcomes);
      for (int row : rows(fold, true)) {
        probabilities[row] = calibration.probability(margins[row]);
      }
    }
    return probabilities;
  }

  /**
   * The mean over the folds of the AUC within each, as cross-validation usually reports it: margins
   * of different models are not compared. Empty where no fold holds both outcomes.
   */
  public OptionalDouble meanAuc(double[] margins) {
    return IntStream.range(0, folds)
        .mapToObj(fold -> auc(margins, rows(fold, true)))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private OptionalDouble auc(double[] margins, int[] chosen) {
    if (chosen.length == 0) {
      return OptionalDouble.empty();
    }
    var some = new double[chosen.length];
    var theirs = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      some[i] = margins[chosen[i]];
      theirs[i] = examples.outcome(chosen[i]);
    }
    return ProbabilityQuality.of(some, theirs).auc();
  }

  private int[] rows(int fold, boolean inside) {
    return IntStream.range(0, foldOf.length)
        .filter(row -> (foldOf[row] == fold) == inside)
        .toArray();
  }
}
