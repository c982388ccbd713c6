package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BgNbdTest {

  /** The estimates of Fader, Hardie and Lee (2005), table 2, for the CDNOW sample. */
  private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

  /** The same with the digits that reproduce analytics of the whole sample. */
  private static final BgNbd PRECISE = new BgNbd(0.24259, 4.41360, 0.79292, 2.42591);

  /**
   * Expected values: the same formula in 50-digit decimal arithmetic, {@code
   * tools/reference/bgnbd.py}.
   */
  @ParameterizedTest(name = "{0} repeat orders, last in week {1}, observed {2} weeks")
  @CsvSource({
    " 2, 30.43, 38.86, 0.72657857008067291068",
    " 1,  1.71, 38.86, 0.21210098537737908477",
    "10, 35.00, 39.00, 0.84260318864173349076",
  })
  void agreesWithHighPrecisionReference(int orders, double last, double observed, double expected) {
    double p = CDNOW.probabilityActive(new PurchaseHistory(orders, last, observed));

    assertThat(p).isCloseTo(expected, withinPercentage(1e-10));
  }

  /** Three customers of the sample; values by three independent methods. */
  @ParameterizedTest(name = "{0} repeat orders, last in week {1}, observed {2} weeks")
  @CsvSource({
    " 2, 30.43, 38.86, 0.726609, 1.225907",
    "26, 30.86, 31.00, 0.968919, 20.750275",
    " 1,  1.71, 38.86, 0.212232, 0.203255",
  })
  void forecastsThePapersCustomers(
      int orders, double last, double observed, double active, double expected) {
    var history = new PurchaseHistory(orders, last, observed);

    assertThat(PRECISE.probabilityActive(history)).isCloseTo(active, within(5e-6));
    assertThat(PRECISE.expectedOrders(history, 39)).isCloseTo(expected, within(1e-4));
  }

  @Test
  void oneTimeBuyerCountsAsActive() {
    assertThat(CDNOW.probabilityActive(new PurchaseHistory(0, 0, 38.86))).isEqualTo(1.0);
  }

  @Test
  void longSilenceAfterManyOrdersIsZeroAndNotNan() {
    var history = new PurchaseHistory(500, 1, 400);

    assertThat(CDNOW.probabilityActive(history)).isZero();
    assertThat(CDNOW.expectedOrders(history, 39)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1, r", "1, -1, 1, 1, alpha", "1, 1, NaN, 1, a", "1, 1, 1, Infinity, b"})
  void rejectsParameterOutsideTheModel(double r, double alpha, double a, double b, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BgNbd(r, alpha, a, b))
        .withMessageStartingWith(name + " must be positive and finite, was ");
  }

  @Test
  void reproducesThePublishedFit() {
    Cdnow cdnow = Cdnow.load();

    var fit = (Fitted) BgNbd.fit(cdnow.histories());

    var model = (BgNbd) fit.model();
    FitReport report = fit.report();
    assertThat(report.customers()).isEqualTo(2357);
    assertThat(report.converged()).isTrue();
    assertThat(model.r()).isCloseTo(0.24259, within(5e-6));
    assertThat(model.alpha()).isCloseTo(4.41360, within(5e-6));
    assertThat(model.a()).isCloseTo(0.79292, within(5e-6));
    assertThat(model.b()).isCloseTo(2.42591, within(5e-6));
    assertThat(report.logLikelihood()).isCloseTo(-9582.4292, within(5e-5));
    var history = new PurchaseHistory(2, 30.43, 38.86);
    assertThat(model.expectedOrders(history, 39)).isCloseTo(1.225907, within(1e-6));
    assertThat(model.probabilityActive(history)).isCloseTo(.726609, within(1e-6));
  }
}
