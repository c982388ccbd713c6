package guanxi.kernels.numeric;

/** A function of several variables that knows its gradient. */
@FunctionalInterface
public interface Objective {

  /**
   * The value at a point.
   *
   * @param at the point; not changed
   * @param gradient receives the derivative by each variable
   * @return the value; NaN and −∞ are both understood as "as bad as can be"
   */
  double value(double[] at, double[] gradient);
}
