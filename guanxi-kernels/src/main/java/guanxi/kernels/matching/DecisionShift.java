package guanxi.kernels.matching;

/**
 * What people's decisions about doubtful pairs say of the model's odds: one number by which all of
 * them are moved.
 *
 * <pre>
 *   P(yᵢ = 1) = σ(wᵢ + δ),   δ ~ N(0, s²)
 *   δ solves  Σ (yᵢ − σ(wᵢ + δ)) = δ / s²
 * </pre>
 *
 * <p>{@code w} are the log odds by which pairs were chosen to be asked about and {@code y} the
 * answers, 1 for one person. Since a pair is asked about because of its {@code w} alone, the
 * likelihood needs no correction for the choice. The prior keeps a handful of answers from moving
 * much. The left side falls in δ and the right side rises, so there is one solution, found by
 * bisection to 1e−9.
 *
 * @see <a href="https://doi.org/10.1093/biomet/45.3-4.562">Cox (1958), Two further applications of
 *     a model for binary regression, Biometrika 45</a>
 */
public final class DecisionShift {

  /** With fewer decisions nothing is moved. */
  public static final int FEWEST = 20;

  /** Standard deviation of the shift that is expected before any decision, in natural log odds. */
  private static final double SPREAD = 1.5;

  private static final double MOST = 12;

  private DecisionShift() {}

  /**
   * The shift of all log odds.
   *
   * @param weights natural log odds of the decided pairs as the model had them
   * @param same what was decided of each
   * @return 0 with fewer than {@link #FEWEST} decisions; within ±12
   * @throws IllegalArgumentException when there are not as many answers as weights
   */
  public static double of(double[] weights, boolean[] same) {
    if (weights.length != same.length) {
      throw new IllegalArgumentException(
          "%d answers for %d weights".formatted(same.length, weights.length));
    }
    if (weights.length < FEWEST) {
      return 0;
    }
    double low = -MOST;
    double high = MOST;
    while (high - low > 1e-9) {
      double middle = 0.5 * (low + high);
      if (excess(weights, same, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private static double excess(double[] weights, boolean[] same, double shift) {
    double excess = -shift / (SPREAD * SPREAD);
    for (int i = 0; i < weights.length; i++) {
      if (!Double.isNaN(weights[i])) {
        excess += (same[i] ? 1 : 0) - MatchModel.probability(weights[i] + shift);
      }
    }
    return excess;
  }

  /** A probability with its log odds moved. */
  public static double moved(double probability, double shift) {
    return shift == 0 ? probability : MatchModel.probability(logOdds(probability) + shift);
  }

  /** ln(p / (1 − p)), within ±30. */
  public static double logOdds(double probability) {
    return Math.clamp(Math.log(probability / (1 - probability)), -30, 30);
  }
}
