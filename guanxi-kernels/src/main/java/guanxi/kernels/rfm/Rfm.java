package guanxi.kernels.rfm;

import java.util.Arrays;

/**
 * One customer's RFM scores among all of the shop, each from 1 (worst fifth) to 5 (best fifth).
 *
 * <p>The rule is 1 + ⌊5 · share of customers who are strictly worse⌋. It depends on nothing but the
 * values: equal customers get equal scores whatever their order in the file, and a score of 4 says
 * "better than at least 60 % of the others". Where most customers are equal (one order each), the
 * scores between are empty rather than drawn by lot.
 *
 * @param recency 5 for those who ordered last
 * @param frequency 5 for those who ordered most often
 * @param monetary 5 for those who spent most
 */
public record Rfm(int recency, int frequency, int monetary) {

  /** Fifths: scores run from 1 to this. */
  public static final int BEST = 5;

  /** Rejects scores outside 1 to 5. */
  public Rfm {
    requireScore("recency", recency);
    requireScore("frequency", frequency);
    requireScore("monetary", monetary);
  }

  /**
   * Scores all customers of a shop.
   *
   * @param daysSinceLastOrder of each customer; fewer is better
   * @param orders of each customer
   * @param money net of returns, of each customer, in one currency
   */
  public static Rfm[] of(double[] daysSinceLastOrder, double[] orders, double[] money) {
    int n = daysSinceLastOrder.length;
    if (orders.length != n || money.length != n) {
      throw new IllegalArgumentException(
          "arrays must be equally long, were %d, %d and %d"
              .formatted(n, orders.length, money.length));
    }
    double[] recent = new double[n];
    for (int i = 0; i < n; i++) {
      recent[i] = -daysSinceLastOrder[i];
    }
    int[] r = fifths(recent);
    int[] f = fifths(orders);
    int[] m = fifths(money);
    Rfm[] scores = new Rfm[n];
    for (int i = 0; i < n; i++) {
      scores[i] = new Rfm(r[i], f[i], m[i]);
    }
    return scores;
  }

  /**
   * The fifth of each value among all of them, larger values higher.
   *
   * @param values without NaN
   */
  public static int[] fifths(double[] values) {
    int n = values.length;
    double[] sorted = values.clone();
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("value %d is not a number".formatted(i));
      }
      sorted[i] += 0.0; // −0 and 0 are one value
    }
    Arrays.sort(sorted);
    int[] scores = new int[n];
    for (int i = 0; i < n; i++) {
      long worse = firstAt(sorted, values[i]);
      scores[i] = 1 + (int) (BEST * worse / n);
    }
    return scores;
  }

  /** The three digits as marketers write them, such as 555. */
  public int cell() {
    return 100 * recency + 10 * frequency + monetary;
  }

  /** How many sorted values are below. */
  private static int firstAt(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void requireScore(String name, int score) {
    if (score < 1 || score > BEST) {
      throw new IllegalArgumentException("%s must be 1 to 5, was %d".formatted(name, score));
    }
  }
}
