package guanxi.insight.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of experiments show. */
public final class ExperimentView {

  private ExperimentView() {}

  /**
   * The list with its form.
   *
   * @param problem what was wrong with what was sent; null for nothing
   */
  public record Listing(
      List<Row> rows,
      List<Choice> stages,
      List<Choice> segments,
      String today,
      @Nullable String problem) {}

  /** An experiment in the list. */
  public record Row(
      String name, String path, String metric, String begins, String ends, String state) {}

  /** Something to choose. */
  public record Choice(String value, String text) {}

  /**
   * One experiment.
   *
   * @param verdict what may be concluded, in words
   * @param tone of the verdict
   * @param effects empty where none may be read
   * @param uplift whether treating only some is worth more; null where that cannot be told
   */
  public record One(
      String verdict,
      String tone,
      String icon,
      String ratio,
      List<Fact> facts,
      List<EffectRow> effects,
      @Nullable String uplift,
      String exportPath) {}

  /** A figure with its name. */
  public record Fact(String name, String value) {}

  /** A difference, treated less control. */
  public record EffectRow(String name, String estimate, String interval, String meaning) {}
}
