package guanxi.insight.mining;

import java.util.List;

/**
 * How far the inputs of a model have moved since an earlier one was made: the population stability
 * index over the bins of a profile.
 *
 * <pre>  PSI = Σ (now − then) · ln(now / then),   shares with half a count added to every bin</pre>
 *
 * <p>0 for the same; from 0.1 on it is worth a look, from 0.25 on the model describes somebody
 * else.
 *
 * @see <a href="https://scholarworks.wmich.edu/dissertations/3208">Yurdakul (2018), Statistical
 *     Properties of Population Stability Index</a>
 */
final class Drift {

  static final double NOTABLE = 0.1;
  static final double STRONG = 0.25;

  private Drift() {}

  /** The index; 0 when the two have different bins or nothing in them. */
  static double index(List<Double> then, List<Double> now) {
    if (then.size() != now.size() || then.isEmpty()) {
      return 0;
    }
    double before = total(then);
    double after = total(now);
    double index = 0;
    for (int bin = 0; bin < now.size(); bin++) {
      double p = (now.get(bin) + 0.5) / after;
      double q = (then.get(bin) + 0.5) / before;
      index += (p - q) * Math.log(p / q);
    }
    return index;
  }

  private static double total(List<Double> counts) {
    return counts.stream().mapToDouble(Double::doubleValue).sum() + 0.5 * counts.size();
  }

  /** The last part of the text that says what an index means. */
  static String verdict(double index) {
    return index < NOTABLE ? "steady" : index < STRONG ? "moved" : "changed";
  }
}
