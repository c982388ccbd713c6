package guanxi.insight.mining;

import guanxi.insight.ModelsView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The card of something learned, ready to print.
 *
 * @param tone of the outcome: {@code good} or {@code attention}
 * @param measures heads of the test's columns
 * @param tested empty without a test
 * @param verdict who did best, in words; null without a test
 * @param drift how the inputs have moved; empty before there is something to compare with
 * @param path where the result itself is shown; null for nowhere
 */
public record MinedCardView(
    String outcome,
    String tone,
    String icon,
    String summary,
    List<Figure> facts,
    List<String> measures,
    List<Row> tested,
    @Nullable String verdict,
    List<ModelsView.Moved> drift,
    List<String> warnings,
    String notFor,
    @Nullable String path) {

  /** A figure with its name. */
  public record Figure(String name, String value) {}

  /** How one method did. */
  public record Row(String method, boolean isUsed, List<String> values) {}
}
