package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import guanxi.kernels.numeric.Objective;
import guanxi.kernels.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Analytic gradients against differences of the value, at random points. */
class GradientTest {

  private static final double STEP = 1e-5;

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void gradientsAreThoseOfTheValue(long seed) {
    var random = new Random(seed);
    CompressedHistories histories = SmallData.histories();
    double scale = 0.5 + random.nextDouble();

    assertGradient(new NbdLikelihood(histories, scale), 2, random);
    assertGradient(new BetaGeometricLikelihood(histories, scale, 0), 4, random);
    assertGradient(new BetaGeometricLikelihood(histories, scale, 1), 4, random);
    assertGradient(new ParetoNbdLikelihood(histories, scale), 4, random);
    assertGradient(
        new GammaGammaLikelihood(
            new int[] {1, 2, 7}, new int[] {0, 0, 1, 2}, new double[] {0.5, 2, 1, 0.7}),
        3,
        random);
  }

  private static void assertGradient(Objective objective, int variables, Random random) {
    double[] at = random.doubles(variables, -2, 4).toArray();
    double[] gradient = new double[variables];
    objective.value(at, gradient);
    for (int i = 0; i < variables; i++) {
      double[] unused = new double[variables];
      double[] near = at.clone();
      near[i] = at[i] + STEP;
      double above = objective.value(near, unused);
      near[i] = at[i] - STEP;
      double below = objective.value(near, unused);
      double difference = (above - below) / (2 * STEP);
      assertThat(gradient[i])
          .as("%s by variable %d", objective.getClass().getSimpleName(), i)
          .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
    }
  }
}
