package guanxi.kernels.lifetime;

import java.util.Arrays;
import java.util.List;

/** How the Gamma-Gamma model is fitted. */
final class SpendFitting {

  private static final List<String> NAMES = List.of("p", "q", "gamma");

  private SpendFitting() {}

  static SpendFit fit(int[] orders, double[] meanValues) {
    if (orders.length != meanValues.length) {
      throw new IllegalArgumentException(
          "arrays must be equally long, were %d and %d"
              .formatted(orders.length, meanValues.length));
    }
    int[] x = new int[orders.length];
    double[] z = new double[orders.length];
    int n = 0;
    int leftOut = 0;
    for (int i = 0; i < orders.length; i++) {
      if (orders[i] <= 0) {
        continue;
      }
      if (meanValues[i] > 0 && meanValues[i] < Double.POSITIVE_INFINITY) {
        x[n] = orders[i];
        z[n++] = meanValues[i];
      } else {
        leftOut++;
      }
    }
    if (n < Shortage.LEAST_REPEATERS) {
      return new SpendFit.NotEnoughData(Shortage.TOO_FEW_REPEAT_CUSTOMERS, n);
    }
    return fit(Arrays.copyOf(x, n), Arrays.copyOf(z, n), leftOut);
  }

  private static SpendFit fit(int[] x, double[] z, int leftOut) {
    int n = x.length;
    double scale = Arrays.stream(z).sum() / n;
    double[] scaled = new double[n];
    double sumLog = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (int i = 0; i < n; i++) {
      scaled[i] = z[i] / scale;
      sumLog += Math.log(z[i] / scale);
      lowest = Math.min(lowest, scaled[i]);
      highest = Math.max(highest, scaled[i]);
    }
    boolean finite = Double.isFinite(scale) && lowest > 0 && Double.isFinite(sumLog);
    if (!finite || highest - lowest <= 1e-9 * highest) {
      return new SpendFit.NotEnoughData(Shortage.ALL_VALUES_EQUAL, n);
    }
    int[] counts = Arrays.stream(x).distinct().sorted().toArray();
    int[] countIndex = new int[n];
    for (int i = 0; i < n; i++) {
      countIndex[i] = Arrays.binarySearch(counts, x[i]);
    }
    var likelihood = new GammaGammaLikelihood(counts, countIndex, scaled);
    Estimation found =
        Estimation.of(
            likelihood,
            likelihood,
            List.of(
                new double[] {Math.log(6), Math.log(4), Math.log(0.5)},
                new double[] {0, Math.log(3), Math.log(2)},
                new double[] {Math.log(2), Math.log(10), Math.log(4.5)}));
    FitReport report = found.report("Gamma-Gamma", NAMES, new double[] {1, 1, scale}, n, n);
    return new SpendFit.Fitted(
        new GammaGamma(found.parameter(0), found.parameter(1), found.parameter(2) * scale),
        unscaled(report, n * Math.log(scale)),
        correlation(x, scaled),
        leftOut);
  }

  /** The density of z is that of z/scale divided by scale. */
  private static FitReport unscaled(FitReport report, double shift) {
    return new FitReport(
        report.model(),
        report.estimates(),
        report.logLikelihood() - shift,
        report.customers(),
        report.distinctRows(),
        report.iterations(),
        report.converged());
  }

  /** Pearson's correlation; 0 where one of the two does not vary. */
  private static double correlation(int[] x, double[] z) {
    int n = x.length;
    double meanX = Arrays.stream(x).asDoubleStream().sum() / n;
    double meanZ = Arrays.stream(z).sum() / n;
    double xx = 0;
    double zz = 0;
    double xz = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      zz += (z[i] - meanZ) * (z[i] - meanZ);
      xz += (x[i] - meanX) * (z[i] - meanZ);
    }
    return xx > 0 && zz > 0 ? Math.clamp(xz / Math.sqrt(xx * zz), -1, 1) : 0;
  }
}
