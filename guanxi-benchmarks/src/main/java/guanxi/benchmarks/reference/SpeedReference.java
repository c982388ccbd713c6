package guanxi.benchmarks.reference;

import guanxi.benchmarks.lifetime.DrawnShop;
import guanxi.kernels.lifetime.BgNbd;
import guanxi.kernels.lifetime.CompressedHistories;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import java.lang.management.ManagementFactory;

/** A million customers from arrays to scores, in processor time of one thread, best of five. */
final class SpeedReference {

  private static final int RUNS = 5;

  private SpeedReference() {}

  static void run(Ledger ledger) {
    ledger.heading("A million customers: seconds of processor time, one thread, best of five");
    for (int days : new int[] {273, 730}) {
      measure(ledger, days);
    }
  }

  private static void measure(Ledger ledger, int days) {
    var shop = new DrawnShop(1_000_000, days, 20260101);
    double fitting = Double.POSITIVE_INFINITY;
    double scoring = Double.POSITIVE_INFINITY;
    CompressedHistories histories =
        CompressedHistories.of(new int[0], new double[0], new double[0]);
    for (int run = 0; run < RUNS; run++) {
      double start = seconds();
      histories = shop.compress();
      RepeatPurchaseFit fit = BgNbd.fit(histories);
      double fitted = seconds();
      fitting = Math.min(fitting, fitted - start);
      if (fit.usable().isPresent()) {
        fit.usable().get().score(histories, 30 / 7.0, 90 / 7.0, 365 / 7.0).probabilitiesActive();
        scoring = Math.min(scoring, seconds() - fitted);
      }
    }
    String what = "%d days, %,d distinct: ".formatted(days, histories.rows());
    ledger.atMost(what + "compress and fit", fitting, 1);
    ledger.atMost(what + "score all", scoring, 1);
  }

  private static double seconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}
