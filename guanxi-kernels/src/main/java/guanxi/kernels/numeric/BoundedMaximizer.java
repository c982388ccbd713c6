package guanxi.kernels.numeric;

import java.util.Arrays;
import java.util.Optional;

/**
 * Maximises a smooth function of a few variables inside a box.
 *
 * <p>BFGS with an active set: the curvature is built up from gradients and solved for the variables
 * that may move; a step ends at the first bound it meets, so that a ridge is followed along the
 * bound rather than left; steps are shortened until the value rises enough (Armijo). Convergence
 * asks for both a small relative change of the value and a small slope, so neither a flat ridge nor
 * a short step is mistaken for the summit. The objective should be scaled so that values are of
 * order one (a mean, not a sum).
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright (2006), Numerical
 *     Optimization, chapters 6 and 16.7</a>
 */
public final class BoundedMaximizer {

  private static final double ARMIJO = 1e-4;

  /** Relative error of a mean over a million customers: smaller falls are no falls. */
  private static final double NOISE = 1e-12;

  /** In logarithms of parameters: a factor of 7.4 a step keeps early steps out of the corners. */
  private static final double LONGEST_STEP = 2;

  private static final int MAX_ITERATIONS = 300;

  private final double lower;
  private final double upper;
  private final double tolerance;

  /**
   * Sets the box and the stopping rule.
   *
   * @param bound every variable stays within ±bound
   * @param tolerance largest slope at which the search may stop; the relative change of the value
   *     must be below a thousandth of it
   */
  public BoundedMaximizer(double bound, double tolerance) {
    this.lower = -bound;
    this.upper = bound;
    this.tolerance = tolerance;
  }

  /** Climbs from the start, which is moved into the box first. */
  public Maximum maximize(Objective objective, double[] start) {
    int n = start.length;
    double[] at = start.clone();
    Arrays.setAll(at, i -> Math.clamp(start[i], lower, upper));
    Point point = evaluate(objective, at);
    SquareMatrix curvature = SquareMatrix.identity(n);
    boolean fresh = true;
    boolean settled = false;
    int iteration = 0;
    while (iteration < MAX_ITERATIONS && !(settled && slope(point) <= tolerance)) {
      Optional<Point> found = search(objective, point, direction(curvature, point));
      iteration++;
      if (found.isEmpty()) {
        if (fresh) {
          break;
        }
        curvature = SquareMatrix.identity(n);
        fresh = true;
        continue;
      }
      Point next = found.get();
      double[] step = difference(next.at, point.at);
      double[] fall = difference(point.gradient, next.gradient);
      if (fresh) {
        curvature = SquareMatrix.identity(n).times(firstScale(step, fall));
        fresh = false;
      }
      update(curvature, step, fall);
      settled =
          Math.abs(next.value - point.value) <= 1e-3 * tolerance * (1 + Math.abs(point.value));
      point = next;
    }
    double slope = slope(point);
    boolean summit = slope <= 10 * tolerance && Double.isFinite(point.value);
    return new Maximum(point.at, point.value, slope, iteration, summit);
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
      if (isInside(at[i], gradient[i])) {
        largest = Math.max(largest, Math.abs(gradient[i]));
      }
    }
    return largest;
  }

  private double slope(Point point) {
    return slope(point.at, point.gradient);
  }

  @SuppressWarnings("ArrayRecordComponent") // lives within one search
  private record Point(double[] at, double value, double[] gradient) {}

  /** Whether a variable may move the way of a sign. */
  private boolean isInside(double at, double way) {
    return way > 0 ? at < upper : at > lower;
  }

  /** Newton's step with the curvature so far, over the variables that it does not push outside. */
  private double[] direction(SquareMatrix curvature, Point point) {
    int n = point.at.length;
    boolean[] free = new boolean[n];
    for (int i = 0; i < n; i++) {
      free[i] = isInside(point.at[i], point.gradient[i]);
    }
    double[] direction = point.gradient;
    for (int round = 0; round <= n; round++) {
      direction = curvature.solve(point.gradient, free).orElse(point.gradient);
      boolean outward = false;
      for (int i = 0; i < n; i++) {
        if (free[i] && direction[i] != 0 && !isInside(point.at[i], direction[i])) {
          free[i] = false;
          outward = true;
        }
      }
      if (!outward) {
        break;
      }
    }
    return shortened(direction, free);
  }

  private static double[] shortened(double[] direction, boolean[] free) {
    double longest = LONGEST_STEP;
    double[] step = new double[direction.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = free[i] ? direction[i] : 0;
      longest = Math.max(longest, Math.abs(step[i]));
    }
    for (int i = 0; i < step.length; i++) {
      step[i] *= LONGEST_STEP / longest;
    }
    return step;
  }

  /** The next point; empty when no step along the direction raises the value. */
  private Optional<Point> search(Objective objective, Point from, double[] direction) {
    double step = firstBound(from.at, direction);
    for (int tries = 0; tries < 40; tries++) {
      double[] at = new double[from.at.length];
      double promised = 0;
      boolean moved = false;
      for (int i = 0; i < at.length; i++) {
        at[i] = Math.clamp(from.at[i] + step * direction[i], lower, upper);
        promised += from.gradient[i] * (at[i] - from.at[i]);
        moved |= at[i] != from.at[i];
      }
      if (!moved) {
        return Optional.empty();
      }
      Point next = evaluate(objective, at);
      double least = from.value + ARMIJO * promised - NOISE * (1 + Math.abs(from.value));
      if (next.value > Double.NEGATIVE_INFINITY && !(next.value < least)) {
        return Optional.of(next);
      }
      step *= 0.4;
    }
    return Optional.empty();
  }

  /** The share of the direction, at most 1, that reaches the first bound. */
  private double firstBound(double[] at, double[] direction) {
    double share = 1;
    for (int i = 0; i < at.length; i++) {
      if (direction[i] != 0) {
        double room = direction[i] > 0 ? upper - at[i] : at[i] - lower;
        share = Math.min(share, room / Math.abs(direction[i]));
      }
    }
    return share;
  }

  private static Point evaluate(Objective objective, double[] at) {
    double[] gradient = new double[at.length];
    double value = objective.value(at, gradient);
    boolean usable = !Double.isNaN(value);
    for (double g : gradient) {
      usable &= Double.isFinite(g);
    }
    return new Point(at, usable ? value : Double.NEGATIVE_INFINITY, gradient);
  }

  /** A first guess of the curvature from one step; 1 where it tells nothing. */
  private static double firstScale(double[] step, double[] fall) {
    double sy = dot(step, fall);
    double yy = dot(fall, fall);
    return sy > 0 && yy > 0 ? yy / sy : 1;
  }

  /** The BFGS update; skipped where the curvature along the step has the wrong sign. */
  private static void update(SquareMatrix curvature, double[] step, double[] fall) {
    double sy = dot(step, fall);
    double[] bs = curvature.times(step);
    double sbs = dot(step, bs);
    if (sy > 1e-12 * sbs && sbs > 0) {
      curvature.addOuter(fall, 1 / sy);
      curvature.addOuter(bs, -1 / sbs);
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
