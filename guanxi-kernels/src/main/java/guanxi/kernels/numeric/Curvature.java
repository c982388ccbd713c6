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
    double[][] factor = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = -hessian[i][j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        if (i != j) {
          factor[i][j] = sum / factor[j][j];
        } else if (sum > 1e-10 * Math.abs(hessian[i][i])) {
          factor[i][i] = Math.sqrt(sum);
        } else {
          return Optional.empty();
        }
      }
    }
    double[][] inverse = new double[n][n];
    for (int column = 0; column < n; column++) {
      double[] solved = solve(factor, column);
      for (int row = 0; row < n; row++) {
        inverse[row][column] = solved[row];
      }
    }
    return Optional.of(inverse);
  }

  private static double[] solve(double[][] factor, int column) {
    int n = factor.length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = i == column ? 1 : 0;
      for (int k = 0; k < i; k++) {
        sum -= factor[i][k] * x[k];
      }
      x[i] = sum / factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < n; k++) {
        sum -= factor[k][i] * x[k];
      }
      x[i] = sum / factor[i][i];
    }
    return x;
  }

  private static double[] gradientNear(Objective objective, double[] at, int i, double step) {
    double[] near = at.clone();
    near[i] += step;
    double[] gradient = new double[at.length];
    objective.value(near, gradient);
    return gradient;
  }
}
