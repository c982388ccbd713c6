package guanxi.kernels.experiment;

/**
 * The 97.5 % point of Student's t distribution, for any positive number of degrees of freedom.
 *
 * <p>The two-sided tail is integrated over the angle θ, tan θ = t/√ν, where it is smooth:
 *
 * <pre>  P(|T| > t) = ∫_{θ}^{π/2} cos^{ν−1} / ∫_0^{π/2} cos^{ν−1}</pre>
 *
 * <p>and the point found by halving. Relative error below 1e-5 from 1 to 2 and 1e-9 from there to
 * 1e4 degrees; then the normal distribution with its first correction.
 */
final class StudentT {

  private static final double LARGE = 1e4;
  private static final int STEPS = 4000;

  private StudentT() {}

  static double quantile(double degrees) {
    double z = Interval.Z;
    if (!(degrees < LARGE)) {
      return z + (z * z * z + z) / 4 / Math.max(degrees, LARGE);
    }
    double all = integral(0, degrees);
    double low = 0;
    double high = Math.PI / 2;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (integral(middle, degrees) > 0.05 * all) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.tan((low + high) / 2) * Math.sqrt(degrees);
  }

  /** Simpson's rule from θ to π/2, or to where the integrand has vanished. */
  private static double integral(double theta, double degrees) {
    double end = Math.min(Math.PI / 2, theta + 40 / Math.sqrt(degrees));
    double width = (end - theta) / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      int factor = i == 0 || i == STEPS ? 1 : 2 + 2 * (i % 2);
      double cosine = Math.max(0, Math.cos(theta + i * width));
      sum += factor * Math.pow(cosine, degrees - 1);
    }
    return sum * width / 3;
  }
}
