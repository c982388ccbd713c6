package guanxi.kernels.segment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * k-means with k-means++ starts: the best of several runs by the sum of squared distances.
 *
 * @see <a href="https://theory.stanford.edu/~sergei/papers/kMeansPP-soda.pdf">Arthur and
 *     Vassilvitskii (2007), k-means++: The Advantages of Careful Seeding, SODA</a>
 */
final class KMeans {

  private static final int RUNS = 6;
  private static final int ROUNDS = 60;

  private final double[][] centres;
  private double cost;

  private KMeans(double[][] centres) {
    this.centres = centres;
  }

  /** The best centres for some rows; fewer than {@code k} rows give doubled centres. */
  static KMeans fit(double[][] rows, int k, long seed) {
    var random = new Random(seed);
    KMeans best = run(rows, k, random);
    for (int run = 1; run < RUNS; run++) {
      KMeans next = run(rows, k, random);
      best = next.cost < best.cost ? next : best;
    }
    return best;
  }

  private static KMeans run(double[][] rows, int k, Random random) {
    var means = new KMeans(seeds(rows, k, random));
    double before = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      means.improve(rows);
      if (before - means.cost <= 1e-9 * before) {
        break;
      }
      before = means.cost;
    }
    return means;
  }

  private static double[][] seeds(double[][] rows, int k, Random random) {
    var seeds = new double[k][];
    var distance = new double[rows.length];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    seeds[0] = rows[random.nextInt(rows.length)].clone();
    for (int s = 1; s < k; s++) {
      double total = 0;
      for (int row = 0; row < rows.length; row++) {
        distance[row] = Math.min(distance[row], squared(rows[row], seeds[s - 1]));
        total += distance[row];
      }
      double left = random.nextDouble() * total;
      int chosen = 0;
      while (chosen < rows.length - 1 && left >= distance[chosen]) {
        left -= distance[chosen++];
      }
      seeds[s] = rows[chosen].clone();
    }
    return seeds;
  }

  /** Moves each centre to the mean of its rows; one that has none stays. */
  private void improve(double[][] rows) {
    var sums = new double[centres.length][centres[0].length];
    var sizes = new int[centres.length];
    cost = 0;
    for (double[] row : rows) {
      int nearest = nearest(row);
      cost += squared(row, centres[nearest]);
      sizes[nearest]++;
      for (int f = 0; f < row.length; f++) {
        sums[nearest][f] += row[f];
      }
    }
    for (int c = 0; c < centres.length; c++) {
      for (int f = 0; sizes[c] > 0 && f < centres[c].length; f++) {
        centres[c][f] = sums[c][f] / sizes[c];
      }
    }
  }

  /** The centre nearest to a row, the first of equals. */
  int nearest(double[] row) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double distance = squared(row, centres[c]);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  /** The same centres, those with the largest key first; equal ones keep their order. */
  KMeans ordered(double[] keys) {
    double[][] ordered =
        IntStream.range(0, centres.length)
            .boxed()
            .sorted(Comparator.comparingDouble(centre -> -keys[centre]))
            .map(centre -> centres[centre])
            .toArray(double[][]::new);
    return new KMeans(ordered);
  }

  int[] assign(double[][] rows) {
    var assigned = new int[rows.length];
    for (int row = 0; row < rows.length; row++) {
      assigned[row] = nearest(rows[row]);
    }
    return assigned;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += (a[f] - b[f]) * (a[f] - b[f]);
    }
    return sum;
  }
}
