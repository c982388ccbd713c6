package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParetoNbdTest {

  private static final ParetoNbd CDNOW = new ParetoNbd(0.55328, 10.5777, 0.60624, 11.6687);

  /** Expected values: 50-digit quadrature, {@code tools/reference/paretonbd.py}. */
  @ParameterizedTest(name = "r={0} alpha={1} s={2} beta={3} x={4} last={5} observed={6}")
  @CsvSource(
      textBlock =
          """
          0.55328, 10.5777, 0.60624, 11.6687, 0, 0, 38.86, 39, 0.29509472016313883227, 0.10705899726102567255
          0.55328, 10.5777, 0.60624, 11.6687, 2, 30.43, 38.86, 39, 0.86911554201698685993, 1.455099596513255865
          0.55328, 10.5777, 0.60624, 11.6687, 26, 30.86, 31, 39, 0.99791789134835934267, 20.115709020800534702
          0.55328, 10.5777, 0.60624, 11.6687, 1, 1.71, 38.86, 39, 0.16787063750580481855, 0.17097840076788485853
          0.55328, 10.5777, 0.60624, 11.6687, 1, 38.86, 38.86, 39, 1.0, 1.0185128460119928732
          0.55328, 10.5777, 0.60624, 11.6687, 400, 30, 38.86, 39, 2.6644197602872577056e-32, 6.9980928258816053934e-30
          0.5, 4000, 0.7, 0.5, 0, 0, 40, 12, 0.045935283278974709672, 0.000062138601728058649992
          0.5, 0.5, 0.7, 4000, 0, 0, 40, 12, 0.9875474042980167041, 0.14615147713880556417
          2, 10, 900, 900, 3, 10, 40, 12, 2.6735778478941363948e-15, 2.7954784784142095552e-16
          2, 10, 1, 20, 3, 10, 40, 12, 0.04011764787937984776, 0.043885872097681357712
          3, 900, 0.001, 0.01, 0, 0, 400, 52, 0.97155042928842969157, 0.11657878246677438322
          0.01, 0.01, 0.01, 5000, 3000, 99, 100, 52, 1.2463538913376608299e-6, 0.0019440253653900369135
          """)
  void agreesWithHighPrecisionReference(
      double r,
      double alpha,
      double s,
      double beta,
      int orders,
      double last,
      double observed,
      double horizon,
      double active,
      double expected) {
    var model = new ParetoNbd(r, alpha, s, beta);
    var history = new PurchaseHistory(orders, last, observed);

    assertThat(model.probabilityActive(history)).isCloseTo(active, withinPercentage(1e-8));
    assertThat(model.expectedOrders(history, horizon)).isCloseTo(expected, withinPercentage(1e-8));
  }

  @Test
  void newCustomersOrderLessAndLess() {
    double first = CDNOW.expectedRepeatOrders(39);
    double both = CDNOW.expectedRepeatOrders(78);

    assertThat(CDNOW.expectedRepeatOrders(0)).isZero();
    assertThat(first).isBetween(both / 2, both);
    assertThat(CDNOW.name()).isEqualTo("Pareto/NBD");
  }

  @Test
  void nothingIsSpecialAboutAnSOfOne() {
    double at = new ParetoNbd(0.5, 10, 1, 12).expectedRepeatOrders(39);
    double beside = new ParetoNbd(0.5, 10, 1 + 1e-9, 12).expectedRepeatOrders(39);

    assertThat(at).isCloseTo(0.05 * 12 * Math.log(51.0 / 12), withinPercentage(1e-12));
    assertThat(beside).isCloseTo(at, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1, r", "1, -1, 1, 1, alpha", "1, 1, NaN, 1, s", "1, 1, 1, Infinity, beta"})
  void rejectsParameterOutsideTheModel(double r, double alpha, double s, double b, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParetoNbd(r, alpha, s, b))
        .withMessageStartingWith(name + " must be positive and finite, was ");
  }

  @Test
  void refusesTimesThatAreNot() {
    var history = new PurchaseHistory(1, 2, 3);

    assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedOrders(history, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedRepeatOrders(Double.NaN));
  }
}
