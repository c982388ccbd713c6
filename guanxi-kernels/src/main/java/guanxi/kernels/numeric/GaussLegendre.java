package guanxi.kernels.numeric;

/**
 * Nodes and weights of Gauss–Legendre quadrature on [0, 1].
 *
 * <p>Computed once by Newton's method on the Legendre polynomials; nodes and weights are exact to
 * about 1e-15, and so is the integral of any polynomial of degree below 2n.
 */
public final class GaussLegendre {

  private final double[] nodes;
  private final double[] weights;

  /**
   * The rule with n nodes.
   *
   * @param n at least 1
   */
  public GaussLegendre(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1, was " + n);
    }
    nodes = new double[n];
    weights = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 0;
      for (int step = 0; step < 8; step++) {
        double before = 0;
        double value = 1;
        for (int k = 1; k <= n; k++) {
          double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
          before = value;
          value = next;
        }
        slope = n * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      nodes[n - 1 - i] = (1 + x) / 2;
      weights[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
    }
  }

  /** How many nodes. */
  public int size() {
    return nodes.length;
  }

  /** A node in (0, 1), ascending. */
  public double node(int i) {
    return nodes[i];
  }

  /** Its weight; all of them add up to 1. */
  public double weight(int i) {
    return weights[i];
  }
}
