package guanxi.kernels.learning;

/**
 * Logistic regression with a small ridge, by Newton's method.
 *
 * <pre>
 *   max Σ w (y ln p + (1 − y) ln(1 − p)) − ½ λ |b|²,   p = 1 / (1 + e^−(b₀ + b·x))
 * </pre>
 *
 * <p>Inputs are standardised inside, a value that is not known counts as the mean; λ = 1 and the
 * offset is free. Ends after 40 steps or when no coefficient moves by 1e-9. Always finite: the
 * ridge holds the coefficients of inputs that separate the outcomes, and a step that makes things
 * worse is halved.
 *
 * @see <a href="https://doi.org/10.2307/2347628">le Cessie and van Houwelingen (1992), Ridge
 *     Estimators in Logistic Regression, Applied Statistics 41, 191–201</a>
 */
public final class LogisticRegression implements Classifier {

  private static final double RIDGE = 1;
  private static final double FREE = 1e-6;
  private static final int STEPS = 40;

  private final double[] mean;
  private final double[] scale;
  private double[] coefficients;

  private LogisticRegression(double[] mean, double[] scale) {
    this.mean = mean;
    this.scale = scale;
    this.coefficients = new double[mean.length + 1];
  }

  /** Learns from examples; with none it says one half. */
  public static LogisticRegression fit(Examples examples) {
    int width = examples.width();
    var model = new LogisticRegression(new double[width], new double[width]);
    model.standardise(examples);
    var inputs = new double[examples.size()][];
    for (int row = 0; row < inputs.length; row++) {
      inputs[row] = model.inputs(examples.row(row));
    }
    model.coefficients[0] = examples.averageLogOdds();
    double objective = model.objective(examples, inputs, model.coefficients);
    for (int step = 0; step < STEPS; step++) {
      double[] direction = model.newton(examples, inputs);
      double moved = model.move(examples, inputs, direction, objective);
      if (moved < 1e-9) {
        break;
      }
      objective = model.objective(examples, inputs, model.coefficients);
    }
    return model;
  }

  private void standardise(Examples examples) {
    for (int c = 0; c < mean.length; c++) {
      double sum = 0;
      double known = 0;
      for (int row = 0; row < examples.size(); row++) {
        double value = examples.row(row)[c];
        if (!Double.isNaN(value)) {
          sum += value;
          known++;
        }
      }
      mean[c] = sum / Math.max(1, known);
      double squares = 0;
      for (int row = 0; row < examples.size(); row++) {
        double gap = examples.row(row)[c] - mean[c];
        squares += Double.isNaN(gap) ? 0 : gap * gap;
      }
      double deviation = Math.sqrt(squares / Math.max(1, known));
      // A deviation that is only rounding is none.
      scale[c] = deviation > 1e-12 * Math.abs(mean[c]) && deviation > 1e-100 ? 1 / deviation : 0;
    }
  }

  private double[] inputs(double[] row) {
    var x = new double[coefficients.length];
    x[0] = 1;
    for (int c = 0; c < mean.length; c++) {
      double value = Examples.bounded(row[c]);
      x[c + 1] = Double.isNaN(value) ? 0 : Math.clamp((value - mean[c]) * scale[c], -1e6, 1e6);
    }
    return x;
  }

  private double objective(Examples examples, double[][] inputs, double[] b) {
    double sum = -0.5 * FREE * b[0] * b[0];
    for (int c = 1; c < b.length; c++) {
      sum -= 0.5 * RIDGE * b[c] * b[c];
    }
    for (int row = 0; row < inputs.length; row++) {
      double score = dot(b, inputs[row]);
      sum -= examples.weight(row) * softplus(examples.outcome(row) ? -score : score);
    }
    return sum;
  }

  /** ln(1 + eˣ) without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private double[] newton(Examples examples, double[][] inputs) {
    int size = coefficients.length;
    var gradient = new double[size];
    var curvature = new double[size][size];
    for (int row = 0; row < inputs.length; row++) {
      double[] x = inputs[row];
      double p = Classifier.sigmoid(dot(coefficients, x));
      double weight = examples.weight(row) * Math.max(1e-9, p * (1 - p));
      double error = examples.weight(row) * ((examples.outcome(row) ? 1 : 0) - p);
      for (int i = 0; i < size; i++) {
        gradient[i] += error * x[i];
        double part = weight * x[i];
        if (part != 0) {
          for (int j = 0; j <= i; j++) {
            curvature[i][j] += part * x[j];
          }
        }
      }
    }
    for (int i = 0; i < size; i++) {
      double ridge = i == 0 ? FREE : RIDGE;
      gradient[i] -= ridge * coefficients[i];
      curvature[i][i] += ridge;
    }
    return Cholesky.solve(curvature, gradient);
  }

  /** Goes as far as helps; returns the largest change of a coefficient. */
  private double move(Examples examples, double[][] inputs, double[] direction, double before) {
    double factor = 1;
    for (int half = 0; half < 30; half++) {
      var next = coefficients.clone();
      double largest = 0;
      for (int i = 0; i < next.length; i++) {
        next[i] += factor * direction[i];
        largest = Math.max(largest, Math.abs(factor * direction[i]));
      }
      double value = objective(examples, inputs, next);
      if (Double.isFinite(value) && value >= before - 1e-12 * Math.abs(before)) {
        coefficients = next;
        return largest;
      }
      factor /= 2;
    }
    return 0;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public double margin(double[] row) {
    return dot(coefficients, inputs(row));
  }

  @Override
  public double base() {
    return coefficients[0];
  }

  @Override
  public double[] contributions(double[] row) {
    double[] x = inputs(row);
    var parts = new double[mean.length];
    for (int c = 0; c < parts.length; c++) {
      parts[c] = coefficients[c + 1] * x[c + 1];
    }
    return parts;
  }
}
