package guanxi.kernels.experiment;

import guanxi.kernels.learning.Classifier;
import guanxi.kernels.learning.Examples;
import guanxi.kernels.learning.LogisticRegression;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Who is moved by a treatment, learned from an experiment, and whether knowing it helps.
 *
 * <p>Two learners, each scored on people it did not learn from (two folds): the T-learner takes the
 * difference of two models, one per group; the class transform models whether somebody did what her
 * group should make her do. Their order of people is judged by the Qini curve:
 *
 * <pre>
 *   Q(φ) = hits among treated in the first share φ − hits among control · treated/control there
 *   Qini = mean over φ of (Q(φ) − φ Q(1)) / treated people
 * </pre>
 *
 * <p>in additional hits per treated person; 0 for a random order. The interval is a bootstrap over
 * people. When it covers 0 there is no usable difference between people: treat everybody or nobody.
 *
 * @see <a href="https://doi.org/10.1089/big.2017.0104">Devriendt, Moldovan and Verbeke (2018), A
 *     Literature Survey and Experimental Evaluation of the State-of-the-Art in Uplift Modeling</a>
 */
public final class Uplift {

  private static final int DRAWS = 200;
  private static final int POINTS = 50;

  private Uplift() {}

  /** How scores are learned. */
  public enum Learner {
    /** Difference of a model of the treated and one of the others. */
    TWO_MODELS,
    /** One model of "hit and treated, or no hit and not treated". */
    CLASS_TRANSFORM
  }

  /** What to do with what was learned. */
  public enum Advice {
    /** The order of people is worth something: treat those above a threshold. */
    TREAT_SOME,
    /** Everybody gains about alike. */
    TREAT_EVERYBODY,
    /** Nobody gains, as far as can be seen. */
    TREAT_NOBODY
  }

  /**
   * A readout.
   *
   * @param effect of treating everybody, on the share of hits
   * @param qini of the learner's order
   * @param scores expected gain of each person, in the order of the rows; comparable only among
   *     themselves for the class transform
   */
  public record Readout(Interval effect, Interval qini, Advice advice, Scores scores) {}

  /** One number per person; finite. */
  public static final class Scores {
    private final double[] values;

    private Scores(double[] values) {
      this.values = values;
    }

    /** The score of a person. */
    public double of(int person) {
      return values[person];
    }
  }

  /**
   * Learns and judges.
   *
   * @param rows what was known of each person before, all of one width; NaN where not known
   * @param treated whether she was treated
   * @param hit whether she did it
   * @throws IllegalArgumentException when nobody or everybody was treated, or rows, treatments and
   *     hits do not go together
   */
  public static Readout learn(double[][] rows, boolean[] treated, boolean[] hit, Learner learner) {
    if (treated.length != rows.length || hit.length != rows.length) {
      throw new IllegalArgumentException(
          "%d rows, %d treatments and %d hits do not go together"
              .formatted(rows.length, treated.length, hit.length));
    }
    var counts = new long[4];
    for (int i = 0; i < hit.length; i++) {
      counts[treated[i] ? 0 : 2] += hit[i] ? 1 : 0;
      counts[treated[i] ? 1 : 3]++;
    }
    Interval effect = Effect.ofShares(counts[0], counts[1], counts[2], counts[3]);
    double[] scores = crossFitted(rows, treated, hit, learner);
    Interval qini = qini(scores, treated, hit);
    Advice advice =
        qini.low() > 0
            ? Advice.TREAT_SOME
            : effect.low() > 0 ? Advice.TREAT_EVERYBODY : Advice.TREAT_NOBODY;
    return new Readout(effect, qini, advice, new Scores(scores));
  }

  private static double[] crossFitted(
      double[][] rows, boolean[] treated, boolean[] hit, Learner learner) {
    Examples all = Examples.of(rows, hit);
    var scores = new double[rows.length];
    int[] order = shuffled(rows.length, new Random(20260101));
    for (int fold = 0; fold < 2; fold++) {
      int side = fold;
      int[] learn = pick(order, i -> i % 2 != side);
      int[] judge = pick(order, i -> i % 2 == side);
      if (learner == Learner.TWO_MODELS) {
        Classifier with = LogisticRegression.fit(all.only(filter(learn, treated, true)));
        Classifier without = LogisticRegression.fit(all.only(filter(learn, treated, false)));
        for (int row : judge) {
          scores[row] = with.probability(rows[row]) - without.probability(rows[row]);
        }
      } else {
        Classifier model = LogisticRegression.fit(transformed(rows, treated, hit).only(learn));
        for (int row : judge) {
          scores[row] = 2 * model.probability(rows[row]) - 1;
        }
      }
    }
    return scores;
  }

  /** Whether each did what her group should make her do; both groups weigh the same together. */
  private static Examples transformed(double[][] rows, boolean[] treated, boolean[] hit) {
    long treatedPeople = IntStream.range(0, treated.length).filter(i -> treated[i]).count();
    var asMeant = new boolean[hit.length];
    var weights = new double[hit.length];
    for (int i = 0; i < hit.length; i++) {
      asMeant[i] = hit[i] == treated[i];
      double group = treated[i] ? treatedPeople : hit.length - treatedPeople;
      weights[i] = hit.length / (2 * group);
    }
    return Examples.weighted(rows, asMeant, weights);
  }

  private static int[] pick(int[] order, java.util.function.IntPredicate places) {
    return IntStream.range(0, order.length).filter(places).map(i -> order[i]).toArray();
  }

  private static int[] filter(int[] rows, boolean[] treated, boolean wanted) {
    return Arrays.stream(rows).filter(row -> treated[row] == wanted).toArray();
  }

  private static int[] shuffled(int size, Random random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int spare = order[i];
      order[i] = order[other];
      order[other] = spare;
    }
    return order;
  }

  /** The Qini of an order of people, with its bootstrap interval. */
  static Interval qini(double[] scores, boolean[] treated, boolean[] hit) {
    // People with equal scores stand in random order: the file's may depend on the treatment.
    Integer[] order =
        Arrays.stream(shuffled(scores.length, new Random(20260103)))
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> -scores[i]));
    var all = new int[scores.length];
    Arrays.fill(all, 1);
    double estimate = qini(order, all, treated, hit);
    var random = new Random(20260102);
    var draws = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      var times = new int[scores.length];
      for (int i = 0; i < times.length; i++) {
        times[random.nextInt(times.length)]++;
      }
      draws[draw] = qini(order, times, treated, hit);
    }
    Arrays.sort(draws);
    return new Interval(estimate, draws[DRAWS / 40], draws[DRAWS - 1 - DRAWS / 40]);
  }

  private static double qini(Integer[] order, int[] times, boolean[] treated, boolean[] hit) {
    long people = Arrays.stream(times).asLongStream().sum();
    var curve = new double[POINTS + 1];
    var sums = new double[4];
    long seen = 0;
    int point = 1;
    for (int person : order) {
      int weight = times[person];
      sums[treated[person] ? 0 : 2] += hit[person] ? weight : 0;
      sums[treated[person] ? 1 : 3] += weight;
      seen += weight;
      while (point <= POINTS && seen * POINTS >= point * people) {
        curve[point++] = gain(sums);
      }
    }
    double area = 0;
    for (int p = 1; p <= POINTS; p++) {
      double above = curve[p] - curve[POINTS] * p / POINTS;
      double before = curve[p - 1] - curve[POINTS] * (p - 1) / POINTS;
      area += (above + before) / 2 / POINTS;
    }
    return sums[1] == 0 ? 0 : area / sums[1];
  }

  private static double gain(double[] sums) {
    return sums[3] == 0 ? 0 : sums[0] - sums[2] * sums[1] / sums[3];
  }
}
