package guanxi.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is worth: on which data it was fitted, with what result, and how it did on days it
 * did not know.
 *
 * @param currency of a spending model; empty for purchases
 */
public record ModelCard(
    long id, long refreshId, Kind kind, String currency, Instant madeAt, Body body) {

  /** What a model is about. */
  public enum Kind {
    /** How often customers come back. */
    PURCHASES,
    /** What they spend each time. */
    SPENDING
  }

  /** What came of the fit. */
  public enum Outcome {
    /** The model describes the data and is used. */
    FITTED,
    /** A model without churn describes them as well and is used instead. */
    NO_CHURN_SIGNAL,
    /** The data cannot carry a model; a rule is used instead. */
    NOT_ENOUGH_DATA
  }

  /**
   * The card itself, as it is stored.
   *
   * @param model the name in the literature, of what is used: BG/NBD, NBD, Gamma-Gamma; empty if
   *     none
   * @param observedUntil the last day the fit knows of
   * @param unitDays days in the model's unit of time
   * @param logLikelihood null without a model, likewise {@code bic}
   * @param customers how many the fit is made of
   * @param shortage what is missing; null if nothing is
   * @param correlation of purchases and spending, which the spending model takes for 0; else null
   * @param meanSpend mean spending of all customers in whole units, of a spending model; else null
   * @param medianGapDays half of all pauses between purchase days are this long or shorter
   * @param test null without a model, or when there was too little time to hold some back
   * @param warnings last parts of {@code insight.warning.<warning>}
   */
  public record Body(
      Outcome outcome,
      String model,
      LocalDate observedUntil,
      int unitDays,
      List<Parameter> parameters,
      @Nullable Double logLikelihood,
      @Nullable Double bic,
      long customers,
      boolean converged,
      @Nullable String shortage,
      @Nullable Double correlation,
      @Nullable Double meanSpend,
      long medianGapDays,
      @Nullable Test test,
      List<String> warnings) {

    /** Copies the lists. */
    public Body {
      parameters = List.copyOf(parameters);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A parameter.
   *
   * @param name the paper's letter
   * @param standardError null where the data do not determine it
   */
  public record Parameter(String name, double value, @Nullable Double standardError) {}

  /**
   * The test on days that the model did not know.
   *
   * @param actual purchase days that came
   * @param best who erred least: {@code MODEL}, {@code RATE} or {@code RECENCY}
   * @param tracking repeat purchase days so far, week by week
   */
  public record Test(
      LocalDate calibrationEnd,
      LocalDate holdoutEnd,
      long customers,
      double actual,
      Errors model,
      Errors rate,
      Errors recency,
      String best,
      List<Point> tracking) {

    /** Copies the list. */
    public Test {
      tracking = List.copyOf(tracking);
    }
  }

  /** Errors of one forecaster, in purchase days per customer. */
  public record Errors(
      double total, double mae, double rmse, @Nullable Double correlation, @Nullable Double auc) {}

  /** One week of the tracking plot. */
  public record Point(LocalDate day, long actual, double expected) {}
}
