package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Walks the blocks of all rules and compares every pair once.
 *
 * <p>A pair that already agreed under an earlier rule is skipped. Work is cut into slices of blocks
 * that run side by side; the result does not depend on how many do.
 */
final class Candidates {

  private static final int SLICE = 1 << 15;

  private final MatchTable table;
  private final List<BlockingRule> rules;
  private final Supplier<Patterns> patterns;
  private final int[] hashes;

  Candidates(MatchTable table, List<BlockingRule> rules, Supplier<Patterns> patterns) {
    this.table = table;
    this.rules = rules;
    this.patterns = patterns;
    this.hashes = new int[Math.multiplyExact(table.size(), rules.size())];
  }

  /** All candidate pairs with their patterns, in lists by rule and slice. */
  List<PairList> compare() {
    if (rules.size() == 1 && rules.getFirst().keys().isEmpty()) {
      return everyPair();
    }
    IntStream.range(0, table.size()).parallel().forEach(this::hash);
    List<PairList> all = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      all.addAll(compare(rule));
    }
    return all;
  }

  private void hash(int row) {
    for (int rule = 0; rule < rules.size(); rule++) {
      hashes[row * rules.size() + rule] = rules.get(rule).hash(row);
    }
  }

  private List<PairList> everyPair() {
    int slices = 8;
    return IntStream.range(0, slices)
        .parallel()
        .mapToObj(slice -> {
          var found = new PairList();
          Patterns own = patterns.get();
          for (int a = slice; a < table.size(); a += slices) {
            for (int b = a + 1; b < table.size(); b++) {
              if (table.comparable(a, b)) {
                found.add(a, b, own.of(a, b));
              }
            }
          }
          return found;
        })
        .toList();
  }

  private List<PairList> compare(int rule) {
    long[] order = sorted(rule);
    int[] bounds = slices(order);
    var found = new PairList[bounds.length - 1];
    // One memory of compared values per worker, not per slice: filling it is what costs.
    int workers = Math.min(bounds.length - 1, Runtime.getRuntime().availableProcessors());
    IntStream.range(0, workers)
        .parallel()
        .forEach(worker -> {
          Patterns own = patterns.get();
          for (int slice = worker; slice < found.length; slice += workers) {
            found[slice] = compare(rule, order, bounds[slice], bounds[slice + 1], own);
          }
        });
    return Arrays.asList(found);
  }

  /** Rows by hash, the hash in the upper half; rows of oversized blocks lose their hash. */
  private long[] sorted(int rule) {
    var order = new long[table.size()];
    int kept = 0;
    for (int row = 0; row < table.size(); row++) {
      int hash = hashes[row * rules.size() + rule];
      if (hash != 0) {
        order[kept++] = ((long) hash << 32) | row;
      }
    }
    order = Arrays.copyOf(order, kept);
    Arrays.parallelSort(order);
    int write = 0;
    for (int from = 0, to; from < kept; from = to) {
      to = end(order, from);
      if (to - from > BlockingPlan.MAX_BLOCK) {
        for (int i = from; i < to; i++) {
          hashes[(int) order[i] * rules.size() + rule] = 0;
        }
      } else if (to - from > 1) {
        System.arraycopy(order, from, order, write, to - from);
        write += to - from;
      }
    }
    return Arrays.copyOf(order, write);
  }

  private static int end(long[] order, int from) {
    int to = from + 1;
    while (to < order.length && order[to] >> 32 == order[from] >> 32) {
      to++;
    }
    return to;
  }

  /** Cuts between blocks, about so many pairs to a slice. */
  private static int[] slices(long[] order) {
    var bounds = new int[order.length + 2];
    int cuts = 1;
    long pairs = 0;
    for (int from = 0, to; from < order.length; from = to) {
      to = end(order, from);
      pairs += (long) (to - from) * (to - from) / 2;
      if (pairs >= SLICE) {
        bounds[cuts++] = to;
        pairs = 0;
      }
    }
    if (bounds[cuts - 1] < order.length) {
      bounds[cuts++] = order.length;
    }
    return Arrays.copyOf(bounds, cuts);
  }

  private PairList compare(int rule, long[] order, int start, int stop, Patterns own) {
    var found = new PairList();
    for (int from = start, to; from < stop; from = to) {
      to = end(order, from);
      for (int i = from; i < to; i++) {
        for (int j = i + 1; j < to; j++) {
          int a = (int) order[i];
          int b = (int) order[j];
          if (table.comparable(a, b) && !agreedBefore(rule, a, b)) {
            found.add(a, b, own.of(a, b));
          }
        }
      }
    }
    return found;
  }

  private boolean agreedBefore(int rule, int a, int b) {
    int left = a * rules.size();
    int right = b * rules.size();
    for (int earlier = 0; earlier < rule; earlier++) {
      if (hashes[left + earlier] != 0 && hashes[left + earlier] == hashes[right + earlier]) {
        return true;
      }
    }
    return false;
  }
}
