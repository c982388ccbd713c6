package guanxi.kernels.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Learns a {@link MatchModel} without labels, by expectation maximisation over pattern counts.
 *
 * <p>What strangers agree on is measured on random pairs and held fixed, less what the matches
 * among them contribute; what matches, households and neighbours agree on is learned from the
 * candidate pairs. For a household the columns that nobody shares keep the strangers' chances: two
 * people at one address have unrelated given names and birthdays. Thus the groups cannot change
 * places.
 *
 * <p>Shares refer to all possible pairs. A few imagined pairs of ordinary quality steady the
 * estimates when there are hardly any matches.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1977.tb01600.x">Dempster, Laird and Rubin
 *     (1977), Maximum Likelihood from Incomplete Data via the EM Algorithm, JRSS B 39(1)</a>
 * @see <a
 *     href="https://courses.cs.washington.edu/courses/cse590q/04au/papers/Winkler93.pdf">Winkler
 *     (1993), Improved Decision Rules in the Fellegi-Sunter Model</a>
 */
final class ModelFit {

  private static final Set<Role> TELLS_NAMESAKES_APART =
      Set.of(Role.DATE, Role.PHONE, Role.IDENTIFIER, Role.ADDRESS);
  private static final int GROUPS = Group.COUNT;
  private static final int ITERATIONS = 60;
  private static final double IMAGINED_PAIRS = 5;

  /** Rounds in which matches keep their usual quality, so that households are told apart first. */
  private static final int WARM_UP = 5;

  /** What nobody shares differs at most so often between records of one person. */
  private static final double MOST_DIFFERENT = 0.4;

  private static final double NEVER = 1e-300;
  private static final double LEAST_CHANCE = 1e-9;

  private final List<Column> columns;
  private final List<Comparer> comparers;
  private final PatternCounts seen;
  private final double pairs;
  private final double[][] all;
  private boolean warming;
  private final double[] share = new double[GROUPS];
  private final double[][][] chance = new double[GROUPS][][];

  /**
   * Prepares a fit.
   *
   * @param all per column and level the share among all pairs that have both values
   * @param pairs how many pairs there are, candidates or not
   */
  ModelFit(
      List<Column> columns,
      List<Comparer> comparers,
      PatternCounts seen,
      double[][] all,
      double pairs) {
    this.columns = columns;
    this.comparers = comparers;
    this.seen = seen;
    this.all = all;
    this.pairs = Math.max(1, pairs);
    start();
  }

  /** The best of a model with related people and one without, related people costing more. */
  MatchModel fit(int records) {
    double plain = run(records, false);
    MatchModel simple = new MatchModel(columns, comparers, share, chance);
    start();
    double rich = run(records, true);
    int parameters = 0;
    for (int g = Group.MATCH + 1; g < Group.STRANGER; g++) {
      parameters += isPossible(g) ? parameters(g) : 0;
    }
    // Two per parameter: a handful of odd matches must not be taken for a household.
    return rich - plain > 2.0 * parameters
        ? new MatchModel(columns, comparers, share, chance)
        : simple;
  }

  private int parameters(int group) {
    int parameters = 1;
    for (int c = 0; c < columns.size(); c++) {
      if (Group.shares(group, columns.get(c).role())) {
        parameters += comparers.get(c).levels() - 2;
      }
    }
    return parameters;
  }

  /** Whether there are columns that tell a group from matches as well as from strangers. */
  private boolean isPossible(int group) {
    Predicate<Role> apart =
        switch (group) {
          case Group.NAMESAKE -> TELLS_NAMESAKES_APART::contains;
          default -> role -> role.sharing() == Role.Sharing.NOBODY;
        };
    long shared = columns.stream().filter(c -> Group.shares(group, c.role())).count();
    return shared > 1 && columns.stream().anyMatch(c -> apart.test(c.role()));
  }

  private double run(int records, boolean related) {
    share[Group.MATCH] = Math.min(0.1, Math.max(1, 0.1 * records) / pairs);
    for (int g = Group.MATCH + 1; g < Group.STRANGER; g++) {
      double usual = g == Group.NEIGHBOUR ? 1e-3 : 0.5 * share[Group.MATCH];
      share[g] = related && isPossible(g) ? usual : NEVER;
    }
    share[Group.STRANGER] = 1 - sharesOfRelated();
    double likelihood = Double.NEGATIVE_INFINITY;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      warming = related && iteration < WARM_UP;
      double next = step();
      boolean settled = !warming && Math.abs(next - likelihood) < 1e-3;
      likelihood = next;
      if (settled) {
        break;
      }
    }
    return likelihood;
  }

  private double sharesOfRelated() {
    double sum = 0;
    for (int g = 0; g < Group.STRANGER; g++) {
      sum += share[g];
    }
    return sum;
  }

  private void start() {
    for (int g = 0; g < GROUPS; g++) {
      chance[g] = new double[columns.size()][];
      for (int c = 0; c < columns.size(); c++) {
        boolean shared = Group.shares(g, columns.get(c).role());
        chance[g][c] = shared ? usual(comparers.get(c).levels()) : all[c].clone();
      }
    }
  }

  /** What one expects of one person's records before seeing any: 80 % same, 6 % different. */
  private static double[] usual(int levels) {
    var usual = new double[levels];
    int between = levels - 3;
    usual[levels - 1] = between == 0 ? 0.92 : 0.80;
    usual[Comparer.DIFFERS] = between == 0 ? 0.08 : 0.06;
    for (int level = 2; level < levels - 1; level++) {
      usual[level] = 0.14 / between;
    }
    return usual;
  }

  /** One round; returns the log likelihood of the candidate pairs before it. */
  private double step() {
    double likelihood = 0;
    var model = new MatchModel(columns, comparers, share, chance);
    var found = new double[GROUPS];
    var levels = new double[GROUPS][columns.size()][8];
    var posterior = new double[GROUPS];
    for (int number = 0; number < seen.size(); number++) {
      long pattern = seen.pattern(number);
      likelihood += seen.count(number) * model.posterior(pattern, posterior);
      for (int g = 0; g < GROUPS - 1; g++) {
        double weight = posterior[g] * seen.count(number);
        found[g] += weight;
        for (int c = 0; c < columns.size(); c++) {
          levels[g][c][Patterns.level(pattern, c)] += weight;
        }
      }
    }
    for (int g = 0; g < GROUPS - 1; g++) {
      share[g] = Math.max(NEVER, found[g] / pairs);
      for (int c = 0; c < columns.size(); c++) {
        learn(g, c, levels[g][c]);
      }
    }
    share[Group.STRANGER] = Math.max(1e-6, 1 - sharesOfRelated());
    measureStrangers();
    return likelihood;
  }

  private void learn(int group, int column, double[] found) {
    Role role = columns.get(column).role();
    boolean personal = group == Group.MATCH && role.sharing() == Role.Sharing.NOBODY;
    if (Group.shares(group, role) && !(personal && warming)) {
      chance[group][column] = estimate(found, comparers.get(column).levels());
      limit(chance[group][column], personal ? MOST_DIFFERENT : 1);
    }
  }

  private static double[] estimate(double[] found, int levels) {
    double[] estimate = usual(levels);
    double total = IMAGINED_PAIRS;
    for (int level = 1; level < levels; level++) {
      total += found[level];
    }
    for (int level = 1; level < levels; level++) {
      estimate[level] = (estimate[level] * IMAGINED_PAIRS + found[level]) / total;
    }
    return estimate;
  }

  private static void limit(double[] chances, double most) {
    double different = chances[Comparer.DIFFERS];
    if (different > most) {
      for (int level = 2; level < chances.length; level++) {
        chances[level] *= (1 - most) / (1 - different);
      }
      chances[Comparer.DIFFERS] = most;
    }
  }

  /** All pairs less the matches among them; wherever people share nothing it is the strangers'. */
  private void measureStrangers() {
    for (int c = 0; c < columns.size(); c++) {
      var strangers = new double[all[c].length];
      for (int level = 1; level < strangers.length; level++) {
        double matches = share[Group.MATCH] * chance[Group.MATCH][c][level];
        strangers[level] =
            Math.max(LEAST_CHANCE, Math.max(0.03 * all[c][level], all[c][level] - matches));
      }
      double sum = Arrays.stream(strangers).sum();
      for (int level = 1; level < strangers.length; level++) {
        strangers[level] /= sum;
      }
      for (int g = 0; g < GROUPS; g++) {
        if (!Group.shares(g, columns.get(c).role())) {
          chance[g][c] = strangers;
        }
      }
    }
  }
}
