package guanxi.kernels.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Divides customers into as many segments as come out again when the customers are drawn anew.
 *
 * <p>Features are brought to one robust scale. For each number of segments the customers are drawn
 * with replacement twelve times; each draw gives its own centres, by which everybody is assigned,
 * and the mean agreement (adjusted Rand index) with the assignment by all customers is the
 * stability. The largest number whose stability is at least 0.85 is chosen, otherwise the most
 * stable one. The same rows give the same segments.
 *
 * @see <a href="https://doi.org/10.1016/j.csda.2006.11.025">Hennig (2007), Cluster-wise Assessment
 *     of Cluster Stability, Computational Statistics &amp; Data Analysis 52, 258–271</a>
 */
public final class Segmentation {

  /** What a number of segments must reach to count as stable. */
  public static final double STABLE = 0.85;

  private static final int DRAWS = 12;
  private static final int MOST_ROWS = 5_000;
  private static final long SEED = 20260101;

  private final RobustScale scale;
  private final KMeans means;
  private final List<Stability> stabilities;
  private final List<Segment> segments;

  private Segmentation(
      RobustScale scale, KMeans means, List<Stability> stabilities, List<Segment> segments) {
    this.scale = scale;
    this.means = means;
    this.stabilities = List.copyOf(stabilities);
    this.segments = List.copyOf(segments);
  }

  /** How stable a number of segments is; at most 1. */
  public record Stability(int segments, double agreement) {}

  /**
   * One segment.
   *
   * @param size how many customers
   * @param medians of each feature over its customers, in the units of the input
   */
  public record Segment(int size, List<Double> medians) {}

  /**
   * Finds segments.
   *
   * @param rows one per customer, all of one width, finite
   * @param most segments to consider, at least 2
   * @throws IllegalArgumentException when there are fewer than two different customers
   */
  public static Segmentation find(double[][] rows, int most) {
    check(rows, most);
    var scale = new RobustScale(rows);
    double[][] scaled = Arrays.stream(rows).map(scale::scaled).toArray(double[][]::new);
    long distinct = Arrays.stream(scaled).map(Arrays::toString).distinct().limit(most).count();
    if (distinct < 2) {
      throw new IllegalArgumentException("every customer is the same: there are no segments");
    }
    double[][] sample = sample(scaled);
    List<Stability> stabilities = new ArrayList<>();
    for (int k = 2; k <= Math.min(most, distinct); k++) {
      stabilities.add(new Stability(k, stability(sample, k)));
    }
    int chosen = choose(stabilities);
    KMeans means = KMeans.fit(scaled, chosen, SEED);
    return new Segmentation(
        scale, means, stabilities, describe(rows, means.assign(scaled), chosen));
  }

  private static void check(double[][] rows, int most) {
    if (rows.length < 2 || most < 2) {
      throw new IllegalArgumentException(
          "two customers and two segments are the least, got %d and %d"
              .formatted(rows.length, most));
    }
    for (int row = 0; row < rows.length; row++) {
      for (double value : rows[row]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("row %d holds %s".formatted(row, value));
        }
      }
    }
  }

  /** Stability needs some thousand rows, not millions. */
  private static double[][] sample(double[][] rows) {
    if (rows.length <= MOST_ROWS) {
      return rows;
    }
    return new Random(SEED)
        .ints(0, rows.length)
        .distinct()
        .limit(MOST_ROWS)
        .mapToObj(row -> rows[row])
        .toArray(double[][]::new);
  }

  private static double stability(double[][] rows, int k) {
    int[] reference = KMeans.fit(rows, k, SEED).assign(rows);
    var random = new Random(SEED + k);
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      var drawn = new double[rows.length][];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = rows[random.nextInt(rows.length)];
      }
      sum += RandIndex.adjusted(reference, KMeans.fit(drawn, k, random.nextLong()).assign(rows));
    }
    return sum / DRAWS;
  }

  private static int choose(List<Stability> stabilities) {
    Stability chosen = stabilities.getFirst();
    for (Stability next : stabilities) {
      boolean stable = next.agreement() >= STABLE;
      if (stable || (chosen.agreement() < STABLE && next.agreement() > chosen.agreement())) {
        chosen = next;
      }
    }
    return chosen.segments();
  }

  private static List<Segment> describe(double[][] rows, int[] assigned, int k) {
    List<Segment> segments = new ArrayList<>();
    for (int segment = 0; segment < k; segment++) {
      int wanted = segment;
      int[] members =
          java.util.stream.IntStream.range(0, rows.length)
              .filter(row -> assigned[row] == wanted)
              .toArray();
      List<Double> medians = new ArrayList<>();
      for (int f = 0; f < rows[0].length; f++) {
        int feature = f;
        double[] values =
            Arrays.stream(members).mapToDouble(m -> rows[m][feature]).sorted().toArray();
        medians.add(values.length == 0 ? 0 : values[values.length / 2]);
      }
      segments.add(new Segment(members.length, List.copyOf(medians)));
    }
    return segments;
  }

  /** The segments, by number. */
  public List<Segment> segments() {
    return segments;
  }

  /** How stable each number of segments was. */
  public List<Stability> stabilities() {
    return stabilities;
  }

  /** The segment of a customer, also of one who came later. */
  public int segmentOf(double[] row) {
    return means.nearest(scale.scaled(row));
  }
}
