package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictiveMedianTest {

  /** See {@code tools/reference/predictive_median.py}. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.73, 0.4, 0",
    "1, 0.73, 3, 2",
    "1, 1.73, 3, 2",
    "1, 26.2, 20.75, 20",
    "0.97, 26.2, 20.75, 20",
    "0.6, 26.2, 20.75, 15",
    "0.51, 26.2, 20.75, 10",
    "0.5, 26.2, 20.75, 0",
    "1, 3, 0.8, 1",
    "1, 0.01, 50, 0",
    "0.9, 400.7, 990.5, 981"
  })
  void medianIsThatOfTheSum(double active, double shape, double mean, double median) {
    assertThat(PredictiveMedian.of(active, shape, mean)).isEqualTo(median);
  }

  @Test
  void whoHasProbablyLeftIsExpectedToOrderNothing() {
    assertThat(PredictiveMedian.of(0.5, 3, 8000)).isZero();
    assertThat(PredictiveMedian.of(1, 3, 0)).isZero();
  }

  @Test
  void giganticCountsAreAnsweredAtOnce() {
    assertThat(PredictiveMedian.of(1, 1e6, 1e6)).isEqualTo(1e6);
    assertThat(PredictiveMedian.of(0.6, 1e6, 1e12 + 0.4)).isEqualTo(1e12);
    assertThat(PredictiveMedian.of(1, 1e-6, 9_999)).isZero();
  }

  @Test
  void steadyShopsMedianIsThatOfTheNegativeBinomial() {
    var model = new Nbd(0.73, 8.7);

    assertThat(model.medianOrders(new PurchaseHistory(6, 20, 26), 13)).isEqualTo(2);
    assertThat(model.medianOrders(new PurchaseHistory(0, 0, 26), 13)).isZero();
  }
}
