package guanxi.kernels.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Recommends what people bought near, and soon after, what a customer bought lately.
 *
 * <pre>
 *   score(j) = Σ over the history, newest first (age 0)   ageDecay^age · C[item(age), j]
 * </pre>
 *
 * <p>with the transitions C of {@link Settings}. A nearest-neighbour method: no training beyond
 * counting, every score can be traced to purchases, and a new purchase counts at once. Items
 * nothing points to are ordered by popularity, so the list is never short while there are items
 * left.
 *
 * @see <a href="https://doi.org/10.1145/3109859.3109872">Jannach and Ludewig (2017), When Recurrent
 *     Neural Networks meet the Neighborhood for Session-Based Recommendation, RecSys</a>: that such
 *     neighbours are hard to beat
 */
public final class NextPurchase {

  /** Older purchases no longer count: 0.9⁶⁰ is below two in a thousand. */
  private static final int MOST_AGES = 60;

  private final Transitions transitions;
  private final Settings settings;
  private final int[] popularityRank;
  private final int[] byPopularity;

  private NextPurchase(Transitions transitions, Settings settings) {
    this.transitions = transitions;
    this.settings = settings;
    int[] popularity = transitions.popularity();
    byPopularity = new int[popularity.length];
    popularityRank = new int[popularity.length];
    var keys = new long[popularity.length];
    for (int item = 0; item < keys.length; item++) {
      keys[item] = ((long) (Integer.MAX_VALUE - popularity[item]) << 32) | item;
    }
    Arrays.sort(keys);
    for (int rank = 0; rank < keys.length; rank++) {
      byPopularity[rank] = (int) keys[rank];
      popularityRank[byPopularity[rank]] = rank;
    }
  }

  /** Learns from all purchases. */
  public static NextPurchase fit(Sequences sequences, Settings settings) {
    return fit(sequences, 0, settings);
  }

  /** Learns from all but the last {@code without} purchases of each person. */
  static NextPurchase fit(Sequences sequences, int without, Settings settings) {
    return new NextPurchase(Transitions.count(sequences, without, settings), settings);
  }

  /** A place to add up scores; one per thread. */
  public Scratch scratch() {
    return new Scratch(popularityRank.length);
  }

  /**
   * The best items for a history.
   *
   * @param history purchases, oldest first
   * @param count how many, at least 0
   * @param scratch from {@link #scratch}
   */
  public List<Recommendation> recommend(int[] history, int count, Scratch scratch) {
    add(history, scratch);
    List<Recommendation> best = new ArrayList<>();
    scratch.touched().stream()
        .filter(item -> isListed(item, scratch))
        .sorted(
            Comparator.<Integer>comparingDouble(item -> -scratch.scores[item])
                .thenComparingInt(item -> popularityRank[item]))
        .limit(count)
        .forEach(item -> best.add(explained(item, history, scratch.scores[item])));
    for (int rank = 0; rank < byPopularity.length && best.size() < count; rank++) {
      int item = byPopularity[rank];
      if (scratch.scores[item] == 0 && isListed(item, scratch)) {
        best.add(new Recommendation(item, 0, -1, 0));
      }
    }
    scratch.clear(history);
    return best;
  }

  /** How many items would stand before the target in the full list; 0 is the top. */
  int rank(int[] history, int target, Scratch scratch) {
    add(history, scratch);
    double score = scratch.scores[target];
    boolean hidden = !isListed(target, scratch);
    int before = 0;
    int popularBefore = popularityRank[target];
    for (int t = 0; t < scratch.size; t++) {
      int item = scratch.items[t];
      boolean morePopular = popularityRank[item] < popularityRank[target];
      double other = scratch.scores[item];
      boolean ahead = other > score || (other == score && morePopular);
      before += ahead && isListed(item, scratch) ? 1 : 0;
      popularBefore -= morePopular ? 1 : 0;
    }
    if (score == 0) {
      before += popularBefore - ownedAndUntouched(history, target, scratch);
    }
    scratch.clear(history);
    return hidden ? Integer.MAX_VALUE : before;
  }

  /** Adds {@code weight} × score / highest score to each item's place; returns the highest. */
  double addTo(double[] sums, int[] history, double weight, Scratch scratch) {
    add(history, scratch);
    double highest = 0;
    for (int t = 0; t < scratch.size; t++) {
      highest = Math.max(highest, scratch.scores[scratch.items[t]]);
    }
    for (int t = 0; t < scratch.size && highest > 0; t++) {
      int item = scratch.items[t];
      sums[item] += weight * scratch.scores[item] / highest;
    }
    scratch.clear(history);
    return highest;
  }

  /** The purchase that speaks most for an item, −1 when none does. */
  int because(int item, int[] history) {
    return explained(item, history, 1).because();
  }

  /** The items, best sold first. */
  int[] byPopularity() {
    return byPopularity;
  }

  private boolean isListed(int item, Scratch scratch) {
    return settings.repeats() || !scratch.owned[item];
  }

  private int ownedAndUntouched(int[] history, int target, Scratch scratch) {
    if (settings.repeats()) {
      return 0;
    }
    return (int)
        Arrays.stream(history)
            .distinct()
            .filter(i -> scratch.scores[i] == 0 && popularityRank[i] < popularityRank[target])
            .count();
  }

  private void add(int[] history, Scratch scratch) {
    double weight = 1;
    int oldest = Math.max(0, history.length - MOST_AGES);
    for (int p = history.length - 1; p >= oldest; p--) {
      int item = history[p];
      for (int e = transitions.from(item); e < transitions.to(item); e++) {
        scratch.add(transitions.column(e), weight * transitions.value(e));
      }
      weight *= settings.ageDecay();
    }
    for (int item : history) {
      scratch.owned[item] = true;
    }
  }

  private Recommendation explained(int item, int[] history, double score) {
    double weight = 1;
    double most = 0;
    int because = -1;
    for (int p = history.length - 1; p >= Math.max(0, history.length - MOST_AGES); p--) {
      for (int e = transitions.from(history[p]); e < transitions.to(history[p]); e++) {
        if (transitions.column(e) == item && weight * transitions.value(e) > most) {
          most = weight * transitions.value(e);
          because = history[p];
        }
      }
      weight *= settings.ageDecay();
    }
    return new Recommendation(item, score, because, score == 0 ? 0 : Math.min(1, most / score));
  }

  /** Reusable sums. Not safe for several threads. */
  public static final class Scratch {
    private final double[] scores;
    private final boolean[] owned;
    private final int[] items;
    private int size;

    private Scratch(int itemCount) {
      scores = new double[itemCount];
      owned = new boolean[itemCount];
      items = new int[itemCount];
    }

    private void add(int item, double value) {
      if (scores[item] == 0 && value > 0) {
        items[size++] = item;
      }
      scores[item] += value;
    }

    private List<Integer> touched() {
      var list = new ArrayList<Integer>(size);
      for (int i = 0; i < size; i++) {
        list.add(items[i]);
      }
      return list;
    }

    private void clear(int[] history) {
      for (int i = 0; i < size; i++) {
        scores[items[i]] = 0;
      }
      for (int item : history) {
        owned[item] = false;
      }
      size = 0;
    }
  }
}
