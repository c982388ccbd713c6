package guanxi.kernels.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Expected values of the regression by tools/reference/learning_reference.py. */
class LearningTest {

  private static final double[][] ROWS = {
    {1, 10}, {2, 8}, {3, 9}, {4, 3}, {5, 4}, {6, 1}, {7, 2}, {8, 5}
  };
  private static final boolean[] HIT = {false, false, true, false, true, true, false, true};

  @Test
  void regressionFindsTheSummit() {
    LogisticRegression model = LogisticRegression.fit(Examples.of(ROWS, HIT));

    assertThat(model.probability(new double[] {1, 10})).isCloseTo(0.3033844078178052, within(1e-9));
    assertThat(model.probability(new double[] {8, 5})).isCloseTo(0.731120482222599, within(1e-9));
  }

  @Test
  void contributionsAddUpToTheMargin() {
    Examples examples = rings(500);
    for (Classifier model :
        new Classifier[] {
          LogisticRegression.fit(examples),
          BoostedTrees.fit(examples, BoostedTrees.Settings.usual().withTrees(30))
        }) {
      for (int row = 0; row < 20; row++) {
        double sum = model.base() + Arrays.stream(model.contributions(examples.row(row))).sum();

        assertThat(sum).isCloseTo(model.margin(examples.row(row)), within(1e-9));
      }
    }
  }

  @Test
  void treesSeeWhatALineCannot() {
    Examples examples = rings(2000);
    var folds = new CrossValidation(examples, 5, 1);

    double byLine = folds.loss(folds.byRegression());
    CrossValidation.ByTrees trees = folds.byTrees(BoostedTrees.Settings.usual());

    assertThat(byLine).isGreaterThan(0.6);
    assertThat(folds.loss(trees.margins())).isLessThan(0.35);
    assertThat(trees.trees()).isGreaterThan(50);
  }

  @Test
  void separatedOutcomesKeepCoefficientsFinite() {
    double[][] rows = {{-1e300}, {-5}, {5}, {1e300}};
    boolean[] hit = {false, false, true, true};

    LogisticRegression model = LogisticRegression.fit(Examples.of(rows, hit));

    assertThat(model.margin(new double[] {1e300})).isFinite().isPositive();
    assertThat(LogisticRegression.fit(Examples.of(new double[0][], new boolean[0])).base())
        .isZero();
  }

  @Test
  void valuesThatAreNotKnownAreAskedForByTrees() {
    var rows = new double[400][1];
    var hit = new boolean[400];
    for (int i = 0; i < 400; i++) {
      rows[i][0] = i % 2 == 0 ? Double.NaN : i;
      hit[i] = i % 2 == 0;
    }

    BoostedTrees trees = BoostedTrees.fit(Examples.of(rows, hit), BoostedTrees.Settings.usual());

    assertThat(trees.probability(new double[] {Double.NaN})).isGreaterThan(0.95);
    assertThat(trees.probability(new double[] {7})).isLessThan(0.05);
  }

  @Test
  void heavierRowsPullHarder() {
    double[][] rows = {{0}, {0}};
    boolean[] hit = {true, false};

    var even = LogisticRegression.fit(Examples.of(rows, hit));
    var heavy = LogisticRegression.fit(Examples.weighted(rows, hit, new double[] {3, 1}));

    assertThat(even.probability(rows[0])).isCloseTo(0.5, within(1e-6));
    assertThat(heavy.probability(rows[0])).isCloseTo(0.75, within(1e-5));
  }

  /** By hand: 2 and 3 pool to 1/2, 4 and 5 to 1; each pool gets one imagined person. */
  @Test
  void isotonicPoolsWhatFalls() {
    double[] margins = {1, 2, 3, 4, 5};
    boolean[] hit = {false, true, false, true, true};

    Calibration steps = Calibration.isotonic(margins, hit);

    assertThat(steps.probability(-9)).isCloseTo(0.5 / 2, within(1e-12));
    assertThat(steps.probability(2.5)).isCloseTo(1.5 / 3, within(1e-12));
    assertThat(steps.probability(9)).isCloseTo(2.5 / 3, within(1e-12));
    assertThat(steps.probability(3)).isBetween(0.5, 2.5 / 3);
  }

  @Test
  void calibrationNeverTurnsTheOrderRound() {
    double[] margins = {1, 2, 3, 4};
    boolean[] hit = {true, true, false, false};

    Calibration line = Calibration.platt(margins, hit);

    assertThat(line.probability(1)).isEqualTo(line.probability(4)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void marginsThatAreTooSureAreToned() {
    var random = new Random(5);
    var margins = new double[5000];
    var hit = new boolean[5000];
    for (int i = 0; i < 5000; i++) {
      double truth = 2 * random.nextGaussian();
      margins[i] = 3 * truth;
      hit[i] = random.nextDouble() < Classifier.sigmoid(truth);
    }
    for (Calibration c :
        new Calibration[] {Calibration.platt(margins, hit), Calibration.isotonic(margins, hit)}) {
      double[] p = Arrays.stream(margins).map(c::probability).toArray();

      assertThat(ProbabilityQuality.of(p, hit).calibrationError()).isLessThan(0.02);
    }
  }

  /** By hand: three of four pairs in order, the squares .04 + .09 + .25 + .36. */
  @Test
  void qualityFollowsItsFormulas() {
    double[] p = {0.2, 0.7, 0.5, 0.6};
    boolean[] hit = {false, true, true, false};

    ProbabilityQuality quality = ProbabilityQuality.of(p, hit);

    assertThat(quality.auc()).hasValue(0.75);
    assertThat(quality.brier()).isCloseTo(0.74 / 4, within(1e-12));
    assertThat(quality.logLoss())
        .isCloseTo(
            -(Math.log(0.8) + Math.log(0.7) + Math.log(0.5) + Math.log(0.4)) / 4, within(1e-12));
    assertThat(ProbabilityQuality.of(p, new boolean[4]).auc()).isEmpty();
    assertThat(
            ProbabilityQuality.of(new double[] {1, 1, 1}, new boolean[] {true, false, true}).auc())
        .hasValue(0.5);
  }

  @Test
  void rowsThatDoNotGoTogetherAreRefused() {
    assertThatThrownBy(() -> Examples.of(new double[][] {{1}, {1, 2}}, new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1 has 2 values");
    assertThatThrownBy(() -> Examples.of(new double[1][1], new boolean[2]))
        .hasMessageContaining("1 rows, 2 outcomes");
    assertThatThrownBy(() -> Examples.weighted(new double[1][1], new boolean[1], new double[] {0}))
        .hasMessageContaining("weight 0 is 0.0");
    assertThatThrownBy(() -> new BoostedTrees.Settings(0, 3, 0.1, 1, 1, 1))
        .hasMessageContaining("0 trees");
  }

  /** A hit inside a ring around the middle. */
  private static Examples rings(int people) {
    var random = new Random(3);
    var rows = new double[people][2];
    var hit = new boolean[people];
    for (int i = 0; i < people; i++) {
      rows[i][0] = random.nextGaussian();
      rows[i][1] = random.nextGaussian();
      hit[i] = Math.hypot(rows[i][0], rows[i][1]) < 1.2;
    }
    return Examples.of(rows, hit);
  }
}
