package guanxi.files;

import guanxi.files.values.DateOrder;
import guanxi.files.values.DecimalSign;
import guanxi.files.values.Emails;
import guanxi.files.values.NumberText;
import guanxi.files.values.TimeText;
import java.util.HashSet;
import java.util.List;

/** Tells a header from a row of data: a header is text above numbers, dates and addresses. */
final class HeaderSniffer {

  private static final int LONGEST_NAME = 120;

  private HeaderSniffer() {}

  static boolean isHeader(Row row, List<Row> body) {
    if (Formats.recognise(row.cells()) != null) {
      return true;
    }
    int speaking = 0;
    for (int i = 0; i < row.size(); i++) {
      speaking += vote(row.cell(i), i, body);
    }
    if (speaking != 0) {
      return speaking > 0;
    }
    boolean different = new HashSet<>(row.cells()).size() == row.size();
    return different && row.cells().stream().allMatch(HeaderSniffer::mayBeName);
  }

  private static boolean mayBeName(String cell) {
    return !cell.isBlank() && cell.length() <= LONGEST_NAME && !isValue(cell);
  }

  /** Text above values speaks for a header, a value above values against it. */
  private static int vote(String cell, int column, List<Row> body) {
    int known = HeaderWords.roles(cell).isEmpty() ? 0 : 1;
    int filled = 0;
    int values = 0;
    for (Row row : body) {
      filled += row.cell(column).isBlank() ? 0 : 1;
      values += isValue(row.cell(column)) ? 1 : 0;
    }
    if (filled == 0 || values < 0.8 * filled) {
      return isValue(cell) ? -1 : known;
    }
    if (cell.isBlank()) {
      return 0;
    }
    return isValue(cell) ? -1 : 1 + known;
  }

  private static boolean isValue(String cell) {
    return NumberText.read(cell, DecimalSign.POINT) != null
        || NumberText.read(cell, DecimalSign.COMMA) != null
        || TimeText.read(cell, DateOrder.DAY_FIRST) != null
        || TimeText.read(cell, DateOrder.MONTH_FIRST) != null
        || Emails.normalise(cell) != null;
  }
}
