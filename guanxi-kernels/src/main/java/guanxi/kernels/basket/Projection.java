package guanxi.kernels.basket;

import java.util.Arrays;

/**
 * The baskets that hold one item, as a bit table: a row per other frequent item, a bit per basket.
 *
 * <p>Re-numbering the baskets for each first item makes rows as short as the item is rare, so
 * sparse data costs no more than lists of basket numbers would, and dense data runs at 64 baskets a
 * machine instruction.
 */
final class Projection {

  private final Ranking ranking;
  private final int[] counts;
  private final int[] rowOfRank;

  /** The ranks that stay frequent, ascending; the first {@link #rows} places count. */
  final int[] rankOfRow;

  /** The support of each row. */
  final int[] supportOfRow;

  /** How many rows there are. */
  int rows;

  /** How many words of 64 baskets a row has. */
  int words;

  /** All rows, one after another. */
  long[] bits = new long[0];

  Projection(Ranking ranking) {
    this.ranking = ranking;
    counts = new int[ranking.size()];
    rowOfRank = new int[ranking.size()];
    rankOfRow = new int[ranking.size()];
    supportOfRow = new int[ranking.size()];
  }

  /**
   * Holds the baskets of {@code first} from now on.
   *
   * @param laterOnly whether to keep only ranks above {@code first}, or all the others
   */
  void project(int first, int minSupport, boolean laterOnly) {
    count(first, laterOnly);
    rows = 0;
    int lowest = laterOnly ? first + 1 : 0;
    for (int rank = lowest; rank < counts.length; rank++) {
      if (rank != first && counts[rank] >= minSupport) {
        rowOfRank[rank] = rows;
        rankOfRow[rows] = rank;
        supportOfRow[rows] = counts[rank];
        rows++;
      } else {
        rowOfRank[rank] = -1;
      }
    }
    words = (ranking.supportOfRank[first] + 63) >>> 6;
    int needed = Math.multiplyExact(rows, words);
    if (bits.length < needed) {
      bits = new long[needed];
    } else {
      Arrays.fill(bits, 0, needed, 0);
    }
    mark(first, laterOnly);
  }

  private void count(int first, boolean laterOnly) {
    Arrays.fill(counts, 0);
    for (int o = ranking.occurrenceFrom[first]; o < ranking.occurrenceFrom[first + 1]; o++) {
      int position = ranking.occurrences[o];
      int end = ranking.basketEnd[position];
      for (int p = laterOnly ? position + 1 : ranking.basketStart[position]; p < end; p++) {
        counts[ranking.ranks[p]]++;
      }
    }
  }

  private void mark(int first, boolean laterOnly) {
    int from = ranking.occurrenceFrom[first];
    for (int o = from; o < ranking.occurrenceFrom[first + 1]; o++) {
      int position = ranking.occurrences[o];
      int end = ranking.basketEnd[position];
      int word = (o - from) >>> 6;
      long bit = 1L << (o - from);
      for (int p = laterOnly ? position + 1 : ranking.basketStart[position]; p < end; p++) {
        int row = rowOfRank[ranking.ranks[p]];
        if (row >= 0) {
          bits[row * words + word] |= bit;
        }
      }
    }
  }
}
