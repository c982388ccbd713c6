package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Chooses blocking rules: those that catch the most imagined matches for the fewest pairs.
 *
 * <p>A few thousand matches are imagined, each with every column intact, damaged or missing at the
 * usual rates. A rule catches a match when its keys survived; its cost is estimated on a sample of
 * the records. Rules are added greedily by matches newly caught per pair until nearly all are
 * caught or the budget is spent: thus rules come to differ, and a column that is mostly empty or
 * the same for all is of no use.
 */
final class BlockingPlan {

  /** Blocks with more records are skipped: a value that common is no sign of a person. */
  static final int MAX_BLOCK = 400;

  private static final int MAX_RULES = 15;
  private static final double EVERY_PAIR = 1e6;
  private static final int SAMPLE = 30_000;
  private static final int IMAGINED = 4096;

  /** Data is worse than usual when it matters, and damage comes together. */
  private static final double HARSHER = 0.15;

  private static final double ENOUGH = 0.9999;

  private final MatchTable table;
  private final List<BlockingKey> keys;
  private final int[] sample;
  private final List<BitSet> survives = new ArrayList<>();
  private double spent;

  private BlockingPlan(MatchTable table, List<BlockingKey> keys) {
    this.table = table;
    this.keys = keys;
    this.sample = sample(table.size());
    imagine();
  }

  /** The rules for a table, first the one to run first. */
  static List<BlockingRule> choose(MatchTable table, Romanizer romanizer) {
    if (table.pairs() <= EVERY_PAIR) {
      return List.of(new BlockingRule(List.of(), table.pairs()));
    }
    return ofKeys(table, BlockingKeys.of(table, romanizer));
  }

  /** Rules that have keys, even where every pair could be compared. */
  static List<BlockingRule> ofKeys(MatchTable table, List<BlockingKey> keys) {
    return new BlockingPlan(table, keys).choose();
  }

  private static double budget(int records) {
    return Math.max(4e6, 25.0 * records);
  }

  private static int[] sample(int size) {
    if (size <= SAMPLE) {
      return java.util.stream.IntStream.range(0, size).toArray();
    }
    return new Random(20260101).ints(0, size).distinct().limit(SAMPLE).sorted().toArray();
  }

  private void imagine() {
    var random = new Random(20260102);
    int columns = table.columns().size();
    var damage = new double[columns][IMAGINED];
    var missing = new BitSet[columns];
    for (int c = 0; c < columns; c++) {
      double present = (double) table.columns().get(c).present() / Math.max(1, table.size());
      missing[c] = new BitSet(IMAGINED);
      for (int i = 0; i < IMAGINED; i++) {
        damage[c][i] = random.nextDouble();
        missing[c].set(i, random.nextDouble() > present * present);
      }
    }
    for (BlockingKey key : keys) {
      var intact = new BitSet(IMAGINED);
      double exact = table.columns().get(key.column()).role().reliability() - HARSHER;
      double rest = (key.reliability() - HARSHER - exact) / (1 - exact);
      for (int i = 0; i < IMAGINED; i++) {
        boolean unharmed = damage[key.column()][i] < exact;
        boolean partly = !key.exact() && random.nextDouble() < rest;
        intact.set(i, (unharmed || partly) && !missing[key.column()].get(i));
      }
      survives.add(intact);
    }
  }

  private List<BlockingRule> choose() {
    List<Offer> offers = offers();
    List<BlockingRule> chosen = new ArrayList<>();
    var caught = new BitSet(IMAGINED);
    while (chosen.size() < MAX_RULES && caught.cardinality() < ENOUGH * IMAGINED) {
      Offer best = best(offers, caught);
      if (best == null) {
        break;
      }
      offers.remove(best);
      chosen.add(best.rule);
      spent += best.rule.estimatedPairs();
      caught.or(best.catches);
    }
    return chosen;
  }

  private @org.jspecify.annotations.Nullable Offer best(List<Offer> offers, BitSet caught) {
    Offer best = null;
    double bestWorth = 0;
    for (Offer offer : offers) {
      double cost = offer.rule.estimatedPairs();
      if (spent + cost > budget(table.size())) {
        continue;
      }
      var fresh = (BitSet) offer.catches.clone();
      fresh.andNot(caught);
      // The square root: catching matters more than cost as long as the budget lasts.
      double worth = fresh.cardinality() / Math.sqrt(cost + table.size());
      if (!fresh.isEmpty() && worth > bestWorth) {
        bestWorth = worth;
        best = offer;
      }
    }
    return best;
  }

  /** A rule and the imagined matches it would catch. */
  private record Offer(BlockingRule rule, BitSet catches) {}

  private List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    for (int first = 0; first < keys.size(); first++) {
      offer(List.of(keys.get(first)), survives.get(first), offers);
      for (int second = first + 1; second < keys.size(); second++) {
        if (keys.get(first).column() != keys.get(second).column()) {
          var both = (BitSet) survives.get(first).clone();
          both.and(survives.get(second));
          offer(List.of(keys.get(first), keys.get(second)), both, offers);
        }
      }
    }
    return offers;
  }

  private void offer(List<BlockingKey> ruleKeys, BitSet survive, List<Offer> offers) {
    var probe = new BlockingRule(ruleKeys, 0);
    double[] estimate = estimate(probe);
    var catches = (BitSet) survive.clone();
    var random = new Random(20260103);
    for (int i = 0; i < IMAGINED; i++) {
      // Records in blocks too large to look at are lost to this rule.
      if (random.nextDouble() < estimate[1]) {
        catches.clear(i);
      }
    }
    if (estimate[0] <= budget(table.size()) && estimate[1] < 0.9) {
      offers.add(new Offer(new BlockingRule(ruleKeys, estimate[0]), catches));
    }
  }

  /** Pairs in blocks of bearable size, and the share of records in larger ones. */
  private double[] estimate(BlockingRule rule) {
    var hashes = new long[sample.length];
    int found = 0;
    for (int row : sample) {
      int hash = rule.hash(row);
      if (hash != 0) {
        hashes[found++] = ((long) hash << 1) | table.source(row);
      }
    }
    Arrays.sort(hashes, 0, found);
    double scale = (double) table.size() / sample.length;
    double pairs = 0;
    double lost = 0;
    for (int from = 0, to; from < found; from = to) {
      int second = 0;
      for (to = from; to < found && hashes[to] >> 1 == hashes[from] >> 1; to++) {
        second += (int) (hashes[to] & 1);
      }
      int size = to - from;
      if (size * scale > MAX_BLOCK && size > 2) {
        lost += size;
      } else {
        pairs += table.isLink() ? (size - second) * (double) second : size * (size - 1.0) / 2;
      }
    }
    return new double[] {pairs * scale * scale, found == 0 ? 1 : lost / found};
  }
}
