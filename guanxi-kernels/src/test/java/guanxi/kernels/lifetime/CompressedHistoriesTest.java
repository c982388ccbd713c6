package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import guanxi.kernels.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedHistoriesTest {

  @Test
  void equalHistoriesBecomeOneRowSortedByOrdersThenTimes() {
    var histories =
        CompressedHistories.of(
            new int[] {2, 0, 2, 0, 1}, new double[] {3, 0, 3, 0, 2}, new double[] {9, 8, 9, 7, 9});

    assertThat(histories.rows()).isEqualTo(4);
    assertThat(histories.entries()).isEqualTo(5);
    assertThat(histories.customers()).isEqualTo(5);
    assertThat(histories.totalRepeatOrders()).isEqualTo(5);
    assertThat(histories.customersWithRepeats()).isEqualTo(3);
    assertThat(histories.meanObserved()).isEqualTo(42 / 5.0);
    assertThat(histories.history(0)).isEqualTo(new PurchaseHistory(0, 0, 7));
    assertThat(histories.history(1)).isEqualTo(new PurchaseHistory(0, 0, 8));
    assertThat(histories.history(2)).isEqualTo(new PurchaseHistory(1, 2, 9));
    assertThat(histories.history(3)).isEqualTo(new PurchaseHistory(2, 3, 9));
    assertThat(histories.weight(3)).isEqualTo(2);
    assertThat(histories.rowOf(0)).isEqualTo(3);
    assertThat(histories.rowOf(2)).isEqualTo(3);
    assertThat(histories.rowOf(3)).isEqualTo(0);
    assertThat(histories.counts()).containsExactly(0, 1, 2);
    assertThat(histories.times()).containsExactly(0, 2, 3, 7, 8, 9);
  }

  @Test
  void weightsAddUp() {
    var histories =
        CompressedHistories.weighted(
            new int[] {1, 1, 0},
            new double[] {2, 2, 0},
            new double[] {5, 5, 5},
            new double[] {10, 2.5, 100});

    assertThat(histories.rows()).isEqualTo(2);
    assertThat(histories.customers()).isEqualTo(112.5);
    assertThat(histories.weight(1)).isEqualTo(12.5);
    assertThat(histories.totalRepeatOrders()).isEqualTo(12.5);
    assertThat(histories.customersWithRepeats()).isEqualTo(12.5);
    assertThat(histories.meanObserved()).isEqualTo(5);
  }

  @Test
  void thinningKeepsEveryThirdRowWithItsWeight() {
    CompressedHistories all = SmallData.histories();

    CompressedHistories some = all.thinned(10);

    assertThat(all.thinned(30)).isSameAs(all);
    assertThat(some.rows()).isEqualTo(10);
    for (int i = 0; i < 10; i++) {
      assertThat(some.history(i)).isEqualTo(all.history(3 * i));
      assertThat(some.weight(i)).isEqualTo(all.weight(3 * i));
    }
    assertThat(all.thinned(29).rows()).isEqualTo(15);
  }

  @Test
  void withoutLastOrderOnlyCountAndObservedTimeRemain() {
    CompressedHistories merged = SmallData.histories().withoutLastOrder();

    assertThat(merged.customers()).isEqualTo(658);
    assertThat(merged.totalRepeatOrders()).isEqualTo(SmallData.histories().totalRepeatOrders());
    assertThat(merged.rows()).isEqualTo(19);
    assertThat(merged.history(3)).isEqualTo(new PurchaseHistory(1, 0, 20));
    assertThat(merged.weight(3)).isEqualTo(49);
  }

  @Test
  void nobodyIsEmpty() {
    var histories = CompressedHistories.of(new int[0], new double[0], new double[0]);

    assertThat(histories.rows()).isZero();
    assertThat(histories.customers()).isZero();
    assertThat(histories.meanObserved()).isZero();
  }

  @Test
  void minusZeroIsZero() {
    var histories =
        CompressedHistories.of(new int[] {0, 0}, new double[] {-0.0, 0.0}, new double[] {3, 3});

    assertThat(histories.rows()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWeightsThatCountNobody(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            CompressedHistories.weighted(
                new int[1], new double[1], new double[1], new double[] {weight}))
        .withMessageEndingWith("weight " + weight);
  }

  @Test
  void refusesArraysOfDifferentLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompressedHistories.of(new int[2], new double[2], new double[1]))
        .withMessage("arrays must be equally long, were 2, 2, 1 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompressedHistories.of(new int[2], new double[3], new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            CompressedHistories.weighted(new int[2], new double[2], new double[2], new double[3]));
  }

  /** Enough distinct rows to make both hash tables grow several times. */
  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void everyCustomerIsFoundAgainWhateverTheOrder(long seed) {
    var random = new Random(seed);
    int n = 1 + random.nextInt(3000);
    int[] x = new int[n];
    double[] last = new double[n];
    double[] observed = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextInt(4) * random.nextInt(1000);
      observed[i] = random.nextBoolean() ? random.nextInt(50) / 7.0 : 1e4 * random.nextDouble();
      last[i] = x[i] == 0 ? 0 : observed[i] * random.nextInt(3) / 2;
    }

    var histories = CompressedHistories.of(x, last, observed);

    double people = 0;
    for (int row = 0; row < histories.rows(); row++) {
      people += histories.weight(row);
      if (row > 0) {
        assertThat(compare(histories.history(row - 1), histories.history(row))).isNegative();
      }
    }
    assertThat(people).isEqualTo(n);
    for (int i = 0; i < n; i++) {
      assertThat(histories.history(histories.rowOf(i)))
          .isEqualTo(new PurchaseHistory(x[i], last[i], observed[i]));
    }
  }

  private static int compare(PurchaseHistory a, PurchaseHistory b) {
    int byCount = Integer.compare(a.repeatOrders(), b.repeatOrders());
    int byLast = byCount != 0 ? byCount : Double.compare(a.lastOrder(), b.lastOrder());
    return byLast != 0 ? byLast : Double.compare(a.observed(), b.observed());
  }
}
