package guanxi.kernels.learning;

import java.util.Arrays;
import java.util.Random;

/**
 * Grows one tree on the gradients of the loss.
 *
 * <pre>
 *   value = rate · G / (H + λ),   gain = G_l²/(H_l + λ) + G_r²/(H_r + λ) − G²/(H + λ)
 * </pre>
 *
 * <p>where G sums the errors and H the curvatures of a node's rows. A split that leaves fewer than
 * the least rows on a side, or gains nothing, is not made.
 */
final class TreeGrower {

  private static final double RIDGE = 1;

  private final byte[][] bins;
  private final Bins ranges;
  private final BoostedTrees.Settings settings;
  private final Random random;
  private final double[] errors = new double[Bins.MOST + 1];
  private final double[] curvatures = new double[Bins.MOST + 1];
  private final int[] counts = new int[Bins.MOST + 1];
  private double[] error = new double[0];
  private double[] curvature = new double[0];
  private int[] rows = new int[0];
  private Tree tree = new Tree();

  TreeGrower(byte[][] bins, Bins ranges, BoostedTrees.Settings settings, Random random) {
    this.bins = bins;
    this.ranges = ranges;
    this.settings = settings;
    this.random = random;
  }

  /** The best question a node could ask. */
  private record Split(int column, int bin, double gain) {}

  Tree grow(double[] errorOfRow, double[] curvatureOfRow, int[] ofRows) {
    error = errorOfRow;
    curvature = curvatureOfRow;
    rows = ofRows;
    tree = new Tree();
    grow(tree.addLeaf(value(0, rows.length)), 0, rows.length, 0);
    return tree;
  }

  private void grow(int node, int from, int to, int depth) {
    if (depth == settings.depth() || to - from < 2 * settings.leastRows()) {
      return;
    }
    Split best = new Split(-1, 0, 1e-9);
    for (int column = 0; column < bins.length; column++) {
      if (settings.columnShare() >= 1 || random.nextDouble() < settings.columnShare()) {
        best = better(best, column, from, to);
      }
    }
    if (best.column() < 0) {
      return;
    }
    int middle = partition(best, from, to);
    int left = tree.addLeaf(value(from, middle));
    tree.addLeaf(value(middle, to));
    tree.split(node, best.column(), ranges.limit(best.column(), best.bin()), left);
    grow(left, from, middle, depth + 1);
    grow(left + 1, middle, to, depth + 1);
  }

  private double value(int from, int to) {
    double g = 0;
    double h = RIDGE;
    for (int i = from; i < to; i++) {
      g += error[rows[i]];
      h += curvature[rows[i]];
    }
    return settings.rate() * g / h;
  }

  private Split better(Split best, int column, int from, int to) {
    int used = ranges.count(column);
    Arrays.fill(errors, 0, used, 0);
    Arrays.fill(curvatures, 0, used, 0);
    Arrays.fill(counts, 0, used, 0);
    byte[] bin = bins[column];
    for (int i = from; i < to; i++) {
      int row = rows[i];
      int at = bin[row];
      errors[at] += error[row];
      curvatures[at] += curvature[row];
      counts[at]++;
    }
    return cut(best, column, used, to - from);
  }

  private Split cut(Split best, int column, int used, int rowsHere) {
    double allErrors = 0;
    double allCurvatures = RIDGE;
    for (int at = 0; at < used; at++) {
      allErrors += errors[at];
      allCurvatures += curvatures[at];
    }
    double without = allErrors * allErrors / allCurvatures;
    Split found = best;
    double g = 0;
    double h = RIDGE;
    int n = 0;
    for (int at = 0; at + 1 < used; at++) {
      g += errors[at];
      h += curvatures[at];
      n += counts[at];
      if (n >= settings.leastRows() && rowsHere - n >= settings.leastRows()) {
        double right = allErrors - g;
        double gain = g * g / h + right * right / (allCurvatures + RIDGE - h) - without;
        found = gain > found.gain() ? new Split(column, at, gain) : found;
      }
    }
    return found;
  }

  private int partition(Split split, int from, int to) {
    byte[] bin = bins[split.column()];
    int write = from;
    for (int i = from; i < to; i++) {
      if (bin[rows[i]] <= split.bin()) {
        int spare = rows[write];
        rows[write++] = rows[i];
        rows[i] = spare;
      }
    }
    return write;
  }
}
