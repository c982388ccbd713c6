package guanxi.warehouse.lifetime;

import guanxi.kernels.lifecycle.BuyingRhythm;
import guanxi.kernels.lifecycle.QuietCurve;
import guanxi.kernels.lifecycle.StageRules;
import guanxi.kernels.lifetime.GammaGamma;
import guanxi.kernels.lifetime.Nbd;
import guanxi.kernels.lifetime.PurchaseHistory;
import guanxi.kernels.lifetime.RepeatPurchaseModel;
import guanxi.warehouse.WarehouseRow;
import guanxi.warehouse.lifetime.CustomerScore.Method;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores customers one by one from their statistics. Equal histories are computed once; at most
 * {@value #REMEMBERED} of them are remembered. Not for several threads.
 *
 * <p>Where the data cannot carry a model, or show no churn, the probability follows the rule of
 * {@link Method#RULE}: 1 for a silence up to the usual pause, then halved with every two further
 * ones, so that it is one half where {@link StageRules#usual} sees a risk.
 */
public final class CustomerScoring {

  private static final int REMEMBERED = 200_000;

  private final LifetimeModels models;
  private final @Nullable RepeatPurchaseModel model;
  private final ShopRhythm rhythm;
  private final StageRules rules;
  private final Method method;
  private final Map<PurchaseHistory, Forecast> known = new HashMap<>();

  /** Prepares scoring with what was fitted. */
  public CustomerScoring(LifetimeModels models, ShopRhythm rhythm) {
    this.models = models;
    this.rhythm = rhythm;
    this.rules = StageRules.usual((double) Math.max(1, rhythm.medianGapDays()));
    Optional<RepeatPurchaseModel> usable = models.purchaseModel();
    this.model = usable.orElse(null);
    this.method =
        switch (model) {
          case null -> Method.RULE;
          case Nbd _ -> Method.NBD_AND_RULE;
          default -> Method.BG_NBD;
        };
  }

  /** What probability and orders come from. */
  public Method method() {
    return method;
  }

  /**
   * The purchase days to expect of a customer within any number of days.
   *
   * @param row of {@code score_input}
   */
  public double orders(WarehouseRow row, long days) {
    long x = row.number("x");
    long tx = row.number("tx_days");
    long t = row.number("t_days");
    double usual = rules.rhythmDays(buying(row));
    Forecast forecast = forecast(x, tx, t, usual);
    return model == null
        ? forecast.orders365 / 365 * days
        : forecast.alive
            * model.expectedOrdersWhileActive(history(x, tx, t), models.unit().of(days));
  }

  /**
   * Scores a customer who bought.
   *
   * @param row of {@code score_input}
   */
  public CustomerScore score(WarehouseRow row) {
    long x = row.number("x");
    long tx = row.number("tx_days");
    long t = row.number("t_days");
    BuyingRhythm buying = buying(row);
    double usual = rules.rhythmDays(buying);
    Forecast forecast = forecast(x, tx, t, usual);
    double spend = spend(row);
    double money = forecast.orders365 * spend;
    return new CustomerScore(
        forecast.alive,
        forecast.orders30,
        forecast.orders90,
        forecast.orders365,
        spend,
        money,
        money * (1 - forecast.alive),
        rules.decide(buying, quietCurve((int) x, tx), models.observedUntil()),
        t - tx,
        usual,
        method);
  }

  private static BuyingRhythm buying(WarehouseRow row) {
    LocalDate last = Objects.requireNonNull(row.day("last_day"));
    LocalDate previous = row.day("previous_day");
    double median = row.decimal("median_gap_days");
    return new BuyingRhythm(
        Objects.requireNonNull(row.day("first_day")),
        last,
        (int) row.number("x") + 1,
        Double.isNaN(median) ? 0 : median,
        previous == null ? 0 : (int) (last.toEpochDay() - previous.toEpochDay()));
  }

  private QuietCurve quietCurve(int x, long tx) {
    if (method != Method.BG_NBD || model == null || x == 0) {
      return QuietCurve.UNKNOWN;
    }
    RepeatPurchaseModel churn = model;
    ModelUnit unit = models.unit();
    return quiet ->
        churn.probabilityActive(new PurchaseHistory(x, unit.of(tx), unit.of(tx + quiet)));
  }

  private double spend(WarehouseRow row) {
    String currency = row.text("currency");
    String known = currency == null ? "" : currency;
    double perUnit = MinorUnits.perUnit(known);
    double repeat = row.decimal("repeat_minor") / perUnit;
    int days = (int) row.number("valued_days");
    Optional<GammaGamma> model = models.spendingModel(known);
    if (model.isPresent()) {
      return model.get().expectedSpend(repeat > 0 ? days : 0, repeat > 0 ? repeat : 0);
    }
    double money = Math.max(0, row.number("money_minor")) / perUnit;
    return money / Math.max(1, row.number("orders"));
  }

  private Forecast forecast(long x, long tx, long t, double usual) {
    if (method != Method.BG_NBD || model == null) {
      return withoutChurnModel(x, tx, t, usual);
    }
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    RepeatPurchaseModel churn = model;
    return known.computeIfAbsent(
        history(x, tx, t), history -> expected(churn, history, churn.probabilityActive(history)));
  }

  private Forecast withoutChurnModel(long x, long tx, long t, double usual) {
    double pauses = (t - tx) / usual;
    double alive = pauses <= 1 ? 1 : Math.pow(2, (1 - pauses) / 2);
    if (model != null) {
      return expected(model, history(x, tx, t), alive);
    }
    double perDay = alive * x / (double) Math.max(Math.max(t, 1), rhythm.medianGapDays());
    return new Forecast(alive, 30 * perDay, 90 * perDay, 365 * perDay);
  }

  private Forecast expected(RepeatPurchaseModel model, PurchaseHistory history, double alive) {
    ModelUnit unit = models.unit();
    return new Forecast(
        alive,
        alive * model.expectedOrdersWhileActive(history, unit.of(30)),
        alive * model.expectedOrdersWhileActive(history, unit.of(90)),
        alive * model.expectedOrdersWhileActive(history, unit.of(365)));
  }

  private PurchaseHistory history(long x, long tx, long t) {
    return new PurchaseHistory((int) x, models.unit().of(tx), models.unit().of(t));
  }

  /** What one history says. */
  private record Forecast(double alive, double orders30, double orders90, double orders365) {}
}
