package guanxi.benchmarks.reference;

import guanxi.kernels.basket.Baskets;
import guanxi.kernels.basket.FimiText;
import guanxi.kernels.basket.FrequentItemsets;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Frequent itemsets, counted exactly. */
final class BasketReference {

  private BasketReference() {}

  static void run(Ledger ledger) {
    ledger.heading("Frequent itemsets, exact counts");
    Baskets drawn = read("T10I4D100K");
    count(ledger, "T10I4D100K 1 %", drawn, .01, 385);
    count(ledger, "T10I4D100K .5 %", drawn, .005, 1073);
    count(ledger, "T10I4D100K .1 %", drawn, .001, 27_532);
    Baskets chess = read("chess");
    count(ledger, "chess 70 %", chess, .7, 48_731);
    count(ledger, "chess 60 %", chess, .6, 254_944);
    Baskets mushroom = read("mushroom");
    count(ledger, "mushroom 20 %", mushroom, .2, 15_713);
    count(ledger, "mushroom 10 %", mushroom, .1, 155_657);
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < 7; run++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      FrequentItemsets.countByLength(drawn, drawn.countOf(.001));
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      best = Math.min(best, (end - start) / 1e9);
    }
    ledger.atMost("T10I4D100K .1 %, seconds of one core", best, .2);
  }

  private static Baskets read(String name) {
    return FimiText.parse(PublicData.bytes("fimi/" + name + ".dat"));
  }

  private static void count(
      Ledger ledger, String name, Baskets baskets, double share, double reference) {
    long[] byLength = FrequentItemsets.countByLength(baskets, baskets.countOf(share));
    ledger.same(name, (double) Arrays.stream(byLength).sum(), reference, 0);
  }
}
