package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The 39 weeks after calibration, as the literature evaluates them. */
class CdnowBacktestTest {

  @Test
  void forecastIsAsGoodAsPublishedAndBeatsBothNaiveOnes() {
    Cdnow cdnow = Cdnow.load();
    CompressedHistories histories = cdnow.histories();
    RepeatPurchaseModel model = ((Fitted) BgNbd.fit(histories)).model();

    Backtest backtest = Backtest.of(model, histories, asDoubles(cdnow.holdout()), 39);

    assertThat(backtest.model().actualTotal()).isEqualTo(1882);
    assertThat(backtest.model().predictedTotal()).isCloseTo(1653.4, within(.05));
    assertThat(backtest.model().mae()).isCloseTo(.7855, within(5e-5));
    assertThat(backtest.model().rmse()).isCloseTo(1.6080, within(5e-5));
    assertThat(backtest.model().correlation().orElseThrow()).isCloseTo(.6256, within(5e-5));
    assertThat(backtest.model().auc().orElseThrow()).isCloseTo(.7725, within(5e-5));
    assertThat(backtest.median().mae()).isLessThan(backtest.model().mae());
    assertThat(backtest.modelHasSmallestError()).isTrue();
  }

  @Test
  void trackingCurveRunsAsPublished() {
    Cdnow cdnow = Cdnow.load();
    RepeatPurchaseModel model = ((Fitted) BgNbd.fit(cdnow.histories())).model();
    double[] firsts = cdnow.days().stream().mapToDouble(days -> days[0] / 7.0).toArray();
    double[] repeats =
        cdnow.days().stream()
            .flatMapToInt(days -> Arrays.stream(days).skip(1))
            .mapToDouble(day -> day / 7.0)
            .toArray();

    TrackingCurve curve = TrackingCurve.of(model, firsts, repeats, 39, 78);

    assertThat(curve.points().get(0).actual()).isEqualTo(2457);
    assertThat(curve.points().get(0).expected()).isCloseTo(2501.5, within(.05));
    assertThat(curve.points().get(1).actual()).isEqualTo(4339);
    assertThat(curve.points().get(1).expected()).isCloseTo(4165.7, within(.05));
  }

  private static double[] asDoubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }
}
