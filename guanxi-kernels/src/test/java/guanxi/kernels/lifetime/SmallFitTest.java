package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Fits on a small data set that is always at hand. Expected estimates: 30-digit arithmetic on the
 * papers' formulas, {@code tools/reference/small_fit.py}.
 */
class SmallFitTest {

  @Test
  void nbd() {
    assertFit(
        Nbd.fit(SmallData.histories()), -2532.809704321618, 0.6270155543088324, 20.98676748002852);
  }

  @Test
  void bgNbd() {
    assertFit(
        BgNbd.fit(SmallData.histories()),
        -2519.720088575766,
        0.4659058634955274,
        12.11535185820545,
        0.194719597181834,
        0.5680605531393982);
  }

  @Test
  void mbgNbd() {
    assertFit(
        MbgNbd.fit(SmallData.histories()),
        -2520.12442629275,
        1.417440464977392,
        21.30177652624613,
        0.6674827060857443,
        1.015975374833545);
  }

  @Test
  void paretoNbd() {
    assertFit(
        ParetoNbd.fit(SmallData.histories()),
        -2519.529126949831,
        1.018707758982381,
        24.38781713671949,
        0.3599870787269751,
        7.982482327408212);
  }

  @Test
  void gammaGamma() {
    var fit = (SpendFit.Fitted) GammaGamma.fit(SmallData.SPEND_ORDERS, SmallData.SPEND_MEANS);

    assertReport(
        fit.report(), -87.75015357715328, 2.180456707314598, 10.52366347370481, 184.3628011964583);
  }

  @Test
  void unitOfTimeChangesNothingButTheTimes() {
    var weeks = (Fitted) BgNbd.fit(SmallData.histories());
    var days = (Fitted) BgNbd.fit(SmallData.historiesIn(7));

    assertThat(days.report().value("alpha"))
        .isCloseTo(7 * weeks.report().value("alpha"), withinPercentage(1e-5));
    assertThat(days.report().value("b"))
        .isCloseTo(weeks.report().value("b"), withinPercentage(1e-5));
    double perOrder = Math.log(7) * SmallData.histories().totalRepeatOrders();
    assertThat(days.report().logLikelihood())
        .isCloseTo(weeks.report().logLikelihood() - perOrder, withinPercentage(1e-10));
  }

  @Test
  void reportCountsWhatItWasMadeOf() {
    FitReport report = ((Fitted) BgNbd.fit(SmallData.histories())).report();

    assertThat(report.model()).isEqualTo("BG/NBD");
    assertThat(report.customers()).isEqualTo(658);
    assertThat(report.distinctRows()).isEqualTo(30);
    assertThat(report.iterations()).isPositive();
    assertThat(report.bic())
        .isCloseTo(-2 * report.logLikelihood() + 4 * Math.log(658), withinPercentage(1e-12));
    for (Estimate estimate : report.estimates()) {
      double value = estimate.value();
      double lower = estimate.lower().orElseThrow();
      double upper = estimate.upper().orElseThrow();
      assertThat(lower).isPositive().isLessThan(value);
      assertThat(lower * upper).isCloseTo(value * value, withinPercentage(1e-9));
      assertThat(Math.log(upper / lower))
          .isCloseTo(
              2 * 1.959963984540054 * estimate.standardError().orElseThrow() / value,
              withinPercentage(1e-9));
    }
  }

  private static void assertFit(RepeatPurchaseFit fit, double logLikelihood, double... expected) {
    assertThat(fit).isInstanceOf(Fitted.class);
    assertReport(((Fitted) fit).report(), logLikelihood, expected);
    assertThat(fit.usable()).contains(((Fitted) fit).model());
  }

  private static void assertReport(FitReport report, double logLikelihood, double... expected) {
    assertThat(report.converged()).isTrue();
    assertThat(report.logLikelihood()).isCloseTo(logLikelihood, withinPercentage(1e-10));
    List<Estimate> estimates = report.estimates();
    assertThat(estimates).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(estimates.get(i).value())
          .as(estimates.get(i).name())
          .isCloseTo(expected[i], withinPercentage(1e-5));
    }
  }
}
