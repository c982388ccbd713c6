package guanxi.intake;

import guanxi.files.Detection;
import guanxi.files.ImportPlan;
import guanxi.files.Question;
import guanxi.files.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file looks and how it is going to be read.
 *
 * @param plan null when the file is no table
 * @param failure why not
 */
record Preview(
    String shop,
    @Nullable ImportPlan plan,
    Shown shown,
    String signature,
    @Nullable String failure) {

  private static final int SAMPLE_ROWS = 8;
  private static final int CELL_CHARS = 200;

  /**
   * What people see of a file before it is imported.
   *
   * @param sample its first rows
   * @param sheets of a workbook
   */
  record Shown(
      List<String> header,
      List<List<String>> sample,
      List<OpenQuestion> questions,
      List<String> sheets) {

    static final Shown NOTHING = new Shown(List.of(), List.of(), List.of(), List.of());
  }

  /** What the file leaves open, as names of the constants of {@link Question}. */
  record OpenQuestion(String about, List<String> options, String taken, String why) {}

  /** Of a table. */
  static Preview of(Detection detection, String shop, ImportPlan plan) {
    return new Preview(
        shop,
        plan,
        new Shown(
            detection.header(),
            detection.sample().stream().limit(SAMPLE_ROWS).map(Preview::cells).toList(),
            detection.questions().stream().map(Preview::open).toList(),
            detection.sheets()),
        detection.signature(),
        null);
  }

  /** Of something else. */
  static Preview unreadable(String shop, String failure) {
    return new Preview(shop, null, Shown.NOTHING, "", failure);
  }

  private static List<String> cells(Row row) {
    return row.cells().stream()
        .map(cell -> cell.length() > CELL_CHARS ? cell.substring(0, CELL_CHARS) + "…" : cell)
        .toList();
  }

  private static OpenQuestion open(Question question) {
    return new OpenQuestion(
        question.about().name(), question.options(), question.taken(), question.why().name());
  }
}
