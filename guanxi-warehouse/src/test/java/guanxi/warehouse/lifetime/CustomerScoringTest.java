package guanxi.warehouse.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.kernels.lifetime.BgNbd;
import guanxi.kernels.lifetime.FitReport;
import guanxi.kernels.lifetime.GammaGamma;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.Shortage;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.warehouse.WarehouseRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CustomerScoringTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
  private static final FitReport REPORT = new FitReport("any", List.of(), -1, 100, 10, 1, true);
  private static final SpendFit SPENDING =
      new SpendFit.Fitted(new GammaGamma(6.25, 3.74, 15.44), REPORT, 0, 0);
  private static final ShopRhythm MONTHLY = new ShopRhythm(30, 1000);

  @Nested
  class WithModel {

    private final CustomerScoring scoring =
        scoring(new RepeatPurchaseFit.Fitted(new BgNbd(.243, 4.414, .793, 2.426), REPORT));

    @Test
    void moneyIsOrdersTimesSpendAndRiskIsItsDoubtfulPart() {
      CustomerScore score = scoring.score(customer(2, 213, 272, 3500));

      assertThat(score.probabilityAlive()).isCloseTo(.7266, within(1e-3));
      assertThat(score.money365()).isCloseTo(score.orders365() * score.spend(), within(1e-12));
      assertThat(score.moneyAtRisk())
          .isCloseTo(score.money365() * (1 - score.probabilityAlive()), within(1e-12));
      assertThat(score.spend())
          .isCloseTo(6.25 * (15.44 + 2 * 35) / (6.25 * 2 + 2.74), within(1e-9));
      assertThat(score.orders30()).isPositive().isLessThan(score.orders90());
      assertThat(score.stage().stage()).isEqualTo(LifecycleStage.ACTIVE);
      assertThat(score.quietDays()).isEqualTo(59);
      assertThat(score.rhythmDays()).isCloseTo((2 * 106.5 + 2 * 30) / 4, within(1e-12));
    }

    @Test
    void longSilenceIsRiskAndLongerIsLapsed() {
      assertThat(stage(8, 80, 85)).isEqualTo(LifecycleStage.LOYAL);
      assertThat(stage(8, 80, 130)).isEqualTo(LifecycleStage.AT_RISK);
      assertThat(stage(8, 80, 300)).isEqualTo(LifecycleStage.LAPSED);
    }

    @Test
    void aFirstOrderIsNewUntilThreePausesOfTheShopHavePassed() {
      assertThat(stage(0, 0, 90)).isEqualTo(LifecycleStage.NEW);
      assertThat(stage(0, 0, 91)).isEqualTo(LifecycleStage.AT_RISK);
      assertThat(stage(0, 0, 180)).isEqualTo(LifecycleStage.AT_RISK);
      assertThat(stage(0, 0, 181)).isEqualTo(LifecycleStage.LAPSED);
    }

    private LifecycleStage stage(long x, long tx, long t) {
      return scoring.score(customer(x, tx, t, 3500)).stage().stage();
    }
  }

  @Nested
  class WithoutModel {

    private final CustomerScoring scoring =
        scoring(new RepeatPurchaseFit.NotEnoughData(Shortage.TOO_FEW_CUSTOMERS, 3, 1));

    @Test
    void everyTwoPausesBeyondTheFirstHalveTheProbability() {
      assertThat(scoring.method()).isEqualTo(CustomerScore.Method.RULE);
      assertThat(alive(2, 60, 90)).isEqualTo(1);
      assertThat(alive(2, 60, 150)).isEqualTo(.5);
      assertThat(alive(2, 60, 210)).isEqualTo(.25);
    }

    @Test
    void everythingOnOneDayGivesNumbers() {
      CustomerScore score = scoring.score(customer(0, 0, 0, 0));

      assertThat(score.probabilityAlive()).isEqualTo(1);
      assertThat(score.orders365()).isZero();
      assertThat(score.money365()).isZero();
    }

    private double alive(long x, long tx, long t) {
      return scoring.score(customer(x, tx, t, 3500)).probabilityAlive();
    }
  }

  private static CustomerScoring scoring(RepeatPurchaseFit fit) {
    return new CustomerScoring(
        new LifetimeModels(TODAY, ModelUnit.WEEK, fit, Map.of("USD", SPENDING), 1, 1), MONTHLY);
  }

  private static WarehouseRow customer(long x, long tx, long t, long repeatMinor) {
    return new Customer(
        Map.of(
            "x",
            x,
            "tx_days",
            tx,
            "t_days",
            t,
            "valued_days",
            x,
            "orders",
            x + 1,
            "money_minor",
            repeatMinor * (x + 1)),
        repeatMinor,
        TODAY.minusDays(t),
        TODAY.minusDays(t - tx));
  }

  /** A row with these numbers. */
  private record Customer(
      Map<String, Long> numbers, long repeatMinor, LocalDate firstDay, LocalDate lastDay)
      implements WarehouseRow {

    @Override
    public @Nullable String text(String column) {
      return "USD";
    }

    @Override
    public long number(String column) {
      return Objects.requireNonNull(numbers.get(column), column);
    }

    @Override
    public double decimal(String column) {
      long x = number("x");
      if (x == 0) {
        return Double.NaN;
      }
      return column.equals("median_gap_days") ? (double) number("tx_days") / x : repeatMinor;
    }

    @Override
    public @Nullable LocalDate day(String column) {
      return switch (column) {
        case "first_day" -> firstDay;
        case "last_day" -> lastDay;
        default -> null;
      };
    }

    @Override
    public boolean isNull(String column) {
      return false;
    }
  }
}
