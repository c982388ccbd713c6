package guanxi.kernels.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {

  @Test
  void threeNodesAreTheTextbookOnes() {
    var rule = new GaussLegendre(3);

    assertThat(rule.size()).isEqualTo(3);
    assertThat(rule.node(0)).isCloseTo((1 - Math.sqrt(0.6)) / 2, within(1e-15));
    assertThat(rule.node(1)).isCloseTo(0.5, within(1e-15));
    assertThat(rule.weight(0)).isCloseTo(5.0 / 18, within(1e-15));
    assertThat(rule.weight(1)).isCloseTo(8.0 / 18, within(1e-15));
  }

  @ParameterizedTest(name = "{0} nodes")
  @ValueSource(ints = {1, 2, 16, 32, 64})
  void integratesPolynomialsOfDegreeBelowTwiceTheNodes(int n) {
    var rule = new GaussLegendre(n);
    int degree = 2 * n - 1;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += rule.weight(i) * Math.pow(rule.node(i), degree);
    }

    assertThat(sum).isCloseTo(1.0 / (degree + 1), within(1e-15));
  }

  @Test
  void refusesARuleWithoutNodes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussLegendre(0))
        .withMessage("n must be at least 1, was 0");
  }
}
