package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds which records speak of the same person: the whole way from columns to clusters.
 *
 * <p>Unsupervised and deterministic. Time is proportional to the candidate pairs, about 25 for each
 * record; memory to 16 bytes a pair.
 */
public final class PeopleMatcher {

  /**
   * What may be chosen.
   *
   * @param threshold from which probability two records are joined, in (0, 1)
   * @param doubtful from which probability a pair that is not joined is worth a look, in (0, 1)
   * @param maxCluster the most records of one person, at least 2
   * @param verified names of columns whose different values are never joined
   * @param romanizer brings Chinese into comparable form
   */
  public record Options(
      double threshold,
      double doubtful,
      int maxCluster,
      Set<String> verified,
      Romanizer romanizer) {

    /** What suits most shops. */
    public static Options usual() {
      return new Options(0.5, 0.1, 200, Set.of(), Romanizer.NONE);
    }
  }

  private final MatchTable table;
  private final Options options;
  private final Romanizer romanizer;
  private final List<Comparer> comparers = new ArrayList<>();
  private final int[] codes;

  private PeopleMatcher(MatchTable table, Options options) {
    this.table = table;
    this.options = options;
    this.romanizer = new RememberingRomanizer(options.romanizer());
    this.codes = Patterns.codes(table.columns());
    for (Column column : table.columns()) {
      comparers.add(Comparer.of(column.role(), romanizer));
    }
  }

  /** Matches the records of a table. */
  public static MatchResult match(MatchTable table, Options options) {
    return new PeopleMatcher(table, options).match();
  }

  private Patterns patterns() {
    return new Patterns(table.columns(), romanizer, codes);
  }

  private MatchResult match() {
    List<BlockingRule> rules = BlockingPlan.choose(table, romanizer);
    List<PairList> candidates = new Candidates(table, rules, this::patterns).compare();
    var seen = new PatternCounts();
    for (PairList pairs : candidates) {
      for (int i = 0; i < pairs.size(); i++) {
        seen.add(pairs.pattern(i), 1);
      }
    }
    boolean every = rules.size() == 1 && rules.getFirst().keys().isEmpty();
    double[][] all =
        every
            ? RandomPairs.of(table, comparers, seen)
            : RandomPairs.drawn(table, comparers, patterns());
    MatchModel model =
        new ModelFit(table.columns(), comparers, seen, all, table.pairs()).fit(table.size());
    return decide(rules, candidates, seen, model);
  }

  private MatchResult decide(
      List<BlockingRule> rules, List<PairList> candidates, PatternCounts seen, MatchModel model) {
    double join = logit(options.threshold());
    double look = Math.min(join, logit(options.doubtful()));
    double[] weights = weights(seen, model);
    List<Clusters.Edge> edges = new ArrayList<>();
    List<Clusters.Edge> doubtful = new ArrayList<>();
    long compared = 0;
    for (PairList pairs : candidates) {
      compared += pairs.size();
      for (int i = 0; i < pairs.size(); i++) {
        long pattern = pairs.pattern(i);
        // Frequencies cannot lift a weight further than this; most pairs end here.
        if (weights[seen.add(pattern, 0)] < look - 8) {
          continue;
        }
        double weight = model.weight(pattern, pairs.left(i), pairs.right(i));
        if (weight >= look) {
          (weight >= join ? edges : doubtful)
              .add(new Clusters.Edge(pairs.left(i), pairs.right(i), weight));
        }
      }
    }
    Patterns patterns = patterns();
    double prior = Math.log(model.matchShare());
    var verified =
        table.columns().stream().filter(c -> options.verified().contains(c.name())).toList();
    var clusters =
        new Clusters(
            table.size(),
            options.maxCluster(),
            verified,
            (a, b) -> model.weight(patterns.of(a, b), a, b) - prior);
    int[] joined = clusters.join(edges);
    var summary = new ArrayList<MatchResult.Rule>();
    for (BlockingRule rule : rules) {
      summary.add(new MatchResult.Rule(rule.name(), rule.estimatedPairs()));
    }
    return new MatchResult(table, model, patterns, summary, compared, joined, edges, doubtful);
  }

  private static double[] weights(PatternCounts seen, MatchModel model) {
    var weights = new double[seen.size()];
    for (int number = 0; number < weights.length; number++) {
      weights[number] = model.weight(seen.pattern(number));
    }
    return weights;
  }

  private static double logit(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability must be in (0, 1), was " + probability);
    }
    return Math.log(probability / (1 - probability));
  }
}
