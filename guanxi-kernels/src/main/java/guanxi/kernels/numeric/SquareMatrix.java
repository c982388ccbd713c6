package guanxi.kernels.numeric;

import java.util.Arrays;
import java.util.Optional;

/** A small symmetric matrix. */
final class SquareMatrix {

  /** A pivot that keeps less than this share of its diagonal element is no pivot. */
  private static final double SMALLEST_PIVOT = 1e-12;

  private final double[][] elements;

  SquareMatrix(double[][] elements) {
    this.elements = elements;
  }

  static SquareMatrix identity(int n) {
    double[][] elements = new double[n][n];
    for (int i = 0; i < n; i++) {
      elements[i][i] = 1;
    }
    return new SquareMatrix(elements);
  }

  SquareMatrix times(double factor) {
    for (double[] row : elements) {
      Arrays.setAll(row, j -> row[j] * factor);
    }
    return this;
  }

  double[] times(double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += elements[i][j] * vector[j];
      }
    }
    return product;
  }

  void addOuter(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        elements[i][j] += factor * vector[i] * vector[j];
      }
    }
  }

  /**
   * Solves for the free variables, the others being 0, by Cholesky factors.
   *
   * @return empty where the matrix is not safely positive definite over the free variables
   */
  Optional<double[]> solve(double[] right, boolean[] free) {
    return factor(free).map(factor -> substitute(factor, right, free));
  }

  /** The inverse; empty where the matrix is not safely positive definite. */
  Optional<double[][]> inverse() {
    int n = elements.length;
    boolean[] free = new boolean[n];
    Arrays.fill(free, true);
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      Optional<double[]> column = solve(unit, free);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      inverse[i] = column.get();
    }
    return Optional.of(inverse);
  }

  /** The lower Cholesky factor with rows of 1 for the variables that are not free. */
  private Optional<double[][]> factor(boolean[] free) {
    int n = elements.length;
    double[][] factor = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double sum = free[i] && free[j] ? elements[i][j] : 0;
        factor[i][j] = (sum - dot(factor[i], factor[j], j)) / factor[j][j];
      }
      double diagonal = free[i] ? elements[i][i] : 1;
      double pivot = diagonal - dot(factor[i], factor[i], i);
      if (!(pivot > SMALLEST_PIVOT * diagonal)) {
        return Optional.empty();
      }
      factor[i][i] = Math.sqrt(pivot);
    }
    return Optional.of(factor);
  }

  private static double[] substitute(double[][] factor, double[] right, boolean[] free) {
    int n = right.length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = ((free[i] ? right[i] : 0) - dot(factor[i], x, i)) / factor[i][i];
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

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
