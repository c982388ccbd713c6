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

  /** 50-digit arithmetic, {@code tools/reference/bgnbd.py}. */
  @ParameterizedTest(name = "{0} repeat orders, last in week {1}, observed {2} weeks")
  @CsvSource({
    "0, 0, 38.86, 1.0, 0.19477855258782685465",
    "2, 30.43, 38.86, 0.72661004452633403903, 1.2259067588353858824",
    "26, 30.86, 31.0, 0.9689186027787079985, 20.750290442542467945",
    "1, 1.71, 38.86, 0.21223400499153760252, 0.20325619613227074383",
    "3000, 100, 101.5, 9.8313890937369092238e-16, 9.5550875021777456432e-13",
  })
  void forecastsAgreeWithHighPrecisionReference(
      int orders, double last, double observed, double active, double expected) {
    var history = new PurchaseHistory(orders, last, observed);

    assertThat(PRECISE.probabilityActive(history)).isCloseTo(active, withinPercentage(1e-9));
    assertThat(PRECISE.expectedOrders(history, 39)).isCloseTo(expected, withinPercentage(1e-8));
  }

  @Test
  void newCustomersOrderAsOftenAsThoseWhoseFirstOrderWasNow() {
    assertThat(PRECISE.expectedRepeatOrders(39))
        .isEqualTo(PRECISE.expectedOrders(new PurchaseHistory(0, 0, 0), 39))
        .isCloseTo(1.194991795428335, withinPercentage(1e-9));
    assertThat(PRECISE.name()).isEqualTo("BG/NBD");
  }

  @Test
  void refusesTimesThatAreNot() {
    var history = new PurchaseHistory(1, 2, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CDNOW.expectedOrders(history, -1))
        .withMessage("horizon must be finite and not negative, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CDNOW.expectedRepeatOrders(Double.POSITIVE_INFINITY))
        .withMessage("time must be finite and not negative, was Infinity");
  }

  @Test
  void scoresOfManyEqualScoresOfEach() {
    int[] x = {0, 2, 1, 2, 0, 2};
    double[] last = {0, 30.43, 1.71, 10, 0, 30.43};
    double[] observed = {38.86, 38.86, 38.86, 38.86, 20, 38.86};

    Scores scores = PRECISE.score(CompressedHistories.of(x, last, observed), 4, 39);

    double total = 0;
    for (int i = 0; i < x.length; i++) {
      var history = new PurchaseHistory(x[i], last[i], observed[i]);
      assertThat(scores.probabilityActive(i)).isEqualTo(PRECISE.probabilityActive(history));
      assertThat(scores.expectedOrders(i, 0)).isEqualTo(PRECISE.expectedOrders(history, 4));
      assertThat(scores.expectedOrders(i, 1)).isEqualTo(PRECISE.expectedOrders(history, 39));
      assertThat(scores.probabilitiesActive()[i]).isEqualTo(scores.probabilityActive(i));
      assertThat(scores.expectedOrders(1)[i]).isEqualTo(scores.expectedOrders(i, 1));
      total += scores.expectedOrders(i, 1);
    }
    assertThat(scores.totalExpectedOrders(1)).isCloseTo(total, withinPercentage(1e-12));
    assertThat(scores.horizons()).containsExactly(4, 39);
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
