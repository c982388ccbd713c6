package guanxi.kernels.lifetime;

import guanxi.kernels.lifetime.RepeatPurchaseFit.Fitted;
import guanxi.kernels.lifetime.RepeatPurchaseFit.NoChurnSignal;
import guanxi.kernels.lifetime.RepeatPurchaseFit.NotEnoughData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the repeat-purchase models are fitted and compared with the model without churn. */
final class Fitting {

  /**
   * Times are scaled so that the mean customer is observed this long: parameters are then near 1.
   */
  private static final double TYPICAL_OBSERVED = 40;

  /** The best of several starts shows on a sample; the summit needs all. */
  private static final int ROWS_OF_A_SKETCH = 20_000;

  private static final List<String> NBD = List.of("r", "alpha");

  private Fitting() {}

  static RepeatPurchaseFit nbd(CompressedHistories histories) {
    Optional<NotEnoughData> shortage = shortage(histories);
    if (shortage.isPresent()) {
      return shortage.get();
    }
    double scale = timeScale(histories);
    Estimation estimation = nbd(histories, scale);
    return new Fitted(
        new Nbd(estimation.parameter(0), estimation.parameter(1) * scale),
        nbdReport(estimation, histories, scale));
  }

  static RepeatPurchaseFit withChurn(ChurnFamily family, CompressedHistories histories) {
    Optional<NotEnoughData> shortage = shortage(histories);
    if (shortage.isPresent()) {
      return shortage.get();
    }
    double scale = timeScale(histories);
    Estimation nbd = nbd(histories, scale);
    List<double[]> starts = new ArrayList<>();
    for (double[] start : family.starts()) {
      starts.add(logs(start));
    }
    double[] little = family.starts().getFirst();
    starts.add(logs(nbd.parameter(0), nbd.parameter(1), little[2], little[3]));
    CompressedHistories few = histories.thinned(ROWS_OF_A_SKETCH);
    Estimation found =
        Estimation.of(
            family.likelihood().of(few, scale), family.likelihood().of(histories, scale), starts);
    FitReport report =
        found.report(
            family.name(),
            family.letters(),
            family.units(scale),
            histories.customers(),
            histories.rows());
    return compare(new Fitted(family.model(found, scale), report), nbd, histories, scale);
  }

  private static RepeatPurchaseFit compare(
      Fitted fitted, Estimation nbd, CompressedHistories histories, double scale) {
    FitReport without = nbdReport(nbd, histories, scale);
    if (fitted.report().bic() < without.bic()) {
      return fitted;
    }
    Nbd model = new Nbd(nbd.parameter(0), nbd.parameter(1) * scale);
    return new NoChurnSignal(model, without, fitted.report());
  }

  private static Estimation nbd(CompressedHistories histories, double scale) {
    double x = histories.totalRepeatOrders() / histories.customers();
    var likelihood = new NbdLikelihood(histories.withoutLastOrder(), scale);
    return Estimation.of(
        likelihood,
        likelihood,
        List.of(logs(0.5, 0.5 * TYPICAL_OBSERVED / x), logs(5, 5 * TYPICAL_OBSERVED / x)));
  }

  private static FitReport nbdReport(
      Estimation estimation, CompressedHistories histories, double scale) {
    return estimation.report(
        "NBD", NBD, new double[] {1, scale}, histories.customers(), histories.rows());
  }

  private static double timeScale(CompressedHistories histories) {
    return histories.meanObserved() / TYPICAL_OBSERVED;
  }

  private static Optional<NotEnoughData> shortage(CompressedHistories histories) {
    double customers = histories.customers();
    double repeaters = histories.customersWithRepeats();
    Shortage shortage;
    if (customers < Shortage.LEAST_CUSTOMERS) {
      shortage = Shortage.TOO_FEW_CUSTOMERS;
    } else if (repeaters < Shortage.LEAST_REPEATERS) {
      shortage = Shortage.TOO_FEW_REPEAT_CUSTOMERS;
    } else if (!isUsable(histories.meanObserved())) {
      shortage = Shortage.NO_TIME_OBSERVED;
    } else {
      return Optional.empty();
    }
    return Optional.of(new NotEnoughData(shortage, customers, repeaters));
  }

  /** Not zero, and nothing that arithmetic on its powers could not hold. */
  private static boolean isUsable(double meanObserved) {
    return meanObserved > 1e-9 && meanObserved < 1e9;
  }

  private static double[] logs(double... values) {
    double[] logs = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logs[i] = Math.log(values[i]);
    }
    return logs;
  }
}
