package guanxi.kernels.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecisionShiftTest {

  @Test
  void fewDecisionsMoveNothing() {
    double[] weights = new double[DecisionShift.FEWEST - 1];
    boolean[] same = new boolean[weights.length];

    assertThat(DecisionShift.of(weights, same)).isZero();
    assertThat(DecisionShift.moved(0.4, 0)).isEqualTo(0.4);
  }

  /** 40 even odds, 30 of them one person: 30 − 40 σ(δ) = δ / 2.25. */
  @Test
  void decisionsMoveTheOddsAsFarAsThePriorAllows() {
    boolean[] same = new boolean[40];
    Arrays.fill(same, 0, 30, true);

    double shift = DecisionShift.of(new double[40], same);

    assertThat(30 - 40 / (1 + Math.exp(-shift))).isCloseTo(shift / 2.25, within(1e-7));
    assertThat(shift).isBetween(1.0, Math.log(3));
  }

  @Test
  void theModelThatIsRightIsLeftAlone() {
    double[] weights = new double[40];
    boolean[] same = new boolean[40];
    Arrays.fill(same, 0, 20, true);

    assertThat(DecisionShift.of(weights, same)).isCloseTo(0, within(1e-8));
  }

  @Test
  void certainAndAbsurdWeightsDoNotBreakIt() {
    double[] weights = new double[30];
    boolean[] same = new boolean[30];
    Arrays.fill(weights, 0, 10, Double.POSITIVE_INFINITY);
    Arrays.fill(weights, 10, 20, Double.NaN);
    Arrays.fill(weights, 20, 30, -700);

    assertThat(DecisionShift.of(weights, same)).isBetween(-12.0, 0.0);
    assertThat(DecisionShift.moved(1, 1)).isBetween(0.99, 1.0);
    assertThat(DecisionShift.moved(0, -1)).isBetween(0.0, 0.01);
  }

  @Test
  void everyWeightHasAnAnswer() {
    assertThatThrownBy(() -> DecisionShift.of(new double[30], new boolean[29]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("29 answers for 30 weights");
  }
}
