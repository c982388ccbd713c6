package guanxi.kernels.matching;

import java.util.List;
import java.util.Random;

/** Measures how often each level occurs among all pairs of records, matches or not. */
final class RandomPairs {

  private static final int DRAWN = 400_000;

  private final MatchTable table;
  private final List<Comparer> comparers;
  private final double[][] counts;

  private RandomPairs(MatchTable table, List<Comparer> comparers) {
    this.table = table;
    this.comparers = comparers;
    this.counts = new double[comparers.size()][8];
  }

  /** From the patterns of every pair. */
  static double[][] of(MatchTable table, List<Comparer> comparers, PatternCounts everyPair) {
    var measured = new RandomPairs(table, comparers);
    for (int number = 0; number < everyPair.size(); number++) {
      measured.count(everyPair.pattern(number), everyPair.count(number));
    }
    return measured.shares();
  }

  /** From pairs drawn at random with a fixed seed; exact agreement is counted, not estimated. */
  static double[][] drawn(MatchTable table, List<Comparer> comparers, Patterns patterns) {
    var measured = new RandomPairs(table, comparers);
    var random = new Random(20260104);
    int split = table.isLink() ? table.firstOfSecond() : 0;
    for (int i = 0; i < DRAWN; i++) {
      int a = random.nextInt(table.isLink() ? split : table.size());
      int b = split + random.nextInt(table.size() - split);
      if (a != b) {
        measured.count(patterns.of(a, b), 1);
      }
    }
    double[][] shares = measured.shares();
    for (int c = 0; c < shares.length; c++) {
      measured.setAgreement(shares[c], c);
    }
    return shares;
  }

  private void count(long pattern, long times) {
    for (int c = 0; c < counts.length; c++) {
      counts[c][Patterns.level(pattern, c)] += times;
    }
  }

  /** Half a pair is added to each level, so that none is impossible. */
  private double[][] shares() {
    var shares = new double[counts.length][];
    for (int c = 0; c < shares.length; c++) {
      int levels = comparers.get(c).levels();
      shares[c] = new double[levels];
      double total = 0;
      for (int level = 1; level < levels; level++) {
        total += counts[c][level] + 0.5;
      }
      for (int level = 1; level < levels; level++) {
        shares[c][level] = (counts[c][level] + 0.5) / total;
      }
    }
    return shares;
  }

  private void setAgreement(double[] shares, int column) {
    double agreement = table.columns().get(column).agreement(table.firstOfSecond());
    int same = shares.length - 1;
    double exact = Math.clamp(agreement, 1e-9, 1 - 1e-6);
    double others = 1 - shares[same];
    for (int level = 1; level < same; level++) {
      shares[level] *= (1 - exact) / others;
    }
    shares[same] = exact;
  }
}
