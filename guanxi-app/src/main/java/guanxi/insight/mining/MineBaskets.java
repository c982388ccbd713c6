package guanxi.insight.mining;

import guanxi.insight.mining.BasketRules.ClosedSet;
import guanxi.insight.mining.BasketRules.Level;
import guanxi.insight.mining.BasketRules.Rule;
import guanxi.insight.mining.MinedCard.Body;
import guanxi.insight.mining.MinedCard.Kind;
import guanxi.insight.mining.MinedCard.Outcome;
import guanxi.kernels.basket.AssociationRule;
import guanxi.kernels.basket.AssociationRules;
import guanxi.kernels.basket.Baskets;
import guanxi.kernels.basket.ClosedItemsets;
import guanxi.kernels.basket.FrequentItemsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Finds what is bought together, by product and by category: every set that is frequent enough is
 * looked at, the rules that chance does not explain are kept.
 */
@Component
class MineBaskets implements MiningStep {

  private static final int LEAST_BASKETS = 50;
  private static final int LEAST_SUPPORT = 5;

  /** Below one basket in two thousand a rule helps nobody. */
  private static final double LEAST_SHARE = 0.0005;

  private static final int LONGEST = 3;

  /** A shop whose baskets hold more frequent sets than this is looked at with a higher support. */
  private static final int MOST_SETS = 150_000;

  private static final int MOST_RULES = 2_000;
  private static final int MOST_CLOSED = 300;
  private static final double FALSE_RATE = 0.05;

  private final BasketRules rules;
  private final MinedCards cards;

  MineBaskets(BasketRules rules, MinedCards cards) {
    this.rules = rules;
    this.cards = cards;
  }

  @Override
  public String phase() {
    return "baskets";
  }

  @Override
  public void mine(Mining mining) {
    PurchaseSample sample = mining.sample();
    Found products = find(Level.PRODUCT, sample);
    Found categories = find(Level.CATEGORY, sample);
    rules.replace(Level.PRODUCT, products.rules(), products.sets());
    rules.replace(Level.CATEGORY, categories.rules(), categories.sets());
    cards.add(Kind.BASKETS, mining.now(), card(sample, products, categories));
  }

  /** What was found at one level. */
  private record Found(int support, List<Rule> rules, List<ClosedSet> sets) {}

  private static Found find(Level level, PurchaseSample sample) {
    Baskets baskets = baskets(level, sample);
    if (baskets.size() < LEAST_BASKETS) {
      return new Found(0, List.of(), List.of());
    }
    int support = support(baskets);
    List<Rule> rules =
        AssociationRules.find(
                baskets, new AssociationRules.Thresholds(support, LONGEST, 0, 1, FALSE_RATE))
            .stream()
            .limit(MOST_RULES)
            .map(rule -> rule(rule, level, baskets, sample))
            .toList();
    return new Found(support, rules, closed(level, baskets, support, sample));
  }

  private static Baskets baskets(Level level, PurchaseSample sample) {
    Baskets.Builder builder = new Baskets.Builder();
    for (int order = 0; order < sample.orders(); order++) {
      builder.add(
          IntStream.of(sample.itemsOf(order))
              .mapToObj(item ->
                  level == Level.PRODUCT
                      ? Integer.toString(item)
                      : sample.items().get(item).category())
              .filter(Objects::nonNull)
              .distinct()
              .toList());
    }
    return builder.build();
  }

  /** The least support at which the search stays within bounds. */
  private static int support(Baskets baskets) {
    int support = Math.max(LEAST_SUPPORT, (int) Math.ceil(LEAST_SHARE * baskets.size()));
    while (!isWithinBounds(baskets, support)) {
      support = support + support / 2;
    }
    return support;
  }

  private static boolean isWithinBounds(Baskets baskets, int support) {
    int[] left = {MOST_SETS};
    FrequentItemsets.mine(baskets, support, LONGEST, (_, _, _) -> --left[0] > 0);
    return left[0] > 0;
  }

  private static Rule rule(
      AssociationRule rule, Level level, Baskets baskets, PurchaseSample sample) {
    List<String> labels = baskets.labels(rule.antecedent().items());
    String label = baskets.label(rule.consequent());
    double conviction = rule.conviction();
    return new Rule(
        labels.stream().map(one -> name(one, level, sample)).toList(),
        level == Level.PRODUCT
            ? labels.stream()
                .map(one -> sample.items().get(Integer.parseInt(one)).id())
                .filter(Objects::nonNull)
                .toList()
            : List.of(),
        name(label, level, sample),
        level == Level.PRODUCT ? sample.items().get(Integer.parseInt(label)).id() : null,
        rule.baskets(),
        rule.antecedentSupport(),
        rule.consequentSupport(),
        rule.support(),
        rule.confidence(),
        rule.lift(),
        rule.leverage(),
        Double.isInfinite(conviction) ? null : conviction,
        rule.adjustedPValue());
  }

  private static String name(String label, Level level, PurchaseSample sample) {
    return level == Level.PRODUCT ? sample.items().get(Integer.parseInt(label)).name() : label;
  }

  /** A set on its way into the list. */
  private record Counted(List<Integer> items, int support) {}

  /** The closed sets of two or more items that are in most baskets. */
  private static List<ClosedSet> closed(
      Level level, Baskets baskets, int support, PurchaseSample sample) {
    var best = new PriorityQueue<Counted>(Comparator.comparingInt(Counted::support));
    int[] left = {MOST_SETS};
    ClosedItemsets.mine(
        baskets,
        support,
        (items, length, count) -> {
          if (length > 1) {
            best.add(new Counted(Arrays.stream(items, 0, length).boxed().toList(), count));
            if (best.size() > MOST_CLOSED) {
              best.poll();
            }
          }
          return --left[0] > 0;
        });
    return best.stream()
        .sorted(
            Comparator.comparingInt(Counted::support)
                .reversed()
                .thenComparing(one -> one.items().toString()))
        .map(one ->
            new ClosedSet(
                baskets.labels(one.items().stream().mapToInt(Integer::intValue).toArray()).stream()
                    .map(label -> name(label, level, sample))
                    .toList(),
                one.support()))
        .toList();
  }

  private static Body card(PurchaseSample sample, Found products, Found categories) {
    boolean enough = sample.orders() >= LEAST_BASKETS;
    boolean found = !products.rules().isEmpty() || !categories.rules().isEmpty();
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("baskets", (double) sample.orders());
    facts.put("items", (double) sample.items().size());
    facts.put("support", (double) products.support());
    facts.put("rules", (double) products.rules().size());
    facts.put("categoryRules", (double) categories.rules().size());
    List<String> warnings = new ArrayList<>();
    if (!sample.isWhole()) {
      warnings.add("sampled");
    }
    return new Body(
        !enough ? Outcome.NOT_ENOUGH_DATA : found ? Outcome.FITTED : Outcome.NO_SIGNAL,
        "rules",
        sample.persons(),
        facts,
        List.of(),
        List.of(),
        warnings,
        Map.of(),
        Map.of("sizes", sizes(sample)));
  }

  /** Baskets by the number of their different items. */
  private static List<Double> sizes(PurchaseSample sample) {
    var bins = new Double[10];
    Arrays.fill(bins, 0.0);
    for (int order = 0; order < sample.orders(); order++) {
      bins[Math.min(9, sample.itemsOf(order).length - 1)]++;
    }
    return List.of(bins);
  }
}
