package guanxi.kernels.basket;

import java.util.Arrays;

/**
 * The frequent sets that say something new: closed sets and maximal sets.
 *
 * <p>A set is closed when no larger set occurs in exactly the same baskets; the closed sets carry
 * the support of every frequent set and are often a hundred times fewer. A set is maximal when no
 * larger set is frequent at all.
 *
 * <p>Closed sets are walked directly, each exactly once and without remembering those seen: a
 * closed set P is extended by an item j beyond the last one used, and the closure of P ∪ {j} is
 * kept only when it adds nothing before j (prefix-preserving closure extension). Time grows with
 * the number of closed sets, not of frequent ones; memory is one row of bits per depth.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-30214-8_2">Uno, Asai, Uchida and Arimura (2004),
 *     An Efficient Algorithm for Enumerating Closed Patterns, Discovery Science</a>
 */
public final class ClosedItemsets {

  private final Ranking ranking;
  private final Projection table;
  private final int minSupport;
  private final boolean maximalOnly;
  private final ItemsetSink sink;
  private final int[] found;
  private Node[] nodes = new Node[0];
  private int first;
  private boolean stopped;

  private ClosedItemsets(Baskets baskets, int minSupport, boolean maximalOnly, ItemsetSink sink) {
    if (minSupport < 1) {
      throw new IllegalArgumentException("minSupport must be at least 1, was " + minSupport);
    }
    this.ranking = new Ranking(baskets, minSupport);
    this.table = new Projection(ranking);
    this.minSupport = minSupport;
    this.maximalOnly = maximalOnly;
    this.sink = sink;
    this.found = new int[ranking.size()];
  }

  /**
   * Hands every closed frequent set to the sink.
   *
   * @param minSupport in how many baskets a set must occur, at least 1
   */
  public static void mine(Baskets baskets, int minSupport, ItemsetSink sink) {
    new ClosedItemsets(baskets, minSupport, false, sink).search();
  }

  /** Hands every maximal frequent set to the sink; {@code minSupport} as for {@link #mine}. */
  public static void mineMaximal(Baskets baskets, int minSupport, ItemsetSink sink) {
    new ClosedItemsets(baskets, minSupport, true, sink).search();
  }

  private void search() {
    for (first = 0; first < ranking.size() && !stopped; first++) {
      table.project(first, minSupport, false);
      Node root = node(0);
      root.support = ranking.supportOfRank[first];
      fillOnes(root.cover, root.support);
      int core = 0;
      while (core < table.rows && table.rankOfRow[core] < first) {
        core++;
      }
      if (closes(root, core)) {
        descend(0, core);
      }
    }
  }

  /**
   * Makes the node's members the closure of its cover.
   *
   * @return whether nothing before {@code core} had to be added, that is, whether this closed set
   *     is met here and not elsewhere
   */
  private boolean closes(Node node, int core) {
    for (int row = 0; row < table.rows; row++) {
      if (!node.members[row] && covers(row, node.cover)) {
        if (row < core) {
          return false;
        }
        node.members[row] = true;
      }
    }
    return true;
  }

  private void descend(int depth, int core) {
    Node node = nodes[depth];
    boolean maximal = countExtensions(node);
    if (maximal || !maximalOnly) {
      emit(node);
    }
    for (int row = core; row < table.rows && !stopped; row++) {
      if (!node.members[row] && node.supports[row] >= minSupport) {
        Node below = node(depth + 1);
        node = nodes[depth];
        below.support = node.supports[row];
        intersect(node.cover, row, below.cover);
        System.arraycopy(node.members, 0, below.members, 0, table.rows);
        below.members[row] = true;
        if (closes(below, row)) {
          descend(depth + 1, row + 1);
        }
      }
    }
  }

  /** Counts the support of every one-item extension; returns whether none is frequent. */
  private boolean countExtensions(Node node) {
    boolean maximal = true;
    for (int row = 0; row < table.rows; row++) {
      if (!node.members[row]) {
        int support = 0;
        int at = row * table.words;
        for (int word = 0; word < table.words; word++) {
          support += Long.bitCount(table.bits[at + word] & node.cover[word]);
        }
        node.supports[row] = support;
        maximal &= support < minSupport;
      }
    }
    return maximal;
  }

  private void emit(Node node) {
    int length = 0;
    found[length++] = ranking.itemOfRank[first];
    for (int row = 0; row < table.rows; row++) {
      if (node.members[row]) {
        found[length++] = ranking.itemOfRank[table.rankOfRow[row]];
      }
    }
    stopped = !sink.accept(found, length, node.support);
  }

  private boolean covers(int row, long[] cover) {
    int at = row * table.words;
    for (int word = 0; word < table.words; word++) {
      if ((cover[word] & ~table.bits[at + word]) != 0) {
        return false;
      }
    }
    return true;
  }

  private void intersect(long[] cover, int row, long[] target) {
    int at = row * table.words;
    for (int word = 0; word < table.words; word++) {
      target[word] = cover[word] & table.bits[at + word];
    }
  }

  private void fillOnes(long[] cover, int ones) {
    Arrays.fill(cover, 0, table.words, -1L);
    if ((ones & 63) != 0) {
      cover[table.words - 1] = -1L >>> -ones;
    }
  }

  /** The node of a depth, wide enough for the present table; the root's members start empty. */
  private Node node(int depth) {
    if (depth >= nodes.length) {
      int known = nodes.length;
      nodes = Arrays.copyOf(nodes, depth + 8);
      for (int fresh = known; fresh < nodes.length; fresh++) {
        nodes[fresh] = new Node();
      }
    }
    nodes[depth].reserve(table.rows, table.words);
    if (depth == 0) {
      Arrays.fill(nodes[0].members, false);
    }
    return nodes[depth];
  }

  /** A closed set on the way: its members, the baskets that hold it, the supports beyond it. */
  private static final class Node {
    boolean[] members = new boolean[0];
    int[] supports = new int[0];
    long[] cover = new long[0];
    int support;

    void reserve(int rows, int words) {
      if (members.length < rows) {
        members = new boolean[rows];
        supports = new int[rows];
      }
      if (cover.length < words) {
        cover = new long[words];
      }
    }
  }
}
