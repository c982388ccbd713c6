package guanxi.kernels.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

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
  private static final int MOST_ROWS_FOR_CENTRES = 50_000;

  /**
   * A median so many robust standard deviations from everybody's is worth a word, or a strong one.
   */
  private static final double NOTABLE = 0.5;

  private static final double STRONG = 1.5;
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

  /** How a segment's customers compare with all customers in one feature. */
  public enum Level {
    /** Far below the middle. */
    VERY_LOW,
    /** Below the middle. */
    LOW,
    /** About as everybody. */
    USUAL,
    /** Above the middle. */
    HIGH,
    /** Far above the middle. */
    VERY_HIGH
  }

  /**
   * One segment. Segments are numbered by their first feature's median, largest first, so that
   * numbers mean the same from one run to the next.
   *
   * @param size how many customers
   * @param medians of each feature over its customers, in the units of the input
   * @param levels of each feature, to name the segment by
   */
  public record Segment(int size, List<Double> medians, List<Level> levels) {

    /** Copies the lists. */
    public Segment {
      medians = List.copyOf(medians);
      levels = List.copyOf(levels);
    }
  }

  /**
   * Finds segments.
   *
   * @param rows one per customer, all of one width, finite
   * @param most segments to consider, at least 2
   * @throws IllegalArgumentException when there are fewer than two different customers, or rows are
   *     of different widths or not finite
   */
  public static Segmentation find(double[][] rows, int most) {
    check(rows, most);
    var scale = new RobustScale(rows);
    double[][] scaled = Arrays.stream(rows).map(scale::scaled).toArray(double[][]::new);
    long distinct = Arrays.stream(scaled).map(Arrays::toString).distinct().limit(most).count();
    if (distinct < 2) {
      throw new IllegalArgumentException("every customer is the same: there are no segments");
    }
    double[][] sample = sample(scaled, MOST_ROWS);
    List<Stability> stabilities = new ArrayList<>();
    for (int k = 2; k <= Math.min(most, distinct); k++) {
      stabilities.add(new Stability(k, stability(sample, k)));
    }
    int chosen = choose(stabilities);
    KMeans means = KMeans.fit(sample(scaled, MOST_ROWS_FOR_CENTRES), chosen, SEED);
    means = means.ordered(firstMedians(rows, means.assign(scaled), chosen));
    int[] assigned = means.assign(scaled);
    return new Segmentation(scale, means, stabilities, describe(rows, scaled, assigned, chosen));
  }

  private static void check(double[][] rows, int most) {
    if (rows.length < 2 || most < 2 || rows[0].length == 0) {
      throw new IllegalArgumentException(
          "two customers with a feature and two segments are the least, got %d and %d"
              .formatted(rows.length, most));
    }
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != rows[0].length) {
        throw new IllegalArgumentException(
            "row %d has %d features, row 0 has %d"
                .formatted(row, rows[row].length, rows[0].length));
      }
      for (double value : rows[row]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("row %d holds %s".formatted(row, value));
        }
      }
    }
  }

  /** Stability and centres need some thousand rows, not millions. */
  private static double[][] sample(double[][] rows, int most) {
    if (rows.length <= most) {
      return rows;
    }
    return new Random(SEED)
        .ints(0, rows.length)
        .distinct()
        .limit(most)
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

  /** The first feature's median of each segment, by which they are numbered. */
  private static double[] firstMedians(double[][] rows, int[] assigned, int k) {
    var medians = new double[k];
    for (int segment = 0; segment < k; segment++) {
      medians[segment] = median(rows, members(assigned, segment), 0);
    }
    return medians;
  }

  private static List<Segment> describe(double[][] rows, double[][] scaled, int[] assigned, int k) {
    List<Segment> segments = new ArrayList<>();
    for (int segment = 0; segment < k; segment++) {
      int[] members = members(assigned, segment);
      List<Double> medians = new ArrayList<>();
      List<Level> levels = new ArrayList<>();
      for (int f = 0; f < rows[0].length; f++) {
        medians.add(median(rows, members, f));
        levels.add(level(median(scaled, members, f)));
      }
      segments.add(new Segment(members.length, medians, levels));
    }
    return segments;
  }

  private static int[] members(int[] assigned, int segment) {
    return IntStream.range(0, assigned.length).filter(row -> assigned[row] == segment).toArray();
  }

  private static double median(double[][] rows, int[] members, int feature) {
    double[] values = Arrays.stream(members).mapToDouble(m -> rows[m][feature]).sorted().toArray();
    return values.length == 0 ? 0 : values[values.length / 2];
  }

  private static Level level(double deviations) {
    if (Math.abs(deviations) < NOTABLE) {
      return Level.USUAL;
    }
    boolean strong = Math.abs(deviations) >= STRONG;
    if (deviations > 0) {
      return strong ? Level.VERY_HIGH : Level.HIGH;
    }
    return strong ? Level.VERY_LOW : Level.LOW;
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

  /**
   * How customers moved since an earlier segmentation.
   *
   * @param before the earlier one, over the same features
   * @param then customers who were there both times, as they were
   * @param rows the same, as they are now
   * @return how many went from each earlier segment (first index) to each of these (second)
   */
  public int[][] movedFrom(Segmentation before, double[][] then, double[][] rows) {
    if (then.length != rows.length) {
      throw new IllegalArgumentException(
          "%d customers then, %d now".formatted(then.length, rows.length));
    }
    var moves = new int[before.segments.size()][segments.size()];
    for (int row = 0; row < rows.length; row++) {
      moves[before.segmentOf(then[row])][segmentOf(rows[row])]++;
    }
    return moves;
  }

  /** How far two divisions of the same customers agree: 1 for the same, about 0 for unrelated. */
  public static double agreement(int[] left, int[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          "%d and %d customers".formatted(left.length, right.length));
    }
    return RandIndex.adjusted(left, right);
  }
}
