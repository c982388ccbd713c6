package guanxi.insight;

import guanxi.web.Chart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list of models shows.
 *
 * @param refresh the latest one; null before the first
 * @param run a refresh that waits or is at work, or how the latest one ended badly; null otherwise
 */
public record ModelsView(
    List<Row> rows, Highlights.@Nullable Refresh refresh, @Nullable Run run, boolean mayRefresh) {

  /**
   * A model in the list.
   *
   * @param name such as "How often customers come back"
   * @param verdict one sentence on what it is worth
   */
  public record Row(
      String name,
      String path,
      String model,
      String tone,
      String icon,
      String outcome,
      String verdict,
      long customers,
      Instant madeAt) {}

  /**
   * How a refresh stands.
   *
   * @param failure why it ended without scores; null while it goes on
   * @param share how far the phase is, in [0, 1]; null when nobody knows
   */
  public record Run(
      boolean isActive, String phase, @Nullable Double share, @Nullable String failure) {}

  /**
   * One card, ready to print.
   *
   * @param facts what it was made from
   * @param parameters in words
   * @param tracking null without a test
   * @param comparison the model beside the naive rules; empty without a test
   * @param verdict who erred least, in words; null without a test
   * @param drift empty while there is nothing to compare with
   */
  public record Card(
      String outcome,
      String tone,
      String icon,
      String summary,
      List<Fact> facts,
      List<Parameter> parameters,
      @Nullable Chart tracking,
      @Nullable LocalDate calibrationEnd,
      List<Forecaster> comparison,
      @Nullable String verdict,
      @Nullable String total,
      List<String> warnings,
      List<Moved> drift,
      String notFor) {}

  /** A figure with its name. */
  public record Fact(String name, String value) {}

  /** A parameter with what it means. */
  public record Parameter(String name, String value, String error, String meaning) {}

  /** Errors of one forecaster. */
  public record Forecaster(
      String name,
      boolean isBest,
      String total,
      String mae,
      String rmse,
      String correlation,
      String auc) {}

  /** How far an input or a score has moved since an earlier model, by its PSI. */
  public record Moved(
      String name, String index, String tone, String icon, String verdict, String since) {}
}
