package guanxi.kernels.churn;

import guanxi.kernels.learning.BoostedTrees;
import guanxi.kernels.learning.Calibration;
import guanxi.kernels.learning.CategoryCodes;
import guanxi.kernels.learning.Classifier;
import guanxi.kernels.learning.CrossValidation;
import guanxi.kernels.learning.Examples;
import guanxi.kernels.learning.LogisticRegression;
import guanxi.kernels.learning.ProbabilityQuality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The probability that a customer with a contract leaves within the period it was learned for.
 *
 * <p>Logistic regression, boosted trees and the mean of their log odds are compared on people they
 * did not learn from (ten folds), each calibrated; the smallest log loss wins, and only if it beats
 * the base rate by more than one standard error is there a model at all. Deterministic.
 *
 * <pre>
 *   p = calibration(base + Σ contribution of each feature)
 * </pre>
 *
 * <p>The contributions are the reasons: what each feature of this person adds to the log odds.
 */
public final class ChurnModel {

  private static final int FOLDS = 10;
  private static final long SEED = 20260101;

  private final List<String> features;
  private final CategoryCodes codes;
  private final List<Classifier> parts;
  private final Calibration calibration;
  private final String method;

  private ChurnModel(
      List<String> features,
      CategoryCodes codes,
      List<Classifier> parts,
      Calibration calibration,
      String method) {
    this.features = List.copyOf(features);
    this.codes = codes;
    this.parts = List.copyOf(parts);
    this.calibration = calibration;
    this.method = method;
  }

  /**
   * One reason.
   *
   * @param feature its name
   * @param value what it is for this person; NaN when not known
   * @param push what it adds to the log odds of leaving; below 0 it speaks for staying
   */
  public record Reason(String feature, double value, double push) {}

  /**
   * Learns who leaves.
   *
   * @param features names, as many as a row has values
   * @param rows one per customer, known before the period began; NaN where not known
   * @param left whether she left within the period
   * @param categories which features are numbers of categories, without order
   * @throws IllegalArgumentException when names, rows and outcomes do not go together
   */
  public static ChurnFit learn(
      List<String> features, double[][] rows, boolean[] left, int... categories) {
    Examples examples = Examples.of(rows, left).withCategories(categories);
    if (rows.length > 0 && features.size() != examples.width()) {
      throw new IllegalArgumentException(
          "%d names for %d features".formatted(features.size(), examples.width()));
    }
    int hits = examples.hits();
    int least = ChurnFit.NotEnoughData.LEAST_PEOPLE;
    if (rows.length < least || Math.min(hits, rows.length - hits) < least / 5) {
      return new ChurnFit.NotEnoughData(rows.length, hits);
    }
    return compare(features, examples, left);
  }

  private static ChurnFit compare(List<String> features, Examples examples, boolean[] left) {
    var folds = new CrossValidation(examples, FOLDS, SEED);
    double[] regression = folds.byRegression();
    CrossValidation.ByTrees trees = folds.byTrees(BoostedTrees.Settings.usual());
    double[] boosted = trees.margins();
    var mean = new double[regression.length];
    Arrays.setAll(mean, i -> (regression[i] + boosted[i]) / 2);
    Map<String, double[]> trials = new LinkedHashMap<>();
    trials.put("logistic regression", regression);
    trials.put("boosted trees", boosted);
    trials.put("mean of both", mean);
    var base = new double[left.length];
    Arrays.fill(base, (double) examples.hits() / left.length);
    List<ChurnFit.Candidate> candidates = new ArrayList<>();
    candidates.add(
        new ChurnFit.Candidate(
            "base rate", ProbabilityQuality.of(base, left), OptionalDouble.of(0.5)));
    String best = "base rate";
    double least = Double.POSITIVE_INFINITY;
    double[] probabilities = base;
    for (Map.Entry<String, double[]> trial : trials.entrySet()) {
      double[] calibrated = folds.calibrated(trial.getValue());
      ProbabilityQuality quality = ProbabilityQuality.of(calibrated, left);
      candidates.add(
          new ChurnFit.Candidate(trial.getKey(), quality, folds.meanAuc(trial.getValue())));
      if (quality.logLoss() < least) {
        least = quality.logLoss();
        best = trial.getKey();
        probabilities = calibrated;
      }
    }
    if (!beats(probabilities, base[0], left)) {
      return new ChurnFit.NoSignal(candidates);
    }
    Calibration calibration = Calibration.learn(Objects.requireNonNull(trials.get(best)), left);
    CategoryCodes codes = CategoryCodes.learn(examples);
    List<Classifier> parts = learnt(best, codes.toLearn(), trees.trees());
    return new ChurnFit.Learned(
        new ChurnModel(features, codes, parts, calibration, best), candidates);
  }

  private static List<Classifier> learnt(String method, Examples examples, int trees) {
    List<Classifier> parts = new ArrayList<>();
    if (!method.equals("boosted trees")) {
      parts.add(LogisticRegression.fit(examples));
    }
    if (!method.equals("logistic regression")) {
      parts.add(BoostedTrees.fit(examples, BoostedTrees.Settings.usual().withTrees(trees)));
    }
    return parts;
  }

  /** Whether the mean gain in log loss over the base rate exceeds its standard error. */
  private static boolean beats(double[] probabilities, double base, boolean[] left) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < left.length; i++) {
      double p = left[i] ? probabilities[i] : 1 - probabilities[i];
      double gain = Math.log(Math.max(p, 1e-12) / (left[i] ? base : 1 - base));
      sum += gain;
      squares += gain * gain;
    }
    double n = left.length;
    double mean = sum / n;
    double error = Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
    return mean > error;
  }

  /** How it was learned; one of the methods of {@link ChurnFit.Candidate}. */
  public String method() {
    return method;
  }

  /** The names of the features, in the order of a row. */
  public List<String> features() {
    return features;
  }

  /** The probability that a customer leaves, in (0, 1). */
  public double probability(double[] row) {
    check(row);
    return calibration.probability(margin(row));
  }

  private double margin(double[] row) {
    double[] coded = codes.row(row);
    double sum = 0;
    for (Classifier part : parts) {
      sum += part.margin(coded);
    }
    return sum / parts.size();
  }

  /** Why: the features that say most, strongest first, at most so many. */
  public List<Reason> explain(double[] row, int most) {
    check(row);
    var pushes = new double[row.length];
    for (Classifier part : parts) {
      double[] own = part.contributions(codes.row(row));
      for (int f = 0; f < own.length; f++) {
        pushes[f] += own[f] / parts.size();
      }
    }
    List<Reason> reasons = new ArrayList<>();
    for (int f = 0; f < row.length; f++) {
      if (pushes[f] != 0) {
        reasons.add(new Reason(features.get(f), row[f], pushes[f]));
      }
    }
    reasons.sort(Comparator.comparingDouble((Reason r) -> Math.abs(r.push())).reversed());
    return List.copyOf(reasons.subList(0, Math.min(most, reasons.size())));
  }

  private void check(double[] row) {
    if (row.length != features.size()) {
      throw new IllegalArgumentException(
          "%d values for %d features".formatted(row.length, features.size()));
    }
  }
}
