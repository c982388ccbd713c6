package guanxi.kernels.lifecycle;

import guanxi.kernels.Explanation;
import guanxi.kernels.Explanation.Argument;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Decides a customer's stage from her own rhythm and the probability that she is still active.
 *
 * <p>Her rhythm is the median gap between her order days, drawn towards the shop's typical gap
 * while she has few: (k · own + 2 · shop) / (k + 2) with k gaps. She is at risk from the first day
 * on which she has been quiet for more than {@code atRiskAfter} rhythms or is active with
 * probability below {@code atRiskBelow}, and lapsed likewise. As neither ever rises again without
 * an order, both days are known beforehand, and the decision names the next one.
 *
 * @param typicalGapDays the shop's typical days between two orders of a customer; positive
 * @param atRiskAfter rhythms of silence
 * @param lapsedAfter rhythms of silence, more than atRiskAfter
 * @param atRiskBelow probability of being active
 * @param lapsedBelow probability of being active, less than atRiskBelow
 * @param loyalFrom order days that make an active customer loyal
 */
public record StageRules(
    double typicalGapDays,
    double atRiskAfter,
    double lapsedAfter,
    double atRiskBelow,
    double lapsedBelow,
    int loyalFrom) {

  /** Weight of the shop's typical gap, in gaps of the customer's own. */
  private static final double SHOP_WEIGHT = 2;

  /** A rhythm shorter than this is a burst, not a rhythm. */
  private static final double SHORTEST_RHYTHM_DAYS = 3;

  /** Silence is not followed further than this: 20 years. */
  private static final int LONGEST_QUIET_DAYS = 7_305;

  private static final String FORMULA = "rhythm";

  /** Rejects rules that contradict each other. */
  public StageRules {
    if (!(typicalGapDays > 0 && typicalGapDays < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("typicalGapDays must be positive, was " + typicalGapDays);
    }
    if (!(0 < atRiskAfter && atRiskAfter < lapsedAfter)) {
      throw new IllegalArgumentException(
          "need 0 < atRiskAfter < lapsedAfter, were %s and %s".formatted(atRiskAfter, lapsedAfter));
    }
    if (!(0 <= lapsedBelow && lapsedBelow < atRiskBelow && atRiskBelow <= 1)) {
      throw new IllegalArgumentException(
          "need 0 <= lapsedBelow < atRiskBelow <= 1, were %s and %s"
              .formatted(lapsedBelow, atRiskBelow));
    }
  }

  /**
   * At risk after 3 rhythms or below 0.5, lapsed after 6 or below 0.1, loyal from 4 order days on.
   * If gaps are exponential, 3 medians are outlived by one gap in eight and 6 by one in sixty-four.
   */
  public static StageRules usual(double typicalGapDays) {
    return new StageRules(typicalGapDays, 3, 6, 0.5, 0.1, 4);
  }

  /** The stage of someone who never ordered. */
  public StageDecision withoutOrders(boolean named, LocalDate today) {
    LifecycleStage stage = named ? LifecycleStage.PROSPECT : LifecycleStage.STRANGER;
    String key = named ? "lifecycle.prospect" : "lifecycle.stranger";
    return new StageDecision(stage, today, Optional.empty(), Explanation.of(key, FORMULA, 0));
  }

  /**
   * The stage of a buyer on a day.
   *
   * @param today the day asked for, not before the last order
   */
  public StageDecision decide(BuyingRhythm buying, QuietCurve curve, LocalDate today) {
    int quiet = Math.toIntExact(ChronoUnit.DAYS.between(buying.lastOrder(), today));
    if (quiet < 0) {
      throw new IllegalArgumentException(
          "today %s must not be before the last order %s".formatted(today, buying.lastOrder()));
    }
    double rhythm = rhythmDays(buying);
    Limit risk = limit(atRiskAfter * rhythm, atRiskBelow, curve);
    Limit lapse = limit(lapsedAfter * rhythm, lapsedBelow, curve);
    LocalDate last = buying.lastOrder();
    if (quiet >= lapse.day) {
      Explanation reason = reason("lifecycle.lapsed", lapse, quiet, rhythm, curve);
      return new StageDecision(
          LifecycleStage.LAPSED, last.plusDays(lapse.day), Optional.empty(), reason);
    }
    if (quiet >= risk.day) {
      return new StageDecision(
          LifecycleStage.AT_RISK,
          last.plusDays(risk.day),
          Optional.of(last.plusDays(lapse.day)),
          reason("lifecycle.at-risk", risk, quiet, rhythm, curve));
    }
    LifecycleStage stage = buyingStage(buying, rhythm);
    LocalDate since = stage == LifecycleStage.NEW ? buying.firstOrder() : last;
    return new StageDecision(
        stage,
        since,
        Optional.of(last.plusDays(risk.day)),
        buyingReason(stage, buying, quiet, rhythm));
  }

  /** A customer's rhythm in days: her median gap drawn towards the shop's. */
  public double rhythmDays(BuyingRhythm buying) {
    int gaps = buying.orderDays() - 1;
    double own = gaps * buying.medianGapDays();
    return Math.max(
        SHORTEST_RHYTHM_DAYS, (own + SHOP_WEIGHT * typicalGapDays) / (gaps + SHOP_WEIGHT));
  }

  /** First day of silence beyond a limit, and which of the two limits it was. */
  private record Limit(int day, boolean byModel) {}

  private static Limit limit(double days, double probability, QuietCurve curve) {
    int byRhythm = (int) Math.min(LONGEST_QUIET_DAYS, Math.floor(days) + 1);
    if (!(curve.probabilityActive(byRhythm) < probability)) {
      return new Limit(byRhythm, false);
    }
    int low = 0;
    int high = byRhythm;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (curve.probabilityActive(middle) < probability) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return new Limit(low, low < byRhythm);
  }

  private LifecycleStage buyingStage(BuyingRhythm buying, double rhythm) {
    if (buying.orderDays() == 1) {
      return LifecycleStage.NEW;
    }
    if (buying.lastGapDays() > lapsedAfter * rhythm) {
      return LifecycleStage.WON_BACK;
    }
    return buying.orderDays() >= loyalFrom ? LifecycleStage.LOYAL : LifecycleStage.ACTIVE;
  }

  private static Explanation reason(
      String key, Limit limit, int quiet, double rhythm, QuietCurve curve) {
    return Explanation.of(
        key + (limit.byModel ? ".model" : ".rhythm"),
        FORMULA,
        quiet,
        new Argument("quiet-days", quiet),
        new Argument("rhythm-days", rhythm),
        new Argument("rhythms", quiet / rhythm),
        new Argument("probability-active", curve.probabilityActive(quiet)));
  }

  private static Explanation buyingReason(
      LifecycleStage stage, BuyingRhythm buying, int quiet, double rhythm) {
    String key =
        switch (stage) {
          case NEW -> "lifecycle.new";
          case WON_BACK -> "lifecycle.won-back";
          case LOYAL -> "lifecycle.loyal";
          default -> "lifecycle.active";
        };
    return Explanation.of(
        key,
        FORMULA,
        quiet,
        new Argument("quiet-days", quiet),
        new Argument("rhythm-days", rhythm),
        new Argument("order-days", buying.orderDays()),
        new Argument("gap-days", buying.lastGapDays()));
  }
}
