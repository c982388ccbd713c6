package guanxi.kernels.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns frequent sets into rules with one consequent, most significant first.
 *
 * <p>Every split of every frequent set is tested, and the correction for testing so many counts all
 * of them, not only those that are shown: a rule that survives is not the luckiest of thousands.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg (1995),
 *     Controlling the False Discovery Rate, JRSS B 57(1), 289–300</a>
 * @see <a href="https://doi.org/10.1145/253260.253325">Brin, Motwani, Ullman and Tsur (1997),
 *     Dynamic Itemset Counting and Implication Rules, SIGMOD</a>: conviction
 */
public final class AssociationRules {

  private AssociationRules() {}

  /**
   * What a rule must reach to be listed.
   *
   * @param minSupport baskets with all its items, at least 1
   * @param maxLength items on both sides together, at least 2
   * @param minConfidence in [0, 1]
   * @param minLift at least 0
   * @param maxFalseDiscoveryRate in (0, 1]
   */
  public record Thresholds(
      int minSupport,
      int maxLength,
      double minConfidence,
      double minLift,
      double maxFalseDiscoveryRate) {

    /** Rules of up to four items that raise the chance and are false in at most one of twenty. */
    public static Thresholds usual(int minSupport) {
      return new Thresholds(minSupport, 4, 0.0, 1.0, 0.05);
    }
  }

  /** The rules that reach the thresholds, by rising p-value, then falling lift. */
  public static List<AssociationRule> find(Baskets baskets, Thresholds thresholds) {
    Map<Itemset, Integer> supports = new HashMap<>();
    List<Itemset> sets = new ArrayList<>();
    FrequentItemsets.mine(
        baskets,
        thresholds.minSupport(),
        thresholds.maxLength(),
        (items, length, support) -> {
          var set = new Itemset(Arrays.copyOf(items, length), support);
          supports.put(key(set), support);
          sets.add(set);
          return true;
        });
    List<AssociationRule> all = new ArrayList<>();
    for (Itemset set : sets) {
      for (int i = 0; set.length() > 1 && i < set.length(); i++) {
        all.add(split(baskets.size(), set, i, supports));
      }
    }
    all.sort(
        Comparator.comparingDouble(AssociationRule::pValue)
            .thenComparing(Comparator.comparingDouble(AssociationRule::lift).reversed()));
    return adjusted(all).stream()
        .filter(rule -> rule.confidence() >= thresholds.minConfidence())
        .filter(rule -> rule.lift() >= thresholds.minLift())
        .filter(rule -> rule.adjustedPValue() <= thresholds.maxFalseDiscoveryRate())
        .toList();
  }

  private static Itemset key(Itemset set) {
    return new Itemset(set.items(), 0);
  }

  private static AssociationRule split(
      int baskets, Itemset set, int index, Map<Itemset, Integer> supports) {
    int left = support(supports, set.without(index));
    int right = support(supports, new Itemset(new int[] {set.item(index)}, 0));
    double p = FisherExact.upperTail(baskets, left, right, set.support());
    return new AssociationRule(
        new Itemset(set.without(index).items(), left),
        set.item(index),
        baskets,
        left,
        right,
        set.support(),
        p,
        p);
  }

  private static int support(Map<Itemset, Integer> supports, Itemset key) {
    Integer support = supports.get(key);
    if (support == null) {
      throw new IllegalStateException("a part of a frequent set is frequent: " + key);
    }
    return support;
  }

  /** Benjamini–Hochberg: adjusted p(i) = min over j ≥ i of p(j) · m / j, for ascending p. */
  private static List<AssociationRule> adjusted(List<AssociationRule> ascending) {
    var result = new ArrayList<>(ascending);
    double least = 1;
    for (int i = ascending.size() - 1; i >= 0; i--) {
      AssociationRule rule = ascending.get(i);
      least = Math.min(least, rule.pValue() * ascending.size() / (i + 1));
      result.set(
          i,
          new AssociationRule(
              rule.antecedent(),
              rule.consequent(),
              rule.baskets(),
              rule.antecedentSupport(),
              rule.consequentSupport(),
              rule.support(),
              rule.pValue(),
              least));
    }
    return result;
  }
}
