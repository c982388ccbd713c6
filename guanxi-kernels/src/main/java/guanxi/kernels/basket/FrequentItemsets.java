package guanxi.kernels.basket;

import java.util.Arrays;

/**
 * All sets of items that occur together in at least a given number of baskets, exactly.
 *
 * <p>Depth-first search over sets in order of rank (rarest item first). For each first item the
 * baskets that hold it become a bit table ({@link Projection}); a longer set is the conjunction of
 * two rows of the level above, its support the number of ones. Time is proportional to the number
 * of sets tried times the support of their first item / 64; memory to one bit table per depth.
 *
 * @see <a href="https://doi.org/10.1109/69.846291">Zaki (2000), Scalable Algorithms for Association
 *     Mining, IEEE TKDE 12(3), 372–390</a>: Eclat, the vertical search
 * @see <a href="https://doi.org/10.1145/1133905.1133907">Uno, Kiyomi and Arimura (2005), LCM ver.
 *     3, OSDM'05</a>: conditional databases by occurrence
 */
public final class FrequentItemsets {

  private final Ranking ranking;
  private final Projection projection;
  private final int minSupport;
  private final int maxLength;
  private final ItemsetSink sink;
  private final int[] prefix;
  private Level[] levels = new Level[0];
  private boolean stopped;

  private FrequentItemsets(Baskets baskets, int minSupport, int maxLength, ItemsetSink sink) {
    if (minSupport < 1) {
      throw new IllegalArgumentException("minSupport must be at least 1, was " + minSupport);
    }
    if (maxLength < 1) {
      throw new IllegalArgumentException("maxLength must be at least 1, was " + maxLength);
    }
    this.ranking = new Ranking(baskets, minSupport);
    this.projection = new Projection(ranking);
    this.minSupport = minSupport;
    this.maxLength = maxLength;
    this.sink = sink;
    this.prefix = new int[ranking.size()];
  }

  /**
   * Hands every frequent set of any length to the sink.
   *
   * @param minSupport in how many baskets a set must occur, at least 1
   */
  public static void mine(Baskets baskets, int minSupport, ItemsetSink sink) {
    mine(baskets, minSupport, Integer.MAX_VALUE, sink);
  }

  /** As {@link #mine(Baskets, int, ItemsetSink)}, for sets of at most {@code maxLength} items. */
  public static void mine(Baskets baskets, int minSupport, int maxLength, ItemsetSink sink) {
    new FrequentItemsets(baskets, minSupport, maxLength, sink).search();
  }

  /**
   * How many frequent sets there are of each length.
   *
   * @return index 0 is length 1; as long as the longest frequent set
   */
  public static long[] countByLength(Baskets baskets, int minSupport) {
    var counts = new long[Math.max(1, baskets.itemCount())];
    var longest = new int[1];
    mine(
        baskets,
        minSupport,
        (items, length, support) -> {
          counts[length - 1]++;
          longest[0] = Math.max(longest[0], length);
          return true;
        });
    return Arrays.copyOf(counts, longest[0]);
  }

  private void search() {
    for (int first = 0; first < ranking.size() && !stopped; first++) {
      prefix[0] = ranking.itemOfRank[first];
      stopped = !sink.accept(prefix, 1, ranking.supportOfRank[first]);
      if (!stopped && maxLength > 1) {
        projection.project(first, minSupport, true);
        descend(firstLevel(), 1);
      }
    }
  }

  private Level firstLevel() {
    Level top = level(0);
    top.rows = projection.rows;
    top.bits = projection.bits;
    for (int row = 0; row < projection.rows; row++) {
      top.items[row] = ranking.itemOfRank[projection.rankOfRow[row]];
      top.supports[row] = projection.supportOfRow[row];
    }
    return top;
  }

  private void descend(Level level, int depth) {
    for (int row = 0; row < level.rows && !stopped; row++) {
      prefix[depth] = level.items[row];
      stopped = !sink.accept(prefix, depth + 1, level.supports[row]);
      if (!stopped && row + 1 < level.rows && depth + 1 < maxLength) {
        Level below = level(depth);
        join(level, row, below);
        descend(below, depth + 1);
      }
    }
  }

  /** Fills the level below with the conjunctions of one row with each later row. */
  private void join(Level level, int row, Level below) {
    int words = projection.words;
    below.reserve((level.rows - row - 1) * words);
    int kept = 0;
    for (int other = row + 1; other < level.rows; other++) {
      int support =
          intersect(level.bits, row * words, other * words, below.bits, kept * words, words);
      if (support >= minSupport) {
        below.items[kept] = level.items[other];
        below.supports[kept] = support;
        kept++;
      }
    }
    below.rows = kept;
  }

  static int intersect(long[] source, int left, int right, long[] target, int at, int words) {
    int ones = 0;
    for (int word = 0; word < words; word++) {
      long both = source[left + word] & source[right + word];
      target[at + word] = both;
      ones += Long.bitCount(both);
    }
    return ones;
  }

  private Level level(int depth) {
    if (depth >= levels.length) {
      int known = levels.length;
      levels = Arrays.copyOf(levels, depth + 8);
      for (int fresh = known; fresh < levels.length; fresh++) {
        levels[fresh] = new Level(ranking.size());
      }
    }
    return levels[depth];
  }

  /** The extensions of one prefix. */
  private static final class Level {
    final int[] items;
    final int[] supports;
    long[] bits = new long[0];
    int rows;

    Level(int capacity) {
      items = new int[capacity];
      supports = new int[capacity];
    }

    void reserve(int size) {
      if (bits.length < size) {
        bits = new long[Math.max(size, 2 * bits.length)];
      }
    }
  }
}
