package guanxi.kernels.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GammaFunctionsTest {

  /** Expected values: 50-digit arithmetic, {@code tools/reference/gamma_functions.py}. */
  @ParameterizedTest(name = "x = {0}")
  @CsvSource({
    "1e-9, 20.72326583636919543, -1000000000.577215601",
    "0.001, 6.9071788853838536617, -1000.5755719318102797",
    "0.5, 0.57236494292470008707, -1.9635100260214234794",
    "1, 0.0, -0.57721566490153286061",
    "1.4616321449683623, -0.1214862905358496081, -9.2412655217294275168e-17",
    "2, 0.0, 0.42278433509846713939",
    "3.25, 0.93580193110872535826, 1.0169909110681790364",
    "9.99, 12.77931521435019336, 2.250700372831201122",
    "10, 12.801827480081469611, 2.2517525890667211076",
    "171.5, 709.14316303092824227, 5.1416649814339996289",
    "12345.678, 103959.91990554605982, 9.4210208207417608775",
    "1e9, 19723265827.503716771, 20.723265836446411156",
  })
  void agreeWithHighPrecisionReference(double x, double lnGamma, double digamma) {
    assertThat(GammaFunctions.lnGamma(x)).isCloseTo(lnGamma, within(error(lnGamma)));
    assertThat(GammaFunctions.digamma(x)).isCloseTo(digamma, within(error(digamma)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void refuseWhatIsNotPositive(double x) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GammaFunctions.lnGamma(x))
        .withMessage("x must be positive, was " + x);
    assertThatIllegalArgumentException().isThrownBy(() -> GammaFunctions.digamma(x));
  }

  private static double error(double expected) {
    return 4e-15 + 1e-15 * Math.abs(expected);
  }
}
