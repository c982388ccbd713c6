package guanxi.kernels.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Turns margins into probabilities that come true as often as they say.
 *
 * <p>Two ways, both rising: Platt's line in log odds, and isotonic regression (pool adjacent
 * violators) with straight lines between the middles of the pools, so that people who differ stay
 * apart. Learned from margins of people the model did not learn from.
 *
 * @see <a href="https://doi.org/10.1145/1102351.1102430">Niculescu-Mizil and Caruana (2005),
 *     Predicting Good Probabilities with Supervised Learning, ICML</a>
 */
public final class Calibration {

  /** Isotonic steps need so many people of the rarer kind to be more than noise. */
  private static final int ENOUGH_FOR_STEPS = 1000;

  private final double[] margins;
  private final double[] logOdds;
  private final double slope;
  private final double offset;

  private Calibration(double[] margins, double[] logOdds, double slope, double offset) {
    this.margins = margins;
    this.logOdds = logOdds;
    this.slope = slope;
    this.offset = offset;
  }

  /** Steps where there are many examples, a line where there are few. */
  public static Calibration learn(double[] margins, boolean[] outcomes) {
    int hits = (int) IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
    return Math.min(hits, outcomes.length - hits) >= ENOUGH_FOR_STEPS
        ? isotonic(margins, outcomes)
        : platt(margins, outcomes);
  }

  /** A line: logit p = offset + slope · margin, never falling. */
  public static Calibration platt(double[] margins, boolean[] outcomes) {
    var rows = new double[margins.length][];
    for (int i = 0; i < margins.length; i++) {
      rows[i] = new double[] {margins[i]};
    }
    LogisticRegression line = LogisticRegression.fit(Examples.of(rows, outcomes));
    double offset = line.margin(new double[] {0});
    double slope = line.margin(new double[] {1}) - offset;
    return slope > 0
        ? new Calibration(new double[0], new double[0], slope, offset)
        : new Calibration(new double[0], new double[0], 0, line.base());
  }

  /** Pools that rise, each with one imagined person of either kind shared among them. */
  public static Calibration isotonic(double[] margins, boolean[] outcomes) {
    Integer[] order = IntStream.range(0, margins.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> margins[i]));
    var people = new double[order.length];
    var hits = new double[order.length];
    var sums = new double[order.length];
    int pools = 0;
    for (int i : order) {
      people[pools] = 1;
      hits[pools] = outcomes[i] ? 1 : 0;
      sums[pools] = margins[i];
      pools++;
      while (pools > 1
          && hits[pools - 2] * people[pools - 1] >= hits[pools - 1] * people[pools - 2]) {
        pools--;
        people[pools - 1] += people[pools];
        hits[pools - 1] += hits[pools];
        sums[pools - 1] += sums[pools];
      }
    }
    var middles = new double[pools];
    var logOdds = new double[pools];
    for (int pool = 0; pool < pools; pool++) {
      middles[pool] = sums[pool] / people[pool];
      logOdds[pool] = Math.log((hits[pool] + 0.5) / (people[pool] - hits[pool] + 0.5));
      if (pool > 0) {
        logOdds[pool] = Math.max(logOdds[pool], logOdds[pool - 1]);
      }
    }
    return new Calibration(middles, logOdds, 1, 0);
  }

  /** The calibrated log odds for a margin; rises with it. */
  public double logOdds(double margin) {
    if (margins.length == 0) {
      return offset + slope * margin;
    }
    int at = Arrays.binarySearch(margins, margin);
    if (at >= 0) {
      return logOdds[at];
    }
    int above = -at - 1;
    if (above == 0 || above == margins.length) {
      return logOdds[above == 0 ? 0 : above - 1];
    }
    double share = (margin - margins[above - 1]) / (margins[above] - margins[above - 1]);
    return logOdds[above - 1] + share * (logOdds[above] - logOdds[above - 1]);
  }

  /** The calibrated probability for a margin, in (0, 1). */
  public double probability(double margin) {
    return Classifier.sigmoid(Math.clamp(logOdds(margin), -30, 30));
  }
}
