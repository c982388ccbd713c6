package guanxi.warehouse.lifetime;

import guanxi.kernels.lifetime.GammaGamma;
import guanxi.kernels.lifetime.Nbd;
import guanxi.kernels.lifetime.PurchaseHistory;
import guanxi.kernels.lifetime.RepeatPurchaseModel;
import guanxi.warehouse.WarehouseRow;
import guanxi.warehouse.lifetime.CustomerScore.Method;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores customers one by one from their statistics. Equal histories are computed once; at most
 * {@value #REMEMBERED} of them are remembered. Not for several threads.
 *
 * <p>Where the data cannot carry a model, or show no churn, the probability follows the rule of
 * {@link Method#RULE}: 1 for a silence up to the usual pause, then halved with each further one.
 */
public final class CustomerScoring {

  private static final int REMEMBERED = 200_000;
  private static final double DOUBTFUL = 0.5;
  private static final double HARDLY = 0.1;

  private final LifetimeModels models;
  private final @Nullable RepeatPurchaseModel model;
  private final ShopRhythm rhythm;
  private final Method method;
  private final Map<PurchaseHistory, Forecast> known = new HashMap<>();

  /** Prepares scoring with what was fitted. */
  public CustomerScoring(LifetimeModels models, ShopRhythm rhythm) {
    this.models = models;
    this.rhythm = rhythm;
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

  /** Scores a row of {@code score_input} of a customer who bought. */
  public CustomerScore score(WarehouseRow row) {
    long x = row.number("x");
    long tx = row.number("tx_days");
    long t = row.number("t_days");
    Forecast forecast = forecast(x, tx, t);
    double spend = spend(row);
    double money = forecast.orders365 * spend;
    double usual = rhythm.usualGapDays(x, tx);
    return new CustomerScore(
        forecast.alive,
        forecast.orders30,
        forecast.orders90,
        forecast.orders365,
        spend,
        money,
        money * (1 - forecast.alive),
        stage(row, forecast.alive, usual),
        t - tx,
        Math.round(usual),
        method);
  }

  private Stage stage(WarehouseRow row, double alive, double usual) {
    long x = row.number("x");
    long silent = row.number("t_days") - row.number("tx_days");
    double late = usual * rhythm.patience();
    boolean judgedByModel = method == Method.BG_NBD && x > 0;
    if (judgedByModel ? alive < HARDLY : silent > 2 * late) {
      return Stage.LAPSED;
    }
    if (judgedByModel ? alive < DOUBTFUL : silent > late) {
      return Stage.AT_RISK;
    }
    if (x == 0) {
      return Stage.NEW;
    }
    if (hadLapsed(row, late)) {
      return Stage.WON_BACK;
    }
    return x >= 2 && row.number("f") == 5 ? Stage.LOYAL : Stage.ACTIVE;
  }

  /** Whether the pause before the last purchase was as long as that of lapsed customers. */
  private static boolean hadLapsed(WarehouseRow row, double late) {
    LocalDate previous = row.day("previous_day");
    LocalDate last = row.day("last_day");
    return previous != null && last != null && last.toEpochDay() - previous.toEpochDay() > 2 * late;
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

  private Forecast forecast(long x, long tx, long t) {
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    ModelUnit unit = models.unit();
    return known.computeIfAbsent(
        new PurchaseHistory((int) x, unit.of(tx), unit.of(t)),
        history -> model == null ? byRule(x, tx, t) : byModel(model, history, x, tx, t));
  }

  private Forecast byModel(
      RepeatPurchaseModel model, PurchaseHistory history, long x, long tx, long t) {
    ModelUnit unit = models.unit();
    boolean churn = method == Method.BG_NBD;
    double alive = churn ? model.probabilityActive(history) : ruleOfPauses(x, tx, t);
    return new Forecast(
        alive,
        alive * model.expectedOrdersWhileActive(history, unit.of(30)),
        alive * model.expectedOrdersWhileActive(history, unit.of(90)),
        alive * model.expectedOrdersWhileActive(history, unit.of(365)));
  }

  private Forecast byRule(long x, long tx, long t) {
    double alive = ruleOfPauses(x, tx, t);
    double perDay = t > 0 ? alive * x / Math.max(t, rhythm.medianGapDays()) : 0;
    return new Forecast(alive, 30 * perDay, 90 * perDay, 365 * perDay);
  }

  private double ruleOfPauses(long x, long tx, long t) {
    double usual = Math.max(1, rhythm.usualGapDays(x, tx));
    double pauses = (t - tx) / usual;
    return pauses <= 1 ? 1 : Math.pow(2, 1 - pauses);
  }

  /** What one history says. */
  private record Forecast(double alive, double orders30, double orders90, double orders365) {}
}
