package guanxi.kernels.lifetime;

import guanxi.kernels.Explanation;
import guanxi.kernels.Explanation.Argument;
import java.util.List;

/** The reasons behind repeat-purchase scores, as keys and numbers. */
final class Explanations {

  private Explanations() {}

  static Explanation expectedOrders(
      RepeatPurchaseModel model, PurchaseHistory history, double horizon) {
    Explanation whileActive =
        Explanation.of(
            "lifetime.orders.while-active",
            model.name(),
            model.expectedOrdersWhileActive(history, horizon),
            new Argument("horizon", horizon),
            new Argument("repeat-orders", history.repeatOrders()),
            new Argument("observed", history.observed()));
    return new Explanation(
        "lifetime.orders.expected",
        model.name(),
        model.expectedOrders(history, horizon),
        List.of(new Argument("horizon", horizon)),
        List.of(active(model, history), whileActive));
  }

  private static Explanation active(RepeatPurchaseModel model, PurchaseHistory history) {
    double active = model.probabilityActive(history);
    double quiet = history.observed() - history.lastOrder();
    if (model instanceof Nbd) {
      return Explanation.of(
          "lifetime.active.no-churn-model", model.name(), active, new Argument("quiet", quiet));
    }
    if (history.repeatOrders() == 0) {
      return Explanation.of(
          "lifetime.active.one-order", model.name(), active, new Argument("quiet", quiet));
    }
    double usualGap = history.lastOrder() / history.repeatOrders();
    boolean overdue = quiet > usualGap;
    return Explanation.of(
        overdue ? "lifetime.active.quiet" : "lifetime.active.recent",
        model.name(),
        active,
        new Argument("repeat-orders", history.repeatOrders()),
        new Argument("usual-gap", usualGap),
        new Argument("quiet", quiet));
  }
}
