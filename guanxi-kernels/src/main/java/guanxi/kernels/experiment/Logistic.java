package guanxi.kernels.experiment;

/**
 * Logistic regression with a small ridge, by Newton's method.
 *
 * <pre>
 *   max Σ w (y ln p + (1 − y) ln(1 − p)) − ½ λ |b|²,   p = 1 / (1 + e^−(b₀ + b·x))
 * </pre>
 *
 * <p>Inputs are standardised inside; λ = 1 and the offset is free. Ends after 25 steps or when no
 * coefficient moves by 1e-8. Always finite: the ridge holds coefficients of inputs that separate
 * the outcomes.
 */
final class Logistic {

  private static final double RIDGE = 1;

  private final double[] mean;
  private final double[] scale;
  private final double[] coefficients;

  private Logistic(double[] mean, double[] scale) {
    this.mean = mean;
    this.scale = scale;
    this.coefficients = new double[mean.length + 1];
  }

  /** Learns from the rows at the given indexes. */
  static Logistic fit(double[][] rows, boolean[] outcomes, int[] of) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    var model = new Logistic(new double[width], new double[width]);
    model.standardise(rows, of);
    for (int step = 0; step < 25; step++) {
      if (model.newton(rows, outcomes, of) < 1e-8) {
        break;
      }
    }
    return model;
  }

  private void standardise(double[][] rows, int[] of) {
    for (int c = 0; c < mean.length; c++) {
      double sum = 0;
      for (int row : of) {
        sum += rows[row][c];
      }
      mean[c] = sum / Math.max(1, of.length);
      double squares = 0;
      for (int row : of) {
        squares += (rows[row][c] - mean[c]) * (rows[row][c] - mean[c]);
      }
      double deviation = Math.sqrt(squares / Math.max(1, of.length));
      scale[c] = deviation > 0 ? 1 / deviation : 0;
    }
  }

  private double newton(double[][] rows, boolean[] outcomes, int[] of) {
    int size = coefficients.length;
    var gradient = new double[size];
    var curvature = new double[size][size];
    var x = new double[size];
    for (int row : of) {
      inputs(rows[row], x);
      double p = probability(x);
      double weight = Math.max(1e-9, p * (1 - p));
      double error = (outcomes[row] ? 1 : 0) - p;
      for (int i = 0; i < size; i++) {
        gradient[i] += error * x[i];
        for (int j = 0; j <= i; j++) {
          curvature[i][j] += weight * x[i] * x[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      double ridge = i == 0 ? 1e-6 : RIDGE;
      gradient[i] -= ridge * coefficients[i];
      curvature[i][i] += ridge;
    }
    double[] step = Cholesky.solve(curvature, gradient);
    double largest = 0;
    for (int i = 0; i < size; i++) {
      // Steps are bounded, so that a bad start cannot overshoot.
      double bounded = Math.clamp(step[i], -4, 4);
      coefficients[i] += bounded;
      largest = Math.max(largest, Math.abs(bounded));
    }
    return largest;
  }

  private void inputs(double[] row, double[] x) {
    x[0] = 1;
    for (int c = 0; c < mean.length; c++) {
      x[c + 1] = (row[c] - mean[c]) * scale[c];
    }
  }

  private double probability(double[] x) {
    double score = 0;
    for (int i = 0; i < x.length; i++) {
      score += coefficients[i] * x[i];
    }
    return 1 / (1 + Math.exp(-score));
  }

  /** The probability of the outcome. */
  double probabilityOf(double[] row) {
    var x = new double[coefficients.length];
    inputs(row, x);
    return probability(x);
  }
}
