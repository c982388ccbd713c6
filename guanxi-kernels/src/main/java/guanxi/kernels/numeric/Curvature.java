package guanxi.kernels.numeric;

import java.util.Optional;

/**
 * The second derivatives of an objective at a point, from central differences of its gradient, and
 * what follows from them: a Newton step and the covariance of a maximum-likelihood estimate.
 *
 * <p>With step 1e-4 the relative error of a second derivative is about 1e-8 for variables of order
 * one, such as logarithms of parameters.
 */
public final class Curvature {

  private static final double STEP = 1e-4;

  private Curvature() {}

  /** The Hessian at a point, made symmetric. */
  public static double[][] hessian(Objective objective, double[] at) {
    int n = at.length;
    double[][] hessian = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] above = gradientNear(objective, at, i, STEP);
      double[] below = gradientNear(objective, at, i, -STEP);
      for (int j = 0; j < n; j++) {
        double second = (above[j] - below[j]) / (2 * STEP);
        hessian[i][j] += second / 2;
        hessian[j][i] += second / 2;
      }
    }
    return hessian;
  }

  /**
   * The inverse of the negative Hessian, by Cholesky factors.
   *
   * @return empty where the negative Hessian is not safely positive definite: the point is no
   *     strict maximum, or the objective is flat in some direction
   */
  public static Optional<double[][]> covariance(double[][] hessian) {
    int n = hessian.length;
    double[][] negative = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        negative[i][j] = -hessian[i][j];
      }
    }
    return new SquareMatrix(negative).inverse();
  }

  private static double[] gradientNear(Objective objective, double[] at, int i, double step) {
    double[] near = at.clone();
    near[i] += step;
    double[] gradient = new double[at.length];
    objective.value(near, gradient);
    return gradient;
  }
}
