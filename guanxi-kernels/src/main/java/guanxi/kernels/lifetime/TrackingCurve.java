package guanxi.kernels.lifetime;

import static guanxi.kernels.lifetime.Parameters.requirePositive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cumulative repeat orders of a cohort, expected by a model and actual, step by step.
 *
 * @param points one per step, in time order
 */
public record TrackingCurve(List<Point> points) {

  /** Copies the list. */
  public TrackingCurve {
    points = List.copyOf(points);
  }

  /**
   * One moment of the curve.
   *
   * @param time since the origin
   * @param expected repeat orders before it by the model
   * @param actual repeat orders before it, so that an order on day 273 counts after week 39, not in
   *     it
   */
  public record Point(double time, double expected, double actual) {}

  /**
   * Draws the curve.
   *
   * @param firstOrders time of each customer's first order since a common origin
   * @param repeatOrders times of all repeat orders since that origin
   * @param times the moments to draw, ascending, since that origin
   */
  public static TrackingCurve of(
      RepeatPurchaseModel model, double[] firstOrders, double[] repeatOrders, double... times) {
    double[] starts = firstOrders.clone();
    Arrays.sort(starts);
    double[] repeats = repeatOrders.clone();
    Arrays.sort(repeats);
    List<Point> points = new ArrayList<>();
    int actual = 0;
    for (double time : times) {
      while (actual < repeats.length && repeats[actual] < time) {
        actual++;
      }
      points.add(new Point(time, expected(model, starts, time), actual));
    }
    return new TrackingCurve(points);
  }

  /** Evenly spaced moments: step, 2 step, … up to and including the end. */
  public static double[] every(double step, double end) {
    requirePositive("step", step);
    double[] times = new double[(int) Math.floor(end / step + 1e-9)];
    for (int i = 0; i < times.length; i++) {
      times[i] = (i + 1) * step;
    }
    return times;
  }

  /** Customers who started at the same moment are computed once. */
  private static double expected(RepeatPurchaseModel model, double[] starts, double time) {
    double sum = 0;
    for (int i = 0; i < starts.length && starts[i] < time; ) {
      int same = i + 1;
      while (same < starts.length && starts[same] == starts[i]) {
        same++;
      }
      sum += (same - i) * model.expectedRepeatOrders(time - starts[i]);
      i = same;
    }
    return sum;
  }
}
