package guanxi.benchmarks.lifetime;

import guanxi.kernels.lifetime.CompressedHistories;
import java.util.Random;

/**
 * Customers drawn from the BG/NBD model with the CDNOW estimates, in whole days, as weeks: the kind
 * of data the model is for, so that a fit has something to find.
 */
public final class DrawnShop {

  private static final double R = 0.24259;
  private static final double ALPHA_DAYS = 7 * 4.41360;
  private static final double A = 0.79292;
  private static final double B = 2.42591;

  final int[] repeatOrders;
  final double[] lastOrder;
  final double[] observed;

  /** A shop whose customers came evenly over that many days. */
  public DrawnShop(int customers, int days, long seed) {
    var random = new Random(seed);
    repeatOrders = new int[customers];
    lastOrder = new double[customers];
    observed = new double[customers];
    for (int i = 0; i < customers; i++) {
      int end = 1 + random.nextInt(days);
      double rate = gamma(random, R) / ALPHA_DAYS;
      double leaving = gamma(random, A);
      leaving /= leaving + gamma(random, B);
      observed[i] = end / 7.0;
      double time = -Math.log(1 - random.nextDouble()) / rate;
      int last = 0;
      while (time <= end) {
        int day = (int) Math.ceil(time);
        repeatOrders[i] += day > last ? 1 : 0;
        last = day;
        boolean left = random.nextDouble() < leaving;
        time = left ? end + 1 : time - Math.log(1 - random.nextDouble()) / rate;
      }
      lastOrder[i] = last / 7.0;
    }
  }

  /** Equal customers grouped. */
  public CompressedHistories compress() {
    return CompressedHistories.of(repeatOrders, lastOrder, observed);
  }

  /** Marsaglia and Tsang's method. */
  private static double gamma(Random random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    while (true) {
      double z = random.nextGaussian();
      double v = Math.pow(1 + z / Math.sqrt(9 * d), 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * z * z + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
