package guanxi.kernels.basket;

import java.util.Arrays;

/**
 * The frequent items of some baskets, renumbered by rank: rank 0 is the rarest.
 *
 * <p>Rare first keeps the conditional databases of the search small. Holds the baskets twice: by
 * basket (ranks ascending) and by item (where in the baskets it occurs).
 */
final class Ranking {

  /** The original item of each rank. */
  final int[] itemOfRank;

  /** The support of each rank. */
  final int[] supportOfRank;

  /** Ranks of all baskets, one after another, ascending inside a basket. */
  final int[] ranks;

  /** For each position in {@link #ranks}, where its basket begins. */
  final int[] basketStart;

  /** For each position in {@link #ranks}, where its basket ends (exclusive). */
  final int[] basketEnd;

  /** Positions of every rank in {@link #ranks}, grouped by rank. */
  final int[] occurrences;

  /** Where the group of each rank begins in {@link #occurrences}; one entry more than ranks. */
  final int[] occurrenceFrom;

  Ranking(Baskets baskets, int minSupport) {
    int[] supports = baskets.supports();
    itemOfRank = frequentItems(supports, minSupport);
    supportOfRank = new int[itemOfRank.length];
    var rankOfItem = new int[supports.length];
    Arrays.fill(rankOfItem, -1);
    int total = 0;
    for (int rank = 0; rank < itemOfRank.length; rank++) {
      rankOfItem[itemOfRank[rank]] = rank;
      supportOfRank[rank] = supports[itemOfRank[rank]];
      total += supportOfRank[rank];
    }
    ranks = new int[total];
    basketStart = new int[total];
    basketEnd = new int[total];
    fill(baskets, rankOfItem);
    occurrenceFrom = new int[itemOfRank.length + 1];
    occurrences = new int[total];
    index();
  }

  int size() {
    return itemOfRank.length;
  }

  private static int[] frequentItems(int[] supports, int minSupport) {
    // Support in the high half and item in the low half: one sort of primitives orders both.
    var keys = new long[supports.length];
    int kept = 0;
    for (int item = 0; item < supports.length; item++) {
      if (supports[item] >= minSupport) {
        keys[kept++] = ((long) supports[item] << 32) | item;
      }
    }
    Arrays.sort(keys, 0, kept);
    var items = new int[kept];
    for (int rank = 0; rank < kept; rank++) {
      items[rank] = (int) keys[rank];
    }
    return items;
  }

  private void fill(Baskets baskets, int[] rankOfItem) {
    int end = 0;
    for (int basket = 0; basket < baskets.size(); basket++) {
      int start = end;
      for (int p = baskets.from(basket); p < baskets.to(basket); p++) {
        int rank = rankOfItem[baskets.item(p)];
        if (rank >= 0) {
          ranks[end++] = rank;
        }
      }
      Arrays.sort(ranks, start, end);
      Arrays.fill(basketStart, start, end, start);
      Arrays.fill(basketEnd, start, end, end);
    }
  }

  private void index() {
    for (int rank = 0; rank < size(); rank++) {
      occurrenceFrom[rank + 1] = occurrenceFrom[rank] + supportOfRank[rank];
    }
    int[] next = occurrenceFrom.clone();
    for (int position = 0; position < ranks.length; position++) {
      occurrences[next[ranks[position]]++] = position;
    }
  }
}
