package guanxi.kernels.lifetime;

/** Checks shared by the models. */
final class Parameters {

  private Parameters() {}

  static void requirePositive(String name, double value) {
    if (!(value > 0.0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s must be positive and finite, was %s".formatted(name, value));
    }
  }

  static void requireNotNegative(String name, double value) {
    if (!(value >= 0.0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s must be finite and not negative, was %s".formatted(name, value));
    }
  }
}
