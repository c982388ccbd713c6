package guanxi.kernels.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import guanxi.kernels.testing.LabelledTable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChurnModelTest {

  private static final List<String> NAMES = List.of("price", "complaints", "noise");

  @Test
  void fewPeopleTeachNothing() {
    assertThat(ChurnModel.learn(NAMES, new double[50][3], new boolean[50]))
        .isEqualTo(new ChurnFit.NotEnoughData(50, 0));
    assertThat(ChurnModel.learn(NAMES, new double[0][], new boolean[0]))
        .isEqualTo(new ChurnFit.NotEnoughData(0, 0));
  }

  @Test
  void chanceIsNoSignal() {
    var random = new Random(1);
    var rows = new double[400][3];
    var left = new boolean[400];
    for (int i = 0; i < 400; i++) {
      for (int f = 0; f < 3; f++) {
        rows[i][f] = random.nextGaussian();
      }
      left[i] = random.nextInt(4) == 0;
    }

    assertThat(ChurnModel.learn(NAMES, rows, left)).isInstanceOf(ChurnFit.NoSignal.class);
  }

  @Test
  void whoLeavesIsToldWithReasons() {
    Shop shop = new Shop(3000);

    ChurnFit.Learned learned = shop.learn();
    ChurnModel model = learned.model();

    assertThat(learned.quality().auc().orElseThrow()).isGreaterThan(0.75);
    assertThat(learned.quality().calibrationError()).isLessThan(0.03);
    assertThat(learned.candidates()).hasSize(4);
    double[] unhappy = {1, 3, 0};
    double[] content = {-1, 0, 0};
    assertThat(model.probability(unhappy)).isGreaterThan(2 * model.probability(content));
    assertThat(model.explain(unhappy, 1).getFirst().feature()).isEqualTo("complaints");
    assertThat(model.explain(unhappy, 1).getFirst().push()).isPositive();
    assertThat(model.explain(content, 3)).allMatch(reason -> Double.isFinite(reason.push()));
  }

  @Test
  void unknownAndEndlessValuesGiveProbabilities() {
    ChurnModel model = new Shop(1000).learn().model();

    double[][] odd = {
      {Double.NaN, Double.NaN, Double.NaN},
      {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308}
    };
    for (double[] row : odd) {
      assertThat(model.probability(row)).isBetween(0.0, 1.0);
      assertThat(model.explain(row, 3)).allMatch(reason -> Double.isFinite(reason.push()));
    }
    assertThatThrownBy(() -> model.probability(new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values for 3 features");
  }

  @Test
  void samePeopleGiveTheSameModel() {
    double[] row = {0.3, 1, 0.1};

    assertThat(new Shop(600).learn().model().probability(row))
        .isEqualTo(new Shop(600).learn().model().probability(row));
  }

  /** Reference on the whole file: AUC .8467, Brier .1344; here are 70 % of it. */
  @Test
  void telcoReachesTheReference() {
    LabelledTable telco =
        LabelledTable.read(
            "telco/telco_churn_70pct.csv", ',', List.of("customerID"), "Churn", "Yes");

    var learned =
        (ChurnFit.Learned) ChurnModel.learn(telco.names(), telco.rows(), telco.outcomes());

    assertThat(learned.quality().auc().orElseThrow()).isCloseTo(0.8467, within(0.006));
    assertThat(learned.quality().brier()).isCloseTo(0.1344, within(0.004));
    assertThat(learned.quality().calibrationError()).isLessThan(0.02);
  }

  /** People leave for complaints, and more so when the price is high. */
  private static final class Shop {
    private final double[][] rows;
    private final boolean[] left;

    Shop(int people) {
      var random = new Random(7);
      rows = new double[people][3];
      left = new boolean[people];
      for (int i = 0; i < people; i++) {
        rows[i][0] = random.nextGaussian();
        rows[i][1] = random.nextInt(4);
        rows[i][2] = random.nextGaussian();
        double margin = -2.5 + rows[i][1] * (rows[i][0] > 0 ? 1.4 : 0.6);
        left[i] = random.nextDouble() < 1 / (1 + Math.exp(-margin));
      }
    }

    ChurnFit.Learned learn() {
      return (ChurnFit.Learned) ChurnModel.learn(NAMES, rows, left);
    }
  }
}
