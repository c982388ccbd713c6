package guanxi.kernels.product;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The probability that two shops' offers are one product, learned without anybody's judgement.
 *
 * <p>Fellegi and Sunter's model over a few graded comparisons of {@link PairFeatures}, fitted by
 * expectation maximisation on the candidate pairs themselves:
 *
 * <pre>
 *   P(same | γ) = λ m(γ) / (λ m(γ) + (1 − λ) u(γ)),   m(γ) = Π m_c(γ_c),  u(γ) = Π u_c(γ_c)
 * </pre>
 *
 * <p>Grades rise with agreement and m/u is kept from falling with them, so that the two classes
 * cannot change places. What an offer does not say contributes nothing. The class of the same
 * starts among the pairs that agree best; at most one in {@value #LEAST_CANDIDATES} candidates is
 * assumed to be one product at first.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1969.10501049">Fellegi and Sunter (1969), A Theory
 *     for Record Linkage, JASA 64(328)</a>
 */
public final class OfferLinker {

  private static final int LEAST_CANDIDATES = 10;
  private static final int ITERATIONS = 200;
  private static final double IMAGINED = 2;

  private static final int WORDS = 0;
  private static final int NUMBERS = 1;
  private static final int CHARACTERS = 2;
  private static final int MAKER = 3;
  private static final int PRICE = 4;
  private static final int COMPARISONS = 5;
  private static final int GRADES = 8;

  private final PairFeatures features;
  private final double[][] same = new double[COMPARISONS][GRADES];
  private final double[][] other = new double[COMPARISONS][GRADES];
  private double share;

  private OfferLinker(PairFeatures features) {
    this.features = features;
  }

  /** Two offers of two shops that may be one product. */
  public record Candidate(Offer left, Offer right) {}

  /**
   * Learns from candidate pairs that nobody judged.
   *
   * @throws IllegalArgumentException with fewer than twenty
   */
  public static OfferLinker learn(List<Candidate> candidates) {
    if (candidates.size() < 20) {
      throw new IllegalArgumentException(
          "twenty candidate pairs are needed, got " + candidates.size());
    }
    var vocabulary = new Vocabulary();
    for (Candidate pair : candidates) {
      vocabulary.add(pair.left());
      vocabulary.add(pair.right());
    }
    var linker = new OfferLinker(new PairFeatures(vocabulary));
    List<int[]> patterns = new ArrayList<>(candidates.size());
    for (Candidate pair : candidates) {
      patterns.add(linker.grades(pair.left(), pair.right()));
    }
    linker.fit(patterns);
    return linker;
  }

  /** The probability that two offers are one product, in [0, 1]. */
  public double probability(Offer left, Offer right) {
    return probability(grades(left, right));
  }

  /**
   * Joins offers of two shops, the likeliest first, each with one of the other shop at most: a shop
   * seldom lists one product twice.
   *
   * @return for each candidate whether it was joined
   */
  public boolean[] join(List<Candidate> candidates) {
    var probability = new double[candidates.size()];
    var alike = new double[candidates.size()];
    for (int i = 0; i < probability.length; i++) {
      Candidate pair = candidates.get(i);
      probability[i] = probability(pair.left(), pair.right());
      alike[i] = features.of(pair.left(), pair.right())[2];
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < probability.length; i++) {
      if (probability[i] >= 0.5) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> -probability[i])
            .thenComparingDouble(i -> -alike[i])
            .thenComparingInt(i -> i));
    var joined = new boolean[probability.length];
    Set<Offer> left = new HashSet<>();
    Set<Offer> right = new HashSet<>();
    for (int i : order) {
      Candidate pair = candidates.get(i);
      if (!left.contains(pair.left()) && !right.contains(pair.right())) {
        left.add(pair.left());
        right.add(pair.right());
        joined[i] = true;
      }
    }
    return joined;
  }

  /** The share of the candidates that it takes for one product. */
  public double share() {
    return share;
  }

  private double probability(int[] grades) {
    double weight = Math.log(share / (1 - share));
    for (int c = 0; c < COMPARISONS; c++) {
      if (grades[c] >= 0) {
        weight += Math.log(same[c][grades[c]] / other[c][grades[c]]);
      }
    }
    return 1 / (1 + Math.exp(-weight));
  }

  /** How well they agree by each comparison, from 0; −1 where one does not say. */
  private int[] grades(Offer left, Offer right) {
    double[] row = features.of(left, right);
    var grades = new int[COMPARISONS];
    grades[WORDS] = grade(row[2], .15, .3, .4, .5, .6, .75, .9);
    grades[NUMBERS] = row[10] > 0 ? 0 : row[8] == 0 && row[9] == 0 ? -1 : row[9] > 0 ? 1 : 2;
    grades[CHARACTERS] = grade(row[12], .3, .4, .5, .6, .7, .8, .9);
    grades[MAKER] =
        Double.isNaN(row[20]) ? -1 : row[20] > 0 ? 2 : grade(row[19], .85, 2, 2, 2, 2, 2, 2);
    grades[PRICE] = Double.isNaN(row[21]) ? -1 : grade(row[21], .5, .7, .8, .9, .97, 2, 2);
    return grades;
  }

  private static int grade(double value, double... steps) {
    int grade = 0;
    while (grade < steps.length && value >= steps[grade]) {
      grade++;
    }
    return grade;
  }

  private void fit(List<int[]> patterns) {
    double[] belief = start(patterns);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      maximise(patterns, belief);
      double moved = 0;
      for (int i = 0; i < belief.length; i++) {
        double next = probability(patterns.get(i));
        moved = Math.max(moved, Math.abs(next - belief[i]));
        belief[i] = next;
      }
      if (moved < 1e-6) {
        return;
      }
    }
  }

  /** Believes in those that agree best by all comparisons together. */
  private static double[] start(List<int[]> patterns) {
    var agreement = new double[patterns.size()];
    for (int i = 0; i < agreement.length; i++) {
      int[] grades = patterns.get(i);
      agreement[i] =
          grades[WORDS]
              + grades[CHARACTERS]
              + (grades[NUMBERS] == 0 ? -3 : 0)
              + (grades[PRICE] < 0 ? 0 : grades[PRICE] - 2.5) * 0.5;
    }
    double[] order = agreement.clone();
    Arrays.sort(order);
    double bar = order[order.length - 1 - order.length / LEAST_CANDIDATES];
    var belief = new double[agreement.length];
    for (int i = 0; i < belief.length; i++) {
      belief[i] = agreement[i] >= bar ? 0.9 : 0.02;
    }
    return belief;
  }

  private void maximise(List<int[]> patterns, double[] belief) {
    double total = 0;
    for (int c = 0; c < COMPARISONS; c++) {
      Arrays.fill(same[c], IMAGINED / GRADES);
      Arrays.fill(other[c], IMAGINED / GRADES);
    }
    for (int i = 0; i < belief.length; i++) {
      total += belief[i];
      int[] grades = patterns.get(i);
      for (int c = 0; c < COMPARISONS; c++) {
        if (grades[c] >= 0) {
          same[c][grades[c]] += belief[i];
          other[c][grades[c]] += 1 - belief[i];
        }
      }
    }
    share = Math.clamp(total / belief.length, 1e-4, 0.5);
    for (int c = 0; c < COMPARISONS; c++) {
      normalise(same[c]);
      normalise(other[c]);
      keepRising(same[c], other[c]);
    }
  }

  private static void normalise(double[] counts) {
    double sum = Arrays.stream(counts).sum();
    for (int grade = 0; grade < counts.length; grade++) {
      counts[grade] /= sum;
    }
  }

  /** Pools neighbouring grades whose ratio falls though agreement rises. */
  private static void keepRising(double[] same, double[] other) {
    for (int round = 0; round < same.length; round++) {
      boolean falls = false;
      for (int grade = 1; grade < same.length; grade++) {
        if (same[grade] * other[grade - 1] < same[grade - 1] * other[grade] * (1 - 1e-9)) {
          double ratio = (same[grade] + same[grade - 1]) / (other[grade] + other[grade - 1]);
          same[grade] = ratio * other[grade];
          same[grade - 1] = ratio * other[grade - 1];
          falls = true;
        }
      }
      if (!falls) {
        return;
      }
    }
  }
}
