package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseHistoryTest {

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 0, 5", "1, 0, 0", "1, 5, 5", "3, 2, 9"})
  void acceptsWhatCanHappen(int orders, double last, double observed) {
    assertThatNoException().isThrownBy(() -> new PurchaseHistory(orders, last, observed));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 5",
    "1, -1, 5",
    "1, 6, 5",
    "0, 1, 5",
    "1, NaN, 5",
    "1, 1, NaN",
    "1, 1, Infinity",
  })
  void rejectsWhatCannot(int orders, double last, double observed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PurchaseHistory(orders, last, observed));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            CompressedHistories.of(
                new int[] {0, orders}, new double[] {0, last}, new double[] {1, observed}))
        .withMessageStartingWith("history 1 cannot happen: repeatOrders " + orders);
  }
}
