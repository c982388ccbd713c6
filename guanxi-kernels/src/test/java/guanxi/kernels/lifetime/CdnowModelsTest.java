package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The other models on the data set that the literature compares them on. */
class CdnowModelsTest {

  @Test
  void mbgNbdReproducesThePublishedFit() {
    var fit = (Fitted) MbgNbd.fit(Cdnow.load().histories());

    var model = (MbgNbd) fit.model();
    assertThat(fit.report().converged()).isTrue();
    assertThat(model.r()).isCloseTo(.52484, within(5e-6));
    assertThat(model.alpha()).isCloseTo(6.18309, within(5e-6));
    assertThat(model.a()).isCloseTo(.89136, within(5e-6));
    assertThat(model.b()).isCloseTo(1.61400, within(1e-5));
    assertThat(fit.report().logLikelihood()).isCloseTo(-9582.1357, within(5e-5));
  }

  @Test
  void paretoNbdReproducesThePublishedFitWithStandardErrors() {
    Cdnow cdnow = Cdnow.load();
    CompressedHistories histories = cdnow.histories();

    var fit = (Fitted) ParetoNbd.fit(histories);

    var model = (ParetoNbd) fit.model();
    assertThat(fit.report().converged()).isTrue();
    assertThat(model.r()).isCloseTo(.55328, within(5e-6));
    assertThat(model.alpha()).isCloseTo(10.5777, within(5e-5));
    assertThat(model.s()).isCloseTo(.60624, within(1e-5));
    assertThat(model.beta()).isCloseTo(11.6687, within(5e-4));
    assertThat(fit.report().logLikelihood()).isCloseTo(-9594.9762, within(5e-5));
    assertThat(error(fit, 0)).isCloseTo(.0476, within(5e-5));
    assertThat(error(fit, 1)).isCloseTo(.8427, within(5e-5));
    assertThat(error(fit, 2)).isCloseTo(.1873, within(5e-5));
    assertThat(error(fit, 3)).isCloseTo(6.2105, within(2e-3));
    double[] actual = Arrays.stream(cdnow.holdout()).asDoubleStream().toArray();
    Backtest backtest = Backtest.of(model, histories, actual, 39);
    assertThat(backtest.model().correlation().orElseThrow()).isCloseTo(.6302, within(5e-5));
    assertThat(backtest.model().auc().orElseThrow()).isCloseTo(.7787, within(5e-5));
  }

  @Test
  void paretoNbdForecastsThePapersCustomers() {
    RepeatPurchaseModel model = ((Fitted) ParetoNbd.fit(Cdnow.load().histories())).model();

    assertForecast(model, new PurchaseHistory(2, 30.43, 38.86), .869116, 1.455099);
    assertForecast(model, new PurchaseHistory(26, 30.86, 31), .997918, 20.115719);
    assertForecast(model, new PurchaseHistory(1, 1.71, 38.86), .167871, .170979);
  }

  @Test
  void bgNbdForecastsThePapersCustomers() {
    RepeatPurchaseModel model = ((Fitted) BgNbd.fit(Cdnow.load().histories())).model();

    assertForecast(model, new PurchaseHistory(2, 30.43, 38.86), .726609, 1.225907);
    assertForecast(model, new PurchaseHistory(26, 30.86, 31), .968919, 20.750275);
    assertForecast(model, new PurchaseHistory(1, 1.71, 38.86), .212232, .203255);
  }

  private static void assertForecast(
      RepeatPurchaseModel model, PurchaseHistory history, double active, double orders) {
    assertThat(model.probabilityActive(history)).isCloseTo(active, within(1e-6));
    assertThat(model.expectedOrders(history, 39)).isCloseTo(orders, within(3e-6));
  }

  private static double error(Fitted fit, int parameter) {
    return fit.report().estimates().get(parameter).standardError().orElseThrow();
  }
}
