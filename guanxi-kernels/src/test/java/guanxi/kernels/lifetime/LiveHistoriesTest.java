package guanxi.kernels.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import guanxi.kernels.lifetime.LiveHistories.Days;
import guanxi.kernels.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

class LiveHistoriesTest {

  private static final long NOW = 400;

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void ordersThatArriveOneByOneGiveWhatAllAtOnceGive(long seed) {
    var random = new Random(seed);
    var live = new LiveHistories();
    List<Days> customers = new ArrayList<>();
    for (int step = 0; step < 500; step++) {
      int who = random.nextInt(60);
      if (who >= customers.size()) {
        customers.add(Days.of(random.nextInt(100)));
        live.add(customers.getLast());
      } else if (random.nextInt(9) == 0) {
        live.remove(customers.remove(who));
      } else {
        Days before = customers.get(who);
        Days after = before.with(Math.min(NOW, before.lastDay() + random.nextInt(30)));
        live.replace(before, after);
        customers.set(who, after);
      }
    }

    assertSame(live.asOf(NOW, 7), anew(customers));
  }

  private static CompressedHistories anew(List<Days> customers) {
    return CompressedHistories.of(
        customers.stream().mapToInt(Days::repeatOrders).toArray(),
        customers.stream().mapToDouble(d -> (d.lastDay() - d.firstDay()) / 7.0).toArray(),
        customers.stream().mapToDouble(d -> (NOW - d.firstDay()) / 7.0).toArray());
  }

  private static void assertSame(CompressedHistories live, CompressedHistories anew) {
    assertThat(live.rows()).isEqualTo(anew.rows());
    for (int row = 0; row < live.rows(); row++) {
      assertThat(live.history(row)).isEqualTo(anew.history(row));
      assertThat(live.weight(row)).isEqualTo(anew.weight(row));
    }
    assertThat(live.customers()).isEqualTo(anew.customers());
    assertThat(live.totalRepeatOrders()).isEqualTo(anew.totalRepeatOrders());
  }

  @Test
  void secondOrderOfADayChangesNothing() {
    Days days = Days.of(10).with(14);

    assertThat(days).isEqualTo(new Days(1, 10, 14));
    assertThat(days.with(14)).isSameAs(days);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> days.with(13))
        .withMessageContaining("13")
        .withMessageContaining("14");
  }

  @Test
  void customersYetToComeAreLeftOut() {
    var live = new LiveHistories();
    live.add(Days.of(3));
    live.add(Days.of(3));
    live.add(Days.of(9));

    assertThat(live.rows()).isEqualTo(2);
    assertThat(live.asOf(8, 1).customers()).isEqualTo(2);
    assertThat(live.asOf(8, 1).history(0)).isEqualTo(new PurchaseHistory(0, 0, 5));
    assertThat(live.asOf(9, 1).customers()).isEqualTo(3);
    assertThat(live.asOf(2, 1).customers()).isZero();
  }

  @Test
  void nobodyIsTakenOutTwice() {
    var live = new LiveHistories();
    live.add(Days.of(3));
    live.remove(Days.of(3));

    assertThat(live.rows()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> live.remove(Days.of(3)));
    assertThatIllegalArgumentException().isThrownBy(() -> live.replace(Days.of(3), Days.of(4)));
    assertThat(live.rows()).isZero();
  }

  @Test
  void impossibleDaysAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Days(-1, 3, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Days(0, 3, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new Days(1, 3, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Days(3, 3, 5));
    assertThat(new Days(2, 3, 5).repeatOrders()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> new LiveHistories().asOf(3, 0));
  }
}
