package guanxi.kernels.recommend;

import guanxi.kernels.recommend.Suggestion.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What to show to whom: next purchases, alternatives, dearer choices, reasons to come back.
 *
 * <pre>
 *   score = (1 − w) · recent / max recent + w · graph / max graph,   then × the shop's preference
 * </pre>
 *
 * <p>"recent" looks at what people buy soon after ({@link NextPurchase}), "graph" at what the same
 * people ever bought ({@link Settings#graphFilter}); w is chosen by the last but one purchase of
 * everybody. Where nothing points anywhere, what sells best in the categories of the history comes
 * first, then what sells best at all. A list takes time proportional to the items that the history
 * points to. A purchase counts at once when it is in the history asked with. Ask with one {@link
 * Desk} per thread.
 */
public final class ShopRecommender {

  private static final double[] SHARES = {0, 0.15, 0.3, 0.5, 0.7, 1};
  private static final int JUDGED = 3_000;

  private final NextPurchase recent;
  private final NextPurchase graph;
  private final ShopItems items;
  private final double graphShare;

  private ShopRecommender(
      NextPurchase recent, NextPurchase graph, ShopItems items, double graphShare) {
    this.recent = recent;
    this.graph = graph;
    this.items = items;
    this.graphShare = graphShare;
  }

  /**
   * Learns from purchases.
   *
   * @param settings of the recent part, from {@link Tuning} or {@link Settings#usual}
   * @param items as many as the sequences have
   */
  public static ShopRecommender learn(Sequences sequences, Settings settings, ShopItems items) {
    if (items.count() != sequences.itemCount()) {
      throw new IllegalArgumentException(
          "%d items are described, %d were bought".formatted(items.count(), sequences.itemCount()));
    }
    double share = chooseShare(sequences, settings);
    return new ShopRecommender(
        NextPurchase.fit(sequences, settings),
        NextPurchase.fit(sequences, Settings.graphFilter()),
        items,
        share);
  }

  private static double chooseShare(Sequences sequences, Settings settings) {
    NextPurchase recent = NextPurchase.fit(sequences, 2, settings);
    NextPurchase graph = NextPurchase.fit(sequences, 2, Settings.graphFilter());
    var scratch = recent.scratch();
    var gains = new double[SHARES.length];
    var byRecent = new double[sequences.itemCount()];
    var byGraph = new double[sequences.itemCount()];
    int step = Math.max(1, sequences.size() / JUDGED);
    for (int person = 0; person < sequences.size(); person += step) {
      if (sequences.length(person) >= 3) {
        int[] history = sequences.history(person, 2);
        Arrays.fill(byRecent, 0);
        Arrays.fill(byGraph, 0);
        recent.addTo(byRecent, history, 1, scratch);
        graph.addTo(byGraph, history, 1, scratch);
        int target = sequences.fromLast(person, 1);
        for (int s = 0; s < SHARES.length; s++) {
          gains[s] += gain(byRecent, byGraph, SHARES[s], target);
        }
      }
    }
    int best = 0;
    for (int s = 1; s < SHARES.length; s++) {
      best = gains[s] > gains[best] ? s : best;
    }
    return SHARES[best];
  }

  /** 1 / log₂(rank + 2) among the first ten, else 0. */
  private static double gain(double[] recent, double[] graph, double share, int target) {
    double score = (1 - share) * recent[target] + share * graph[target];
    int before = 0;
    for (int item = 0; score > 0 && item < recent.length && before < 10; item++) {
      before += (1 - share) * recent[item] + share * graph[item] > score ? 1 : 0;
    }
    return score > 0 && before < 10 ? Math.log(2) / Math.log(before + 2.0) : 0;
  }

  /** How much the graph filter counts, in [0, 1]; the rest is what was bought soon after. */
  public double graphShare() {
    return graphShare;
  }

  /** A place to ask at; one per thread. */
  public Desk desk() {
    return new Desk(this);
  }

  /** Answers questions. Not safe for several threads. */
  public static final class Desk {

    private final ShopRecommender shop;
    private final NextPurchase.Scratch scratch;
    private final double[] sums;

    private Desk(ShopRecommender shop) {
      this.shop = shop;
      this.scratch = shop.recent.scratch();
      this.sums = new double[shop.items.count()];
    }

    /** What somebody is likely to buy next; purchases oldest first. */
    public List<Suggestion> next(int[] history, ShopRules rules, int count) {
      return list(history, shop.graphShare, rules, count, _ -> true);
    }

    /** What brings somebody back who has long been away: all she ever bought counts alike. */
    public List<Suggestion> winBack(int[] history, ShopRules rules, int count) {
      return list(history, 1, rules, count, _ -> true);
    }

    /** What is bought by those who buy an item, in its category first. */
    public List<Suggestion> similar(int item, ShopRules rules, int count) {
      return list(new int[] {item}, 1, rules, count, _ -> true);
    }

    /** Dearer items of an item's category, those that its buyers buy first. */
    public List<Suggestion> upSell(int item, ShopRules rules, int count) {
      double price = shop.items.price(item);
      return list(
              new int[] {item},
              1,
              rules,
              count,
              other -> shop.items.sameCategory(item, other) && shop.items.price(other) > price)
          .stream()
          .map(s -> new Suggestion(s.item(), s.score(), Reason.DEARER_CHOICE, item))
          .toList();
    }

    private List<Suggestion> list(
        int[] history, double share, ShopRules rules, int count, IntPredicate wanted) {
      Arrays.fill(sums, 0);
      if (share < 1) {
        shop.recent.addTo(sums, history, 1 - share, scratch);
      }
      if (share > 0) {
        shop.graph.addTo(sums, history, share, scratch);
      }
      Set<Integer> owned = new HashSet<>();
      Arrays.stream(history).forEach(owned::add);
      IntPredicate listed =
          item ->
              wanted.test(item)
                  && rules.allows(item, owned.contains(item))
                  && rules.preferred(item, 1) > 0;
      List<Suggestion> answer = new ArrayList<>();
      for (int item : best(rules, count, listed)) {
        double score = rules.preferred(item, sums[item]);
        answer.add(new Suggestion(item, score, Reason.BOUGHT_NEAR, because(item, history, share)));
      }
      fillUp(answer, history, count, listed);
      return answer;
    }

    private int[] best(ShopRules rules, int count, IntPredicate listed) {
      return IntStream.range(0, sums.length)
          .filter(item -> sums[item] > 0 && listed.test(item))
          .boxed()
          .sorted(
              Comparator.<Integer>comparingDouble(item -> -rules.preferred(item, sums[item]))
                  .thenComparingInt(item -> item))
          .limit(count)
          .mapToInt(Integer::intValue)
          .toArray();
    }

    private int because(int item, int[] history, double share) {
      int because = share < 1 ? shop.recent.because(item, history) : -1;
      return because < 0 ? shop.graph.because(item, history) : because;
    }

    /** Best sellers: of the categories of the history first. */
    private void fillUp(List<Suggestion> answer, int[] history, int count, IntPredicate listed) {
      Map<Integer, Integer> categories = new HashMap<>();
      for (int item : history) {
        categories.put(shop.items.category(item), item);
      }
      categories.remove(ShopItems.NO_CATEGORY);
      IntPredicate ofCategory = item -> categories.containsKey(shop.items.category(item));
      IntPredicate fresh = item -> sums[item] == 0 && listed.test(item);
      for (int item : bestSellers(count - answer.size(), fresh.and(ofCategory))) {
        int because = categories.getOrDefault(shop.items.category(item), -1);
        answer.add(new Suggestion(item, 0, Reason.POPULAR_IN_CATEGORY, because));
      }
      for (int item : bestSellers(count - answer.size(), fresh.and(ofCategory.negate()))) {
        answer.add(new Suggestion(item, 0, Reason.POPULAR, -1));
      }
    }

    private int[] bestSellers(int count, IntPredicate fit) {
      return Arrays.stream(shop.recent.byPopularity()).filter(fit).limit(count).toArray();
    }
  }
}
