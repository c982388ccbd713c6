package guanxi.kernels.lifecycle;

import static guanxi.kernels.lifecycle.LifecycleStage.ACTIVE;
import static guanxi.kernels.lifecycle.LifecycleStage.AT_RISK;
import static guanxi.kernels.lifecycle.LifecycleStage.LAPSED;
import static guanxi.kernels.lifecycle.LifecycleStage.LOYAL;
import static guanxi.kernels.lifecycle.LifecycleStage.NEW;
import static guanxi.kernels.lifecycle.LifecycleStage.PROSPECT;
import static guanxi.kernels.lifecycle.LifecycleStage.STRANGER;
import static guanxi.kernels.lifecycle.LifecycleStage.WON_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import guanxi.kernels.Explanation.Argument;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageRulesTest {

  private static final LocalDate LAST = LocalDate.of(2026, 3, 1);

  /** The shop's customers typically order every 30 days. */
  private static final StageRules RULES = StageRules.usual(30);

  /** Three order days, 30 days apart: her rhythm is 30 days as well. */
  private static final BuyingRhythm MONTHLY = new BuyingRhythm(LAST.minusDays(60), LAST, 3, 30, 30);

  private static final BuyingRhythm ONCE = new BuyingRhythm(LAST, LAST, 1, 0, 0);

  @Test
  void nobodyKnowsAStranger() {
    StageDecision decision = RULES.withoutOrders(false, LAST);

    assertThat(decision.stage()).isEqualTo(STRANGER);
    assertThat(decision.since()).isEqualTo(LAST);
    assertThat(decision.next()).isEmpty();
    assertThat(decision.reason().key()).isEqualTo("lifecycle.stranger");
  }

  @Test
  void aNameMakesAProspect() {
    StageDecision decision = RULES.withoutOrders(true, LAST);

    assertThat(decision.stage()).isEqualTo(PROSPECT);
    assertThat(decision.reason().key()).isEqualTo("lifecycle.prospect");
  }

  @Test
  void firstOrderMakesNewUntilThreeRhythmsOfTheShopHavePassed() {
    assertThat(stage(ONCE, 0)).isEqualTo(NEW);
    assertThat(stage(ONCE, 90)).isEqualTo(NEW);
    assertThat(stage(ONCE, 91)).isEqualTo(AT_RISK);
    assertThat(stage(ONCE, 180)).isEqualTo(AT_RISK);
    assertThat(stage(ONCE, 181)).isEqualTo(LAPSED);
  }

  @Test
  void datesOfStagesAreExactToTheDay() {
    StageDecision active = decide(MONTHLY, 90);
    StageDecision risk = decide(MONTHLY, 91);
    StageDecision later = decide(MONTHLY, 150);
    StageDecision lapsed = decide(MONTHLY, 200);

    assertThat(active.stage()).isEqualTo(ACTIVE);
    assertThat(active.since()).isEqualTo(LAST);
    assertThat(active.next()).contains(LAST.plusDays(91));
    assertThat(risk.stage()).isEqualTo(AT_RISK);
    assertThat(risk.since()).isEqualTo(LAST.plusDays(91));
    assertThat(risk.next()).contains(LAST.plusDays(181));
    assertThat(later.since()).isEqualTo(LAST.plusDays(91));
    assertThat(lapsed.stage()).isEqualTo(LAPSED);
    assertThat(lapsed.since()).isEqualTo(LAST.plusDays(181));
    assertThat(lapsed.next()).isEmpty();
  }

  @Test
  void reasonNamesRhythmAndSilence() {
    StageDecision risk = decide(MONTHLY, 120);

    assertThat(risk.reason().key()).isEqualTo("lifecycle.at-risk.rhythm");
    assertThat(risk.reason().result()).isEqualTo(120);
    assertThat(risk.reason().arguments())
        .containsExactly(
            new Argument("quiet-days", 120),
            new Argument("rhythm-days", 30),
            new Argument("rhythms", 4),
            new Argument("probability-active", 1));
    assertThat(decide(MONTHLY, 181).reason().key()).isEqualTo("lifecycle.lapsed.rhythm");
  }

  @Test
  void reasonOfABuyerNamesOrdersAndLastGap() {
    StageDecision active = decide(MONTHLY, 3);

    assertThat(active.reason().key()).isEqualTo("lifecycle.active");
    assertThat(active.reason().arguments())
        .containsExactly(
            new Argument("quiet-days", 3),
            new Argument("rhythm-days", 30),
            new Argument("order-days", 3),
            new Argument("gap-days", 30));
    assertThat(decide(ONCE, 0).reason().key()).isEqualTo("lifecycle.new");
  }

  @Test
  void modelMayWarnBeforeTheRhythmDoes() {
    QuietCurve halvesAtTwenty = days -> Math.pow(0.5, (days + 1) / 21.0);

    StageDecision before = RULES.decide(MONTHLY, halvesAtTwenty, LAST.plusDays(20));
    StageDecision risk = RULES.decide(MONTHLY, halvesAtTwenty, LAST.plusDays(21));
    StageDecision lapsed = RULES.decide(MONTHLY, halvesAtTwenty, LAST.plusDays(69));

    assertThat(before.stage()).isEqualTo(ACTIVE);
    assertThat(before.next()).contains(LAST.plusDays(21));
    assertThat(risk.stage()).isEqualTo(AT_RISK);
    assertThat(risk.since()).isEqualTo(LAST.plusDays(21));
    assertThat(risk.reason().key()).isEqualTo("lifecycle.at-risk.model");
    assertThat(lapsed.stage()).isEqualTo(LAPSED);
    assertThat(lapsed.since()).isEqualTo(LAST.plusDays(69));
    assertThat(lapsed.reason().key()).isEqualTo("lifecycle.lapsed.model");
  }

  @Test
  void modelThatAgreesOnTheDayLeavesTheWordToTheRhythm() {
    QuietCurve dropsAfterNinety = days -> days > 90 ? 0.2 : 1;

    StageDecision risk = RULES.decide(MONTHLY, dropsAfterNinety, LAST.plusDays(91));

    assertThat(risk.reason().key()).isEqualTo("lifecycle.at-risk.rhythm");
  }

  @Test
  void fourthOrderDayMakesLoyal() {
    var four = new BuyingRhythm(LAST.minusDays(90), LAST, 4, 30, 30);

    assertThat(stage(four, 90)).isEqualTo(LOYAL);
    assertThat(decide(four, 90).reason().key()).isEqualTo("lifecycle.loyal");
    assertThat(stage(four, 91)).isEqualTo(AT_RISK);
  }

  @Test
  void orderAfterALapseMakesWonBack() {
    var longAway = new BuyingRhythm(LAST.minusDays(400), LAST, 3, 30, 181);
    var justInTime = new BuyingRhythm(LAST.minusDays(400), LAST, 3, 30, 180);

    assertThat(stage(longAway, 0)).isEqualTo(WON_BACK);
    assertThat(decide(longAway, 0).since()).isEqualTo(LAST);
    assertThat(decide(longAway, 0).reason().key()).isEqualTo("lifecycle.won-back");
    assertThat(stage(justInTime, 0)).isEqualTo(ACTIVE);
    assertThat(stage(longAway, 91)).isEqualTo(AT_RISK);
  }

  @Test
  void ownRhythmCountsMoreTheMoreOrdersThereAre() {
    assertThat(RULES.rhythmDays(ONCE)).isEqualTo(30);
    assertThat(RULES.rhythmDays(new BuyingRhythm(LAST.minusDays(7), LAST, 2, 7, 7)))
        .isEqualTo((7 + 60) / 3.0);
    assertThat(RULES.rhythmDays(new BuyingRhythm(LAST.minusDays(700), LAST, 99, 7, 7)))
        .isEqualTo((98 * 7 + 60) / 100.0);
  }

  @Test
  void burstOfOrdersIsNotARhythm() {
    var burst = new BuyingRhythm(LAST.minusDays(300), LAST, 300, 1, 1);

    assertThat(RULES.rhythmDays(burst)).isEqualTo(3);
    assertThat(stage(burst, 9)).isEqualTo(LOYAL);
    assertThat(stage(burst, 10)).isEqualTo(AT_RISK);
  }

  @Test
  void silenceIsFollowedForTwentyYearsAtMost() {
    StageRules rules = StageRules.usual(1e6);

    assertThat(rules.decide(ONCE, QuietCurve.UNKNOWN, LAST.plusDays(7_304)).stage()).isEqualTo(NEW);
    assertThat(rules.decide(ONCE, QuietCurve.UNKNOWN, LAST.plusDays(7_305)).stage())
        .isEqualTo(LAPSED);
  }

  @Test
  void refusesADayBeforeTheLastOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RULES.decide(ONCE, QuietCurve.UNKNOWN, LAST.minusDays(1)))
        .withMessage("today 2026-02-28 must not be before the last order 2026-03-01");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 6, .5, .1, typicalGapDays",
    "Infinity, 3, 6, .5, .1, typicalGapDays",
    "30, 0, 6, .5, .1, need 0 < atRiskAfter",
    "30, 3, 3, .5, .1, need 0 < atRiskAfter",
    "30, 3, 6, .5, .5, need 0 <= lapsedBelow",
    "30, 3, 6, 1.1, .5, need 0 <= lapsedBelow",
    "30, 3, 6, .5, -.1, need 0 <= lapsedBelow",
  })
  void refusesRulesThatContradictEachOther(
      double gap, double risk, double lapse, double riskBelow, double lapseBelow, String start) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StageRules(gap, risk, lapse, riskBelow, lapseBelow, 4))
        .withMessageStartingWith(start);
  }

  @Test
  void refusesRhythmsThatCannotHappen() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BuyingRhythm(LAST, LAST.minusDays(1), 1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new BuyingRhythm(LAST, LAST, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new BuyingRhythm(LAST, LAST, 1, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new BuyingRhythm(LAST, LAST, 1, 0, -1));
  }

  private static StageDecision decide(BuyingRhythm buying, int quietDays) {
    return RULES.decide(buying, QuietCurve.UNKNOWN, LAST.plusDays(quietDays));
  }

  private static LifecycleStage stage(BuyingRhythm buying, int quietDays) {
    return decide(buying, quietDays).stage();
  }
}
