package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * The learned model: how often each level of agreement occurs for one person and for different
 * ones.
 *
 * <pre>
 *   P(match | γ) = π_M m(γ) / (π_M m(γ) + Σ over the other groups π_g g(γ))
 *   m(γ) = Π m_c(γ_c)  over the columns c that both records have
 * </pre>
 *
 * <p>This is Fellegi and Sunter's model with different people divided into strangers, neighbours
 * and members of a household, because a shared address says little about people who live together.
 * Missing values contribute nothing. Weights are natural logarithms of odds inside and powers of
 * two where people see them.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1969.10501049">Fellegi and Sunter (1969), A Theory
 *     for Record Linkage, JASA 64(328), 1183–1210</a>
 */
public final class MatchModel {

  /** At most this much, in natural logarithm, is added for a rare or taken for a common value. */
  private static final double MOST_FREQUENCY_WEIGHT = 2.5;

  private final List<Column> columns;
  private final List<Comparer> comparers;
  private final double[] logShare;
  private final double[][][] logChance;

  MatchModel(List<Column> columns, List<Comparer> comparers, double[] share, double[][][] chance) {
    this.columns = columns;
    this.comparers = comparers;
    this.logShare = new double[share.length];
    this.logChance = new double[share.length][columns.size()][];
    for (int g = 0; g < share.length; g++) {
      logShare[g] = Math.log(share[g]);
      for (int c = 0; c < columns.size(); c++) {
        logChance[g][c] = new double[chance[g][c].length];
        for (int level = 1; level < chance[g][c].length; level++) {
          logChance[g][c][level] = Math.log(chance[g][c][level]);
        }
      }
    }
  }

  /**
   * One level of one column.
   *
   * @param column its name
   * @param role what it says
   * @param level what the level means
   * @param m share of pairs of one person at this level, both values present
   * @param u share of pairs of unrelated people
   */
  public record LevelWeight(String column, Role role, String level, double m, double u) {

    /** log₂(m/u): the evidence in bits. */
    public double bits() {
      return Math.log(m / u) / Math.log(2);
    }
  }

  /** All levels of all columns, best level first. */
  public List<LevelWeight> levels() {
    var all = new ArrayList<LevelWeight>();
    for (int c = 0; c < columns.size(); c++) {
      for (int level = comparers.get(c).same(); level >= 1; level--) {
        all.add(levelWeight(c, level));
      }
    }
    return all;
  }

  private LevelWeight levelWeight(int column, int level) {
    return new LevelWeight(
        columns.get(column).name(),
        columns.get(column).role(),
        comparers.get(column).names().get(level),
        Math.exp(logChance[Group.MATCH][column][level]),
        Math.exp(logChance[Group.STRANGER][column][level]));
  }

  /** The estimated share of all pairs that are one person. */
  public double matchShare() {
    return Math.exp(logShare[Group.MATCH]);
  }

  /** Log odds of a match for a pattern, before the frequency of the values is considered. */
  double weight(long pattern) {
    double other = Double.NEGATIVE_INFINITY;
    for (int g = Group.MATCH + 1; g < Group.COUNT; g++) {
      other = logAdd(other, joint(g, pattern));
    }
    return joint(Group.MATCH, pattern) - other;
  }

  /**
   * Fills in the probability of each group, in the order of {@link Group}.
   *
   * @return the logarithm of the pattern's probability under the whole model
   */
  double posterior(long pattern, double[] posterior) {
    double most = Double.NEGATIVE_INFINITY;
    for (int g = 0; g < posterior.length; g++) {
      posterior[g] = joint(g, pattern);
      most = Math.max(most, posterior[g]);
    }
    double total = 0;
    for (int g = 0; g < posterior.length; g++) {
      posterior[g] = Math.exp(posterior[g] - most);
      total += posterior[g];
    }
    for (int g = 0; g < posterior.length; g++) {
      posterior[g] /= total;
    }
    return most + Math.log(total);
  }

  /** Log odds of a match for two records with a pattern. */
  double weight(long pattern, int a, int b) {
    double weight = weight(pattern);
    for (int c = 0; c < columns.size(); c++) {
      if (Patterns.level(pattern, c) == comparers.get(c).same()) {
        weight += frequencyWeight(c, a, b);
      }
    }
    return weight;
  }

  /**
   * Half of ln(u / frequency of the value): agreeing on a rare value says more.
   *
   * <p>The pair itself is left out of the frequency and the average stands in with the weight of a
   * tenth of the records, since the values of one person seen several times are no sign of a common
   * value.
   */
  private double frequencyWeight(int column, int a, int b) {
    Column values = columns.get(column);
    int code = values.code(a);
    return code == values.code(b) ? frequencyWeight(column, values.count(code)) : 0;
  }

  /** The same for a value that so many records have, the pair itself among them. */
  double frequencyWeight(int column, int count) {
    double u = Math.exp(logChance[Group.STRANGER][column][comparers.get(column).same()]);
    double n = columns.get(column).present();
    double frequency = (Math.max(0, count - 2) + 0.1 * n * u) / (1.1 * n);
    double weight = 0.5 * Math.log(u / frequency);
    return Math.clamp(weight, -MOST_FREQUENCY_WEIGHT, MOST_FREQUENCY_WEIGHT);
  }

  private double joint(int group, long pattern) {
    double sum = logShare[group];
    double[][] chances = logChance[group];
    for (int c = 0; c < chances.length; c++) {
      // The entry of level 0, a missing value, is 0.
      sum += chances[c][Patterns.level(pattern, c)];
    }
    return sum;
  }

  static double logAdd(double a, double b) {
    double high = Math.max(a, b);
    return high == Double.NEGATIVE_INFINITY
        ? high
        : high + Math.log1p(Math.exp(Math.min(a, b) - high));
  }

  /** 1 / (1 + e^−w): the probability for log odds. */
  static double probability(double weight) {
    return 1 / (1 + Math.exp(-weight));
  }

  /** Why two records were judged as they were: the levels that both have, strongest first. */
  List<LevelWeight> explain(long pattern) {
    var evidence = new ArrayList<LevelWeight>();
    for (int c = 0; c < columns.size(); c++) {
      int level = Patterns.level(pattern, c);
      if (level != Comparer.MISSING) {
        evidence.add(levelWeight(c, level));
      }
    }
    evidence.sort((x, y) -> Double.compare(Math.abs(y.bits()), Math.abs(x.bits())));
    return List.copyOf(evidence);
  }
}
