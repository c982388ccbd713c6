package guanxi.kernels.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoundedMaximizerTest {

  private static final BoundedMaximizer WIDE = new BoundedMaximizer(100, 1e-8);

  @Test
  void findsTheSummitOfASlantedHill() {
    Maximum maximum = WIDE.maximize(hill(3, -2), new double[] {0, 0});

    assertThat(maximum.converged()).isTrue();
    assertThat(maximum.at()[0]).isCloseTo(3, within(1e-7));
    assertThat(maximum.at()[1]).isCloseTo(-2, within(1e-7));
    assertThat(maximum.value()).isCloseTo(7, within(1e-12));
    assertThat(maximum.slope()).isLessThanOrEqualTo(1e-8);
    assertThat(maximum.iterations()).isBetween(2, 30);
  }

  @Test
  void followsTheBananaOfRosenbrock() {
    Objective banana =
        (at, gradient) -> {
          double bend = at[1] - at[0] * at[0];
          gradient[0] = 2 * (1 - at[0]) + 400 * at[0] * bend;
          gradient[1] = -200 * bend;
          return -(1 - at[0]) * (1 - at[0]) - 100 * bend * bend;
        };

    Maximum maximum = WIDE.maximize(banana, new double[] {-1.2, 1});

    assertThat(maximum.converged()).isTrue();
    assertThat(maximum.at()[0]).isCloseTo(1, within(1e-6));
    assertThat(maximum.at()[1]).isCloseTo(1, within(1e-6));
    assertThat(maximum.iterations()).isLessThan(80);
  }

  @Test
  void stopsAtTheBoundAndStillFindsTheBestBesideIt() {
    Maximum maximum = new BoundedMaximizer(1, 1e-8).maximize(hill(3, -0.5), new double[] {0, 0});

    assertThat(maximum.converged()).isTrue();
    assertThat(maximum.at()[0]).isEqualTo(1);
    // the best second coordinate when the first is held at 1 rather than 3
    assertThat(maximum.at()[1]).isCloseTo(0.5, within(1e-7));
  }

  @Test
  void startOutsideIsMovedInside() {
    Maximum maximum = new BoundedMaximizer(1, 1e-8).maximize(hill(0, 0), new double[] {50, -50});

    assertThat(maximum.at()[0]).isCloseTo(0, within(1e-7));
    assertThat(maximum.at()[1]).isCloseTo(0, within(1e-7));
  }

  @Test
  void retreatsFromWhereTheObjectiveIsNotANumber() {
    Objective logarithm =
        (at, gradient) -> {
          gradient[0] = 1 / at[0] - 1;
          return Math.log(at[0]) - at[0];
        };

    Maximum maximum = WIDE.maximize(logarithm, new double[] {0.01});

    assertThat(maximum.at()[0]).isCloseTo(1, within(1e-7));
  }

  @Test
  void objectiveThatIsNeverANumberIsNoSummit() {
    Maximum maximum = WIDE.maximize((_, _) -> Double.NaN, new double[] {1});

    assertThat(maximum.converged()).isFalse();
    assertThat(maximum.at()).containsExactly(1);
  }

  @Test
  void slopeCountsOnlyVariablesThatMayMove() {
    var box = new BoundedMaximizer(1, 1e-8);

    assertThat(box.slope(new double[] {1, 0}, new double[] {5, -2})).isEqualTo(2);
    assertThat(box.slope(new double[] {-1, 0}, new double[] {-5, -2})).isEqualTo(2);
    assertThat(box.slope(new double[] {1, 0}, new double[] {-5, -2})).isEqualTo(5);
    assertThat(box.slope(new double[] {-1, 0}, new double[] {5, -2})).isEqualTo(5);
  }

  /** 7 − (u² + uv + v²) with u, v the distances from the summit. */
  private static Objective hill(double x, double y) {
    return (at, gradient) -> {
      double u = at[0] - x;
      double v = at[1] - y;
      gradient[0] = -2 * u - v;
      gradient[1] = -2 * v - u;
      return 7 - u * u - u * v - v * v;
    };
  }
}
