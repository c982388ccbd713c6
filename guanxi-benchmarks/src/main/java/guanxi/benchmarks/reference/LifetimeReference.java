package guanxi.benchmarks.reference;

import guanxi.kernels.lifetime.Backtest;
import guanxi.kernels.lifetime.CompressedHistories;
import guanxi.kernels.lifetime.FitReport;
import guanxi.kernels.lifetime.ForecastErrors;
import guanxi.kernels.lifetime.GammaGamma;
import guanxi.kernels.lifetime.ModelKind;
import guanxi.kernels.lifetime.PurchaseHistory;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.SpendFit;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Repeat purchases and spending: the CDNOW sample, and data without a churn signal. */
final class LifetimeReference {

  private static final LocalDate ORIGIN = LocalDate.of(1997, 1, 1);
  private static final int CALIBRATION = 272;
  private static final int HOLDOUT = 273;

  private LifetimeReference() {}

  static void run(Ledger ledger) {
    ledger.heading("Repeat purchase, CDNOW sample in weeks (Fader, Hardie and Lee 2005)");
    var shop = new Cdnow();
    CompressedHistories histories = CompressedHistories.of(shop.repeats, shop.last, shop.observed);
    RepeatPurchaseFit.Fitted bg = fitted(ModelKind.BG_NBD, histories);
    compare(ledger, bg.report(), List.of("r", "alpha", "a", "b"), .24259, 4.41360, .79292, 2.42591);
    ledger.same("BG/NBD log-likelihood", bg.report().logLikelihood(), -9582.4292, 1e-4);
    holdout(ledger, bg, histories, shop.actual);
    three(ledger, bg);
    RepeatPurchaseFit.Fitted pareto = fitted(ModelKind.PARETO_NBD, histories);
    compare(
        ledger,
        pareto.report(),
        List.of("r", "alpha", "s", "beta"),
        .55328,
        10.5777,
        .60624,
        11.6687);
    ledger.same("Pareto/NBD log-likelihood", pareto.report().logLikelihood(), -9594.9762, 1e-4);
    RepeatPurchaseFit.Fitted modified = fitted(ModelKind.MBG_NBD, histories);
    ledger.same("MBG/NBD log-likelihood", modified.report().logLikelihood(), -9582.1357, 1e-4);
    if (GammaGamma.fit(shop.repeats, shop.spend) instanceof SpendFit.Fitted spend) {
      ledger.same("Gamma-Gamma p", spend.report().value("p"), 6.24957, 2e-5);
      ledger.same("Gamma-Gamma q", spend.report().value("q"), 3.74423, 2e-5);
      ledger.same("Gamma-Gamma gamma", spend.report().value("gamma"), 15.44352, 2e-4);
      ledger.same("Gamma-Gamma log-likelihood", spend.report().logLikelihood(), -4055.9177, 1e-4);
    }
  }

  private static RepeatPurchaseFit.Fitted fitted(ModelKind kind, CompressedHistories histories) {
    if (kind.fit(histories) instanceof RepeatPurchaseFit.Fitted fitted) {
      return fitted;
    }
    throw new IllegalStateException(kind + " was not fitted to CDNOW");
  }

  private static void compare(
      Ledger ledger, FitReport report, List<String> names, double... references) {
    for (int i = 0; i < references.length; i++) {
      double tolerance = references[i] < 9 ? 1e-5 : 1e-4;
      ledger.same(
          report.model() + " " + names.get(i),
          report.value(names.get(i)),
          references[i],
          tolerance);
    }
  }

  private static void holdout(
      Ledger ledger, RepeatPurchaseFit.Fitted bg, CompressedHistories histories, double[] actual) {
    Backtest test = Backtest.of(bg.model(), histories, actual, 39);
    ForecastErrors model = test.model();
    ledger.same("holdout 39 weeks, expected orders", model.predictedTotal(), 1653.4, .05);
    ledger.same("holdout, actual orders", model.actualTotal(), 1882, 0);
    ledger.same("holdout, correlation", model.correlation().orElse(0), .6256, 5e-5);
    ledger.same("holdout, mean absolute error", model.mae(), .7855, 5e-5);
    ledger.same("holdout, root mean squared error", model.rmse(), 1.6080, 5e-5);
    ledger.same("holdout, AUC of any purchase", model.auc().orElse(0), .7725, 5e-5);
    ledger.atMost("MAE of the median", test.median().mae(), model.mae());
    ledger.atMost("MAE beside x/T", model.mae(), test.rate().mae());
    ledger.atMost("MAE beside recency", model.mae(), test.recency().mae());
    ledger.atLeast("AUC beside x/T", model.auc().orElse(0), test.rate().auc().orElse(1));
    ledger.atLeast("AUC beside recency", model.auc().orElse(0), test.recency().auc().orElse(1));
  }

  private static void three(Ledger ledger, RepeatPurchaseFit.Fitted bg) {
    double[][] figures = {
      {2, 30.43, 38.86, 1.225907, .726609},
      {26, 30.86, 31, 20.750275, .968919},
      {1, 1.71, 38.86, .203255, .212232}
    };
    for (double[] f : figures) {
      var history = new PurchaseHistory((int) f[0], f[1], f[2]);
      String who = "x=%d tx=%s T=%s, ".formatted((int) f[0], f[1], f[2]);
      ledger.same(who + "E[39 weeks]", bg.model().expectedOrders(history, 39), f[3], 2e-4);
      ledger.same(who + "P(alive)", bg.model().probabilityActive(history), f[4], 2e-5);
    }
  }

  /** The sample as the literature reads it: orders of one day are one. */
  private static final class Cdnow {
    private final int[] repeats;
    private final double[] last;
    private final double[] observed;
    private final double[] spend;
    private final double[] actual;

    Cdnow() {
      Map<String, TreeMap<Integer, Double>> customers = new TreeMap<>();
      PublicData.text("cdnow/CDNOW_sample.txt")
          .lines()
          .map(line -> line.strip().split(" +", -1))
          .forEach(cells ->
              customers
                  .computeIfAbsent(cells[1], _ -> new TreeMap<>())
                  .merge(day(cells[2]), Double.parseDouble(cells[4]), Double::sum));
      repeats = new int[customers.size()];
      last = new double[repeats.length];
      observed = new double[repeats.length];
      spend = new double[repeats.length];
      actual = new double[repeats.length];
      int i = 0;
      for (TreeMap<Integer, Double> days : customers.values()) {
        add(i++, days);
      }
    }

    private void add(int i, SortedMap<Integer, Double> days) {
      int first = days.firstKey();
      double money = 0;
      for (Map.Entry<Integer, Double> day : days.entrySet()) {
        if (day.getKey() <= CALIBRATION && day.getKey() > first) {
          repeats[i]++;
          money += day.getValue();
          last[i] = (day.getKey() - first) / 7.0;
        } else if (day.getKey() > CALIBRATION && day.getKey() <= CALIBRATION + HOLDOUT) {
          actual[i]++;
        }
      }
      spend[i] = repeats[i] > 0 ? money / repeats[i] : 0;
      observed[i] = (CALIBRATION - first) / 7.0;
    }

    private static int day(String date) {
      LocalDate parsed = LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
      return (int) ChronoUnit.DAYS.between(ORIGIN, parsed);
    }
  }
}
