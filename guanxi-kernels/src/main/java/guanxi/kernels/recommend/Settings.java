package guanxi.kernels.recommend;

/**
 * How purchases are weighed against each other.
 *
 * @param gapDecay at least 0: a purchase g places later counts g^−gapDecay
 * @param reverse in [0, 1]: what a purchase before counts of one after
 * @param lengthDecay at least 0: each person counts length^−lengthDecay
 * @param sourceDecay in [0, 1]: how far the popularity of what was bought is taken out
 * @param targetDecay in [0, 1]: how far the popularity of what is recommended is taken out
 * @param ageDecay in (0, 1]: each step back in a person's history counts this much
 * @param window how many places two purchases may be apart, at least 1
 * @param repeats whether what somebody already has is recommended again
 */
public record Settings(
    double gapDecay,
    double reverse,
    double lengthDecay,
    double sourceDecay,
    double targetDecay,
    double ageDecay,
    int window,
    boolean repeats) {

  /** Checks the ranges. */
  public Settings {
    require("gapDecay", gapDecay, 0, 10);
    require("reverse", reverse, 0, 1);
    require("lengthDecay", lengthDecay, 0, 10);
    require("sourceDecay", sourceDecay, 0, 1);
    require("targetDecay", targetDecay, 0, 1);
    require("ageDecay", ageDecay, 1e-6, 1);
    if (window < 1) {
      throw new IllegalArgumentException("window must be at least 1, was " + window);
    }
  }

  /** What did well on shops' purchases before any tuning. */
  public static Settings usual() {
    return new Settings(0.5, 0.4, 0, 0.25, 0.35, 0.6, 50, false);
  }

  /**
   * The linear graph filter: what was bought by the same people, whenever, each side divided by the
   * root of its size.
   *
   * <pre>  y = r D_i^−½ Rᵀ D_u^−½ R D_i^−½, without what somebody already has</pre>
   *
   * @see <a href="https://doi.org/10.1145/3459637.3482264">Shen et al. (2021), How Powerful is
   *     Graph Convolution for Recommendation?, CIKM</a>
   */
  public static Settings graphFilter() {
    return new Settings(0, 1, 0.5, 0.5, 0.5, 1, 1000, false);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be in [%s, %s], was %s".formatted(name, least, most, value));
    }
  }
}
