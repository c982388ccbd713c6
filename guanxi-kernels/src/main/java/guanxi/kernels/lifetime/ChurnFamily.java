package guanxi.kernels.lifetime;

import guanxi.kernels.numeric.Objective;
import java.util.List;

/**
 * What fitting needs to know of a model with churn. All have four parameters: two of the order
 * rate, (r, α), and two of the leaving.
 *
 * @param name in the literature
 * @param letters of the parameters
 * @param fourthIsTime whether the fourth parameter is in the unit of time, as the second is
 * @param starts for the search, on a scale where customers are observed for 40 on average; each is
 *     tried, and so is the model without churn with the last two parameters of the first start
 */
record ChurnFamily(
    String name,
    List<String> letters,
    boolean fourthIsTime,
    List<double[]> starts,
    Maker maker,
    Likelihood likelihood) {

  static final ChurnFamily BG_NBD =
      new ChurnFamily(
          "BG/NBD",
          List.of("r", "alpha", "a", "b"),
          false,
          List.of(new double[] {0.3, 5, 0.1, 2}, new double[] {1, 10, 1, 1}),
          BgNbd::new,
          (histories, scale) -> new BetaGeometricLikelihood(histories, scale, 0));

  static final ChurnFamily MBG_NBD =
      new ChurnFamily(
          "MBG/NBD",
          List.of("r", "alpha", "a", "b"),
          false,
          List.of(new double[] {0.5, 6, 0.1, 2}, new double[] {1, 10, 1, 1}),
          MbgNbd::new,
          (histories, scale) -> new BetaGeometricLikelihood(histories, scale, 1));

  static final ChurnFamily PARETO_NBD =
      new ChurnFamily(
          "Pareto/NBD",
          List.of("r", "alpha", "s", "beta"),
          true,
          List.of(new double[] {0.5, 10, 0.6, 12}, new double[] {1, 10, 1, 40}),
          ParetoNbd::new,
          ParetoNbdLikelihood::new);

  /** Makes the model. */
  interface Maker {
    RepeatPurchaseModel of(double first, double second, double third, double fourth);
  }

  /** Makes its likelihood. */
  interface Likelihood {
    Objective of(CompressedHistories histories, double timeScale);
  }

  RepeatPurchaseModel model(Estimation found, double scale) {
    double[] units = units(scale);
    return maker.of(
        found.parameter(0) * units[0],
        found.parameter(1) * units[1],
        found.parameter(2) * units[2],
        found.parameter(3) * units[3]);
  }

  double[] units(double scale) {
    return new double[] {1, scale, 1, fourthIsTime ? scale : 1};
  }
}
