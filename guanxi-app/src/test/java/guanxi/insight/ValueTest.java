package guanxi.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.insight.SpendLines.Flaw;
import guanxi.insight.SpendLines.Problem;
import guanxi.insight.Value.Booked;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTest {

  private static final ValueRates RATES = new ValueRates(6_250, 350, 60);

  @Test
  void valueIsRevenueLessWhatItCost() {
    Value value = Value.of(new Booked(4, 10_001, 2_000, 8_000, 2.5, 6), RATES, 900);

    assertThat(value.revenue()).isEqualTo(12_001);
    assertThat(value.operating()).isEqualTo(6_251 + 4 * 350); // 6250.625 is rounded up
    assertThat(value.service()).isEqualTo(360);
    assertThat(value.soFar()).isEqualTo(12_001 - 2_000 - 900 - 7_651 - 360);
    assertThat(value.expectedOperating()).isEqualTo(5_000 + 875);
    assertThat(value.expectedService()).isEqualTo(225); // 2.5 orders of 1.5 minutes each
    assertThat(value.predicted()).isEqualTo(8_000 - 5_875 - 225);
  }

  @Test
  void whoGaveBackMoreThanSheBoughtIsALoss() {
    Value value = Value.of(new Booked(1, -500, 1_500, 0, 0, 0), RATES, 0);

    assertThat(value.revenue()).isEqualTo(1_000);
    assertThat(value.operating()).isEqualTo(350);
    assertThat(value.soFar()).isEqualTo(-850);
  }

  @Test
  void whoNeverOrderedCostsOnlyHerMinutes() {
    assertThat(Value.of(new Booked(0, 0, 0, 0, 0, 3), RATES, 0).soFar()).isEqualTo(-180);
  }

  @Test
  void ratesBelowNothingOrBeyondEverythingAreRefused() {
    assertThatThrownBy(() -> new ValueRates(10_001, 0, 0)).hasMessageContaining("10001");
    assertThatThrownBy(() -> new ValueRates(0, -1, 0)).hasMessageContaining("-1");
  }

  @Test
  void linesOfSpendAreReadWithOrWithoutHeader() {
    var reading =
        SpendLines.read(
            "shop,month,currency,amount\nWeb,2026-01,eur,1200.5\n\nweb;2026-02;JPY;300\n",
            Map.of(1, "Web"));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.spends())
        .containsExactly(
            new ValueBook.Spend(1, LocalDate.of(2026, 1, 1), "EUR", 120_050),
            new ValueBook.Spend(1, LocalDate.of(2026, 2, 1), "JPY", 300));
  }

  @Test
  void everyWrongLineIsNamed() {
    var reading =
        SpendLines.read(
            """
            Web,2026-01,EUR
            Shed,2026-01,EUR,1
            Web,2026-13,EUR,1
            Web,2026-01,EURO,1
            Web,2026-01,JPY,1.5
            Web,2026-01,EUR,-1
            Web,2026-01,EUR,1e99999999
            """,
            Map.of(1, "Web"));

    assertThat(reading.spends()).isEmpty();
    assertThat(reading.problems())
        .containsExactly(
            new Problem(1, Flaw.COLUMNS, "Web,2026-01,EUR"),
            new Problem(2, Flaw.SHOP, "Shed"),
            new Problem(3, Flaw.MONTH, "2026-13"),
            new Problem(4, Flaw.CURRENCY, "EURO"),
            new Problem(5, Flaw.AMOUNT, "1.5"),
            new Problem(6, Flaw.AMOUNT, "-1"),
            new Problem(7, Flaw.AMOUNT, "1e99999999"));
  }
}
