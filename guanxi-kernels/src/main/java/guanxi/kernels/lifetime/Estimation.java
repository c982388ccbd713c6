package guanxi.kernels.lifetime;

import guanxi.kernels.numeric.BoundedMaximizer;
import guanxi.kernels.numeric.Curvature;
import guanxi.kernels.numeric.Maximum;
import guanxi.kernels.numeric.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Maximum likelihood by logarithms of parameters, from several starts.
 *
 * @param at logarithms of the estimates
 * @param meanLogLikelihood per customer
 * @param iterations steps from the best start
 * @param converged whether a summit was reached
 * @param covariance of the logarithms for one customer; empty where the likelihood is flat or a
 *     parameter is at its bound
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one fit
record Estimation(
    double[] at,
    double meanLogLikelihood,
    int iterations,
    boolean converged,
    Optional<double[][]> covariance) {

  /** e^±9 on a scale where typical values are around 1: anything beyond is a limit, not a value. */
  private static final double BOUND = 9;

  private static final double TOLERANCE = 1e-6;

  /** Starts are told apart on this rough ground before the best is followed to the summit. */
  private static final double ROUGH = 1e-4;

  /**
   * Searches.
   *
   * @param sketch the objective, or one like it that is cheaper: decides which start is followed
   * @param objective to be maximised
   * @param starts logarithms of parameters
   */
  static Estimation of(Objective sketch, Objective objective, List<double[]> starts) {
    int n = starts.getFirst().length;
    BoundedMaximizer rough = new BoundedMaximizer(BOUND, ROUGH);
    Maximum best = rough.maximize(sketch, starts.getFirst());
    for (double[] start : starts.subList(1, starts.size())) {
      Maximum other = rough.maximize(sketch, start);
      best = other.value() > best.value() ? other : best;
    }
    BoundedMaximizer fine = new BoundedMaximizer(BOUND, TOLERANCE);
    Maximum summit = fine.maximize(objective, best.at());
    double[] at = summit.at();
    boolean inside = true;
    for (double ln : at) {
      inside &= Math.abs(ln) < BOUND;
    }
    Optional<double[][]> covariance =
        inside ? Curvature.covariance(Curvature.hessian(objective, at)) : Optional.empty();
    if (covariance.isPresent()) {
      at = newtonStep(objective, summit, covariance.get());
    }
    double value = objective.value(at, new double[n]);
    return new Estimation(
        at, value, best.iterations() + summit.iterations(), summit.converged(), covariance);
  }

  double parameter(int i) {
    return Math.exp(at[i]);
  }

  /** The report, with parameter i multiplied by its unit. */
  FitReport report(String model, List<String> names, double[] units, double customers, int rows) {
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      double value = parameter(i) * units[i];
      estimates.add(new Estimate(names.get(i), value, standardError(i, value, customers)));
    }
    return new FitReport(
        model, estimates, meanLogLikelihood * customers, customers, rows, iterations, converged);
  }

  private OptionalDouble standardError(int i, double value, double customers) {
    if (covariance.isEmpty()) {
      return OptionalDouble.empty();
    }
    double error = value * Math.sqrt(covariance.get()[i][i] / customers);
    return Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  /** One step of Newton's method takes the last digits; kept only if the slope falls. */
  private static double[] newtonStep(
      Objective objective, Maximum summit, double[][] inverseCurvature) {
    int n = summit.at().length;
    double[] gradient = new double[n];
    objective.value(summit.at(), gradient);
    double[] next = summit.at().clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        next[i] += inverseCurvature[i][j] * gradient[j];
      }
    }
    double[] nextGradient = new double[n];
    objective.value(next, nextGradient);
    BoundedMaximizer box = new BoundedMaximizer(BOUND, TOLERANCE);
    boolean better = box.slope(next, nextGradient) < box.slope(summit.at(), gradient);
    return better ? next : summit.at();
  }
}
