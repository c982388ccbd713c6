package guanxi.demo;

import java.util.List;

/**
 * A stream of random draws that is the same on every machine and every JDK: SplitMix64 for the
 * bits, {@link StrictMath} for the distributions.
 *
 * <p>Each customer and each order gets a stream of its own, named by its path, so that what one of
 * them draws never moves what another one is.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea and Flood (2014), Fast
 *     Splittable Pseudorandom Number Generators</a>
 */
final class Draws {

  private long state;

  private Draws(long state) {
    this.state = state;
  }

  /** The stream with this name. */
  static Draws of(long seed, long... path) {
    long state = mix(seed);
    for (long step : path) {
      state = mix(state ^ mix(step + 0x9E3779B97F4A7C15L));
    }
    return new Draws(state);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** The next 64 bits. */
  long bits() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  /** Uniform in (0, 1). */
  double unit() {
    return ((bits() >>> 12) + 0.5) * 0x1.0p-52;
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** True with this probability. */
  boolean chance(double probability) {
    return unit() < probability;
  }

  /** One of these, each as likely as any other. */
  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** A waiting time with this many events per unit of time. */
  double exponential(double rate) {
    return -StrictMath.log(unit()) / rate;
  }

  /** Standard normal, by Marsaglia's polar method. */
  double gaussian() {
    while (true) {
      double x = 2 * unit() - 1;
      double y = 2 * unit() - 1;
      double square = x * x + y * y;
      if (square < 1 && square > 0) {
        return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  /**
   * Gamma distributed, by rejection from a transformed normal.
   *
   * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang (2000), A Simple
   *     Method for Generating Gamma Variables</a>
   */
  double gamma(double shape, double rate) {
    if (shape < 1) {
      return gamma(shape + 1, rate) * StrictMath.pow(unit(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = gaussian();
      double v = 1 + c * x;
      if (v <= 0) {
        continue;
      }
      v = v * v * v;
      if (StrictMath.log(unit()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v / rate;
      }
    }
  }

  /** Beta distributed. */
  double beta(double a, double b) {
    double x = gamma(a, 1);
    return x / (x + gamma(b, 1));
  }

  /** The place in a rising list of sums that a uniform draw falls into. */
  int weighted(double[] sums) {
    double target = unit() * sums[sums.length - 1];
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] < target) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
