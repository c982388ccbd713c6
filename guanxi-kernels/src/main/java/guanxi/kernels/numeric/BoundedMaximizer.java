package guanxi.kernels.numeric;

import java.util.Arrays;

/**
 * Maximises a smooth function of a few variables inside a box.
 *
 * <p>BFGS with projection: the inverse of the negative Hessian is built up from gradients,
 * variables that press against a bound are left out of the step, steps are shortened until the
 * value rises enough (Armijo). Convergence asks for both a small relative change of the value and a
 * small projected gradient, so neither a flat ridge nor a short step is mistaken for the summit.
 * The objective should be scaled so that values are of order one (a mean, not a sum).
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright (2006), Numerical
 *     Optimization, algorithms 6.1 and 16.5</a>
 */
public final class BoundedMaximizer {

  private static final double ARMIJO = 1e-4;

  /** In logarithms of parameters: a factor of 7.4 a step keeps early steps out of the corners. */
  private static final double LONGEST_STEP = 2;

  private final double[] lower;
  private final double[] upper;
  private final double tolerance;
  private final int maxIterations;

  /**
   * Sets the box and the stopping rule.
   *
   * @param lower lower bounds
   * @param upper upper bounds, each above its lower bound
   * @param tolerance largest slope at which the search may stop; the relative change of the value
   *     must be below a thousandth of it
   * @param maxIterations steps after which the search gives up and reports what it has
   */
  public BoundedMaximizer(double[] lower, double[] upper, double tolerance, int maxIterations) {
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
  }

  /** A box with the same bounds for every variable. */
  public static BoundedMaximizer inCube(int variables, double bound, double tolerance) {
    double[] upper = new double[variables];
    Arrays.fill(upper, bound);
    double[] lower = new double[variables];
    Arrays.fill(lower, -bound);
    return new BoundedMaximizer(lower, upper, tolerance, 500);
  }

  /** Climbs from the start, which is moved into the box first. */
  public Maximum maximize(Objective objective, double[] start) {
    int n = start.length;
    double[] at = clamp(start);
    double[] gradient = new double[n];
    double value = evaluate(objective, at, gradient);
    double[][] inverse = identity(n, 1);
    boolean fresh = true;
    boolean settled = false;
    int iteration = 0;
    while (iteration < maxIterations && !(settled && slope(at, gradient) <= tolerance)) {
      double[] direction = direction(inverse, at, gradient);
      double[] next = new double[n];
      double[] nextGradient = new double[n];
      double nextValue =
          search(objective, new Point(at, value, gradient), direction, next, nextGradient);
      iteration++;
      if (Double.isNaN(nextValue)) {
        if (fresh) {
          break;
        }
        inverse = identity(n, 1);
        fresh = true;
        continue;
      }
      if (fresh) {
        inverse = identity(n, firstScale(at, next, gradient, nextGradient));
        fresh = false;
      }
      update(inverse, at, next, gradient, nextGradient);
      settled = Math.abs(nextValue - value) <= 1e-3 * tolerance * (1 + Math.abs(value));
      at = next;
      gradient = nextGradient;
      value = nextValue;
    }
    double slope = slope(at, gradient);
    boolean stuckAtSummit = slope <= 1e3 * tolerance;
    return new Maximum(at, value, slope, iteration, stuckAtSummit && Double.isFinite(value));
  }

  /**
   * The largest derivative by a variable that may still move that way.
   *
   * @param at a point inside the box
   * @param gradient the gradient there
   */
  public double slope(double[] at, double[] gradient) {
    double largest = 0;
    for (int i = 0; i < at.length; i++) {
      if (isFree(i, at, gradient)) {
        largest = Math.max(largest, Math.abs(gradient[i]));
      }
    }
    return largest;
  }

  @SuppressWarnings("ArrayRecordComponent") // lives within one step
  private record Point(double[] at, double value, double[] gradient) {}

  private boolean isFree(int i, double[] at, double[] gradient) {
    return !(at[i] <= lower[i] && gradient[i] < 0) && !(at[i] >= upper[i] && gradient[i] > 0);
  }

  private double[] direction(double[][] inverse, double[] at, double[] gradient) {
    int n = at.length;
    double[] direction = new double[n];
    double climb = 0;
    for (int i = 0; i < n; i++) {
      if (isFree(i, at, gradient)) {
        for (int j = 0; j < n; j++) {
          direction[i] += isFree(j, at, gradient) ? inverse[i][j] * gradient[j] : 0;
        }
        climb += direction[i] * gradient[i];
      }
    }
    if (!(climb > 0)) {
      for (int i = 0; i < n; i++) {
        direction[i] = isFree(i, at, gradient) ? gradient[i] : 0;
      }
    }
    shorten(direction);
    return direction;
  }

  private static void shorten(double[] direction) {
    double longest = 0;
    for (double d : direction) {
      longest = Math.max(longest, Math.abs(d));
    }
    if (longest > LONGEST_STEP) {
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= LONGEST_STEP / longest;
      }
    }
  }

  /** Fills next and its gradient; NaN when no step along the direction raises the value. */
  private double search(
      Objective objective, Point from, double[] direction, double[] next, double[] nextGradient) {
    double step = 1;
    for (int tries = 0; tries < 40; tries++) {
      double promised = 0;
      boolean moved = false;
      for (int i = 0; i < next.length; i++) {
        double to = from.at[i] + step * direction[i];
        next[i] = Math.max(lower[i], Math.min(upper[i], to));
        promised += from.gradient[i] * (next[i] - from.at[i]);
        moved |= next[i] != from.at[i];
      }
      if (!moved) {
        return Double.NaN;
      }
      double value = evaluate(objective, next, nextGradient);
      if (value >= from.value + ARMIJO * promised && value > Double.NEGATIVE_INFINITY) {
        return value;
      }
      step *= 0.4;
    }
    return Double.NaN;
  }

  private static double evaluate(Objective objective, double[] at, double[] gradient) {
    Arrays.fill(gradient, 0);
    double value = objective.value(at, gradient);
    for (double g : gradient) {
      if (!Double.isFinite(g)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  private static double firstScale(double[] at, double[] next, double[] before, double[] after) {
    double sy = 0;
    double yy = 0;
    for (int i = 0; i < at.length; i++) {
      double y = before[i] - after[i];
      sy += (next[i] - at[i]) * y;
      yy += y * y;
    }
    return sy > 0 && yy > 0 ? sy / yy : 1;
  }

  /** The BFGS update of the inverse; skipped where the curvature has the wrong sign. */
  private static void update(
      double[][] inverse, double[] at, double[] next, double[] before, double[] after) {
    int n = at.length;
    double[] s = new double[n];
    double[] y = new double[n];
    double sy = 0;
    for (int i = 0; i < n; i++) {
      s[i] = next[i] - at[i];
      y[i] = before[i] - after[i];
      sy += s[i] * y[i];
    }
    if (!(sy > 1e-300)) {
      return;
    }
    double[] hy = new double[n];
    double yhy = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        hy[i] += inverse[i][j] * y[j];
      }
      yhy += y[i] * hy[i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i][j] += (1 + yhy / sy) * s[i] * s[j] / sy - (hy[i] * s[j] + s[i] * hy[j]) / sy;
      }
    }
  }

  private double[] clamp(double[] start) {
    double[] at = start.clone();
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.max(lower[i], Math.min(upper[i], at[i]));
    }
    return at;
  }

  private static double[][] identity(int n, double scale) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = scale;
    }
    return matrix;
  }
}
