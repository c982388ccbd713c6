package guanxi.kernels.product;

import guanxi.kernels.learning.BoostedTrees;
import guanxi.kernels.learning.Calibration;
import guanxi.kernels.learning.CrossValidation;
import guanxi.kernels.learning.Examples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The probability that two shops' offers are one product, learned from pairs that people judged.
 *
 * <p>Boosted trees over {@link PairFeatures}: shared words weighed by rarity, numbers and part
 * codes, likeness of characters, maker and price. Calibrated out of fold; the threshold is where F1
 * was best out of fold. Deterministic.
 *
 * @see <a href="https://doi.org/10.14778/1920841.1920904">Köpcke, Thor and Rahm (2010), Evaluation
 *     of Entity Resolution Approaches on Real-world Match Problems, PVLDB</a>
 */
public final class ProductMatcher {

  private static final int FOLDS = 5;
  private static final long SEED = 20260101;
  private static final BoostedTrees.Settings SETTINGS =
      new BoostedTrees.Settings(400, 5, 0.05, 5, 0.8, 0.5);

  private final PairFeatures features;
  private final BoostedTrees trees;
  private final Calibration calibration;
  private final double threshold;

  private ProductMatcher(
      PairFeatures features, BoostedTrees trees, Calibration calibration, double threshold) {
    this.features = features;
    this.trees = trees;
    this.calibration = calibration;
    this.threshold = threshold;
  }

  /** Two offers and whether they are one product. */
  public record JudgedPair(Offer left, Offer right, boolean same) {}

  /** One thing that speaks for or against. */
  public record Reason(String feature, double value, double push) {}

  /**
   * Learns from judged pairs.
   *
   * @throws IllegalArgumentException with fewer than ten pairs of either kind
   */
  public static ProductMatcher learn(List<JudgedPair> pairs) {
    long same = pairs.stream().filter(JudgedPair::same).count();
    if (same < 10 || pairs.size() - same < 10) {
      throw new IllegalArgumentException(
          "ten pairs of either kind are needed, got %d same of %d".formatted(same, pairs.size()));
    }
    var vocabulary = new Vocabulary();
    for (JudgedPair pair : pairs) {
      vocabulary.add(pair.left());
      vocabulary.add(pair.right());
    }
    var features = new PairFeatures(vocabulary);
    var rows = new double[pairs.size()][];
    var outcomes = new boolean[pairs.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = features.of(pairs.get(i).left(), pairs.get(i).right());
      outcomes[i] = pairs.get(i).same();
    }
    Examples examples = Examples.of(rows, outcomes);
    var folds = new CrossValidation(examples, FOLDS, SEED);
    CrossValidation.ByTrees found = folds.byTrees(SETTINGS);
    double[] margins = found.margins();
    return new ProductMatcher(
        features,
        BoostedTrees.fit(examples, SETTINGS.withTrees(found.trees())),
        Calibration.learn(margins, outcomes),
        bestThreshold(margins, outcomes));
  }

  /** The margin above which F1 is best. */
  private static double bestThreshold(double[] margins, boolean[] outcomes) {
    int[] order =
        IntStream.range(0, margins.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -margins[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    long same = IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
    double best = -1;
    double threshold = 0;
    int hits = 0;
    for (int i = 0; i < order.length; i++) {
      hits += outcomes[order[i]] ? 1 : 0;
      double f1 = 2.0 * hits / (i + 1 + same);
      if (f1 > best) {
        best = f1;
        double next = i + 1 < order.length ? margins[order[i + 1]] : margins[order[i]];
        threshold = (margins[order[i]] + next) / 2;
      }
    }
    return threshold;
  }

  /** The probability that two offers are one product, in (0, 1). */
  public double probability(Offer left, Offer right) {
    return calibration.probability(trees.margin(features.of(left, right)));
  }

  /** Whether they count as one. */
  public boolean same(Offer left, Offer right) {
    return trees.margin(features.of(left, right)) > threshold;
  }

  /** What speaks most for or against, strongest first. */
  public List<Reason> explain(Offer left, Offer right, int most) {
    double[] row = features.of(left, right);
    double[] pushes = trees.contributions(row);
    List<Reason> reasons = new ArrayList<>();
    for (int f = 0; f < row.length; f++) {
      reasons.add(new Reason(PairFeatures.NAMES.get(f), row[f], pushes[f]));
    }
    reasons.sort(Comparator.comparingDouble((Reason r) -> Math.abs(r.push())).reversed());
    return List.copyOf(reasons.subList(0, Math.min(most, reasons.size())));
  }
}
