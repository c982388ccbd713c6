package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaGeometricExpectationTest {

  /**
   * Expected values: 50-digit quadrature over p, {@code tools/reference/bgnbd.py}. The poles of the
   * papers' form are at a = 1 and a+b = 1.
   */
  @ParameterizedTest(name = "s={0} c={1} a={2} b={3} t={4}")
  @CsvSource({
    "0.24259, 4.4136, 0.79292, 2.42591, 39, 1.1949917954283348385",
    "2.24259, 43.2736, 0.79292, 4.42591, 39, 1.6871591138470095405",
    "26.25, 35.41, 0.79292, 28.42591, 39, 21.422303952284323306",
    "1.5, 10, 1, 3, 20, 1.9791273036813504365",
    "1.5, 10, 1.0000001, 3, 20, 1.9791272439938457966",
    "0.5, 10, 0.3, 0.5, 20, 0.72599851482190759296",
    "0.5, 10, 0.4, 0.6, 20, 0.70319107564840876615",
    "5000, 900, 0.8, 4000, 12, 66.226615248424859027",
    "0.7, 0.01, 0.5, 2, 500, 417.53345573374178795",
    "50, 3, 0.05, 0.1, 2, 19.642981617016909728",
    "3, 5, 0.0005, 8000, 52, 31.199959527574473212",
    "2, 30, 900, 8000, 52, 2.7298110720375703615",
    "0.01, 1000, 20, 0.02, 1, 9.9949584193220470217e-6",
    "1.2, 4, 3.5, 2.5, 1e-09, 2.9999999995187500759e-10",
    "1000, 0.5, 0.001, 0.001, 1000000.0, 979227618.3140957425",
  })
  void agreesWithHighPrecisionQuadrature(
      double s, double c, double a, double b, double t, double expected) {
    assertThat(BetaGeometricExpectation.of(s, c, a, b, t))
        .isCloseTo(expected, withinPercentage(1e-8));
    assertThat(BetaGeometricExpectation.integral(s, t / c, a, b))
        .as("by the integral")
        .isCloseTo(expected, withinPercentage(1e-8));
  }

  @Test
  void noTimeBringsNoOrders() {
    assertThat(BetaGeometricExpectation.of(1, 1, 1, 1, 0)).isZero();
  }

  @Test
  void seriesRefusesWhatItCannotComputeExactly() {
    assertThat(BetaGeometricExpectation.series(0.25, 0.8, 2.4, 0.9)).isNotNaN();
    assertThat(BetaGeometricExpectation.series(50, 0.05, 0.1, 0.9)).isNaN();
  }

  @ParameterizedTest(name = "t={0}")
  @CsvSource({"1", "39", "300", "342"})
  void seriesAndIntegralMeet(double t) {
    double z = t / (10 + t);

    assertThat(BetaGeometricExpectation.series(2.2, 0.8, 4.4, z))
        .isCloseTo(
            BetaGeometricExpectation.integral(2.2, t / 10, 0.8, 4.4), withinPercentage(1e-9));
  }
}
