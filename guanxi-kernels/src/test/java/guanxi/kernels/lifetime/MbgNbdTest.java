package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MbgNbdTest {

  private static final MbgNbd CDNOW = new MbgNbd(0.52484, 6.18309, 0.89136, 1.614);

  /** Expected values: 50-digit arithmetic, {@code tools/reference/bgnbd.py}. */
  @ParameterizedTest(name = "{0} repeat orders, last in week {1}, observed {2} weeks")
  @CsvSource({
    "0, 0, 38.86, 0.38971613992284481984, 0.15395379081373529875",
    "2, 30.43, 38.86, 0.70612556551848833181, 1.2626672909803656954",
    "26, 30.86, 31.0, 0.9655527388742005071, 19.447971473913379708",
    "1, 1.71, 38.86, 0.17082076780576906209, 0.18879027973688258328",
    "3000, 100, 101.5, 1.7687026738599094968e-15, 1.6682969175411598694e-12",
  })
  void agreesWithHighPrecisionReference(
      int orders, double last, double observed, double active, double expected) {
    var history = new PurchaseHistory(orders, last, observed);

    assertThat(CDNOW.probabilityActive(history)).isCloseTo(active, withinPercentage(1e-9));
    assertThat(CDNOW.expectedOrders(history, 39)).isCloseTo(expected, withinPercentage(1e-8));
  }

  @Test
  void newCustomersLeaveAfterTheFirstOrderToo() {
    assertThat(CDNOW.expectedRepeatOrders(39)).isCloseTo(1.182271657500731, withinPercentage(1e-9));
    assertThat(CDNOW.expectedRepeatOrders(0)).isZero();
    assertThat(CDNOW.name()).isEqualTo("MBG/NBD");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1, r", "1, -1, 1, 1, alpha", "1, 1, NaN, 1, a", "1, 1, 1, Infinity, b"})
  void rejectsParameterOutsideTheModel(double r, double alpha, double a, double b, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MbgNbd(r, alpha, a, b))
        .withMessageStartingWith(name + " must be positive and finite, was ");
  }

  @Test
  void refusesTimesThatAreNot() {
    var history = new PurchaseHistory(1, 2, 3);

    assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedOrders(history, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedRepeatOrders(Double.NaN));
  }
}
