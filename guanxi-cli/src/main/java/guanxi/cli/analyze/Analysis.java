package guanxi.cli.analyze;

import guanxi.files.ImportPlan;
import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.warehouse.lifetime.HoldoutTest;
import guanxi.warehouse.lifetime.LifetimeModels;
import guanxi.warehouse.lifetime.ShopRhythm;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was found in a file.
 *
 * @param first the first day of purchase
 * @param last the last day of purchase
 * @param asOf the day of the scores: the end of calibration, or the last day
 * @param customers customers who bought until then
 * @param orders their orders
 * @param purchaseDays their days of purchase
 * @param stages how many customers stand where
 * @param holdout empty when there is no model or too little time to hold some back
 * @param atRisk those worth keeping and about to leave, most money at risk first
 * @param readMillis reading the file
 * @param martMillis computing the marts
 * @param sections what was asked for besides
 */
record Analysis(
    AnalyzeOptions options,
    ImportPlan plan,
    RowCounts rows,
    LocalDate first,
    LocalDate last,
    LocalDate asOf,
    long customers,
    long orders,
    long purchaseDays,
    LifetimeModels models,
    ShopRhythm rhythm,
    Optional<HoldoutTest> holdout,
    Map<LifecycleStage, Long> stages,
    List<ScoredCustomer> atRisk,
    long readMillis,
    long martMillis,
    List<Section> sections) {

  /** The currency that most customers with repeat spending are scored in; empty without any. */
  String mainCurrency() {
    String main = "";
    double most = -1;
    for (Map.Entry<String, SpendFit> currency : models.spending().entrySet()) {
      double customers =
          switch (currency.getValue()) {
            case SpendFit.Fitted fitted -> fitted.report().customers();
            case SpendFit.NotEnoughData shortage -> shortage.customers();
          };
      boolean sooner = customers == most && currency.getKey().compareTo(main) < 0;
      if (customers > most || sooner) {
        main = currency.getKey();
        most = customers;
      }
    }
    return main;
  }
}
