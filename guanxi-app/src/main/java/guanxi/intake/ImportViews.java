package guanxi.intake;

import guanxi.files.Role;
import guanxi.intake.FileImport.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of imports show. */
public final class ImportViews {

  private ImportViews() {}

  /**
   * The list of imports.
   *
   * @param older where the next page is, or null
   */
  public record ListView(List<Entry> entries, boolean isWriter, @Nullable String older) {}

  /** One import in the list. */
  public record Entry(
      String name,
      String path,
      String shop,
      String state,
      String tone,
      String icon,
      long sizeBytes,
      Counts counts,
      Instant uploadedAt) {}

  /**
   * One import.
   *
   * @param problem the sentence that says why it broke off, or null
   * @param mapping how the file is read; null when nobody can change it any more
   */
  public record OneView(
      Entry entry,
      String uploadedBy,
      @Nullable String problem,
      @Nullable Mapping mapping,
      @Nullable Counts dryRun,
      @Nullable Progress progress,
      @Nullable Result result,
      Actions actions) {}

  /** Which buttons there are. */
  public record Actions(
      boolean check, boolean run, boolean resume, boolean again, boolean stop, boolean undo) {}

  /** How far a job is. */
  public record Progress(
      String path,
      String phase,
      long done,
      long total,
      long rows,
      long perSecond,
      @Nullable Duration left,
      boolean isWaiting) {}

  /** What came of an import. */
  public record Result(
      Counts counts, @Nullable Duration took, List<RejectedView> rejected, List<StepView> steps) {}

  /** A rejected row with the reason in words. */
  public record RejectedView(long row, String column, String value, String reason) {}

  /** A step of the pipeline. */
  public record StepView(String name, long in, List<String> dropped, double seconds) {}

  /** How a file is read. */
  public record Mapping(
      List<Choice> formats,
      List<ColumnView> columns,
      List<Choice> roles,
      List<Setting> settings,
      List<Selection> selections,
      List<QuestionView> questions,
      List<String> missing,
      List<String> header,
      List<List<String>> sample) {}

  /** One option of a list. */
  public record Choice(String value, String text, boolean isTaken) {}

  /** A column with what it is believed to mean. */
  public record ColumnView(
      int number, String name, String sample, @Nullable Role role, String why) {}

  /** Something to write in. */
  public record Setting(String name, String label, String value) {}

  /** Something to choose. */
  public record Selection(String name, String label, List<Choice> choices) {}

  /** What the file leaves open. */
  public record QuestionView(String text, String taken) {}
}
