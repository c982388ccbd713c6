package guanxi.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of a workbook. Formulas count with the value stored beside them; numbers that
 * are shown as dates come as ISO dates.
 */
final class WorkbookRows implements RowSource {

  /** The last column of Excel is XFD. */
  private static final int MOST_COLUMNS = 16_384;

  /** Excel computes with 15 digits; what stands behind them is noise. */
  private static final MathContext EXCEL_DIGITS = new MathContext(15);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Workbook workbook;
  private final String name;
  private final EntryInput input;
  private final XmlPart sheet;
  private final LocalDateTime dayZero;
  private final StringBuilder text = new StringBuilder();
  private String[] cells = new String[16];
  private int size;
  private long number;
  private boolean tooLarge;

  WorkbookRows(Workbook workbook, Workbook.Sheet sheet) throws IOException {
    this.workbook = workbook;
    name = sheet.name();
    input = workbook.entry(sheet.part());
    this.sheet = new XmlPart(input);
    dayZero =
        workbook.since1904()
            ? LocalDateTime.of(1904, 1, 1, 0, 0)
            : LocalDateTime.of(1899, 12, 30, 0, 0);
  }

  /**
   * Opens the sheet of this name, or the first one with rows if the name is empty.
   *
   * @throws UnreadableFileException when there is none
   */
  static WorkbookRows open(Workbook workbook, String name) throws IOException {
    for (Workbook.Sheet sheet : workbook.sheets()) {
      if (name.equals(sheet.name()) || (name.isEmpty() && hasRows(workbook, sheet))) {
        return new WorkbookRows(workbook, sheet);
      }
    }
    throw name.isEmpty()
        ? new UnreadableFileException(FileProblem.EMPTY, "no sheet has rows")
        : new UnreadableFileException(FileProblem.NO_SUCH_SHEET, name);
  }

  private static boolean hasRows(Workbook workbook, Workbook.Sheet sheet) throws IOException {
    try (var part = new XmlPart(workbook.entry(sheet.part()))) {
      while (part.next()) {
        if (part.opens("v") || part.opens("t")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Name of the sheet. */
  String sheetName() {
    return name;
  }

  /** Share of the sheet read so far, between 0 and 1; safe from any thread. */
  double share() {
    return input.share();
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (sheet.next()) {
      if (sheet.opens("row")) {
        return row();
      }
    }
    return null;
  }

  private Row row() throws IOException {
    number = Math.max(number + 1, sheet.number("r", 0));
    size = 0;
    tooLarge = false;
    while (sheet.next() && !sheet.closes("row")) {
      if (sheet.opens("c")) {
        cell();
      }
    }
    Row row = new Row(number, number, Arrays.copyOf(cells, size), null);
    Arrays.fill(cells, 0, size, "");
    int limit = workbook.limits().cellChars();
    return tooLarge
        ? row.with(Rejection.ofRow(number, ProblemCode.CELL_TOO_LARGE, row.cell(0), limit))
        : checked(row);
  }

  private static Row checked(Row row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.cell(i).indexOf('\0') >= 0) {
        return row.with(Rejection.ofRow(row.number(), ProblemCode.NUL_CHARACTER, row.cell(i)));
      }
    }
    return row;
  }

  private void cell() throws IOException {
    int column = column(sheet.text("r"));
    String type = sheet.text("t");
    int style = sheet.number("s", -1);
    text.setLength(0);
    boolean inValue = false;
    int most = workbook.limits().cellChars() + 1;
    while (sheet.next() && !sheet.closes("c")) {
      inValue =
          (inValue || sheet.opens("v") || sheet.opens("t"))
              && !sheet.closes("v")
              && !sheet.closes("t");
      if (inValue) {
        sheet.appendTo(text, most);
      }
    }
    tooLarge |= text.length() >= most;
    put(
        column,
        text.length() >= most ? Rejection.shown(text.substring(0, 200)) : value(type, style));
  }

  private String value(String type, int style) throws IOException {
    String value = text.toString();
    return switch (type) {
      case "s" -> value.matches("\\d{1,9}") ? workbook.text(Integer.parseInt(value)) : "";
      case "b" -> value.equals("1") ? "true" : "false";
      case "", "n" -> number(value, style);
      case "d" -> value.replace('T', ' ');
      default -> escapes(value);
    };
  }

  /** Control characters are written {@code _x000D_} in XML. */
  private static String escapes(String value) {
    return value.indexOf("_x00") < 0
        ? value
        : value.replace("_x000D_", "\r").replace("_x000A_", "\n").replace("_x0009_", "\t");
  }

  private String number(String value, int style) {
    if (value.isEmpty() || value.length() > 40) {
      return value;
    }
    try {
      if (workbook.formats().isDateStyle(style)) {
        return date(Double.parseDouble(value));
      }
      if (value.length() <= 15 && value.indexOf('E') < 0) {
        return value;
      }
      BigDecimal rounded = new BigDecimal(value).round(EXCEL_DIGITS);
      return Math.abs(rounded.scale()) > 40 ? value : rounded.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private String date(double days) {
    if (!(Math.abs(days) < 3_000_000)) {
      return Double.toString(days);
    }
    LocalDateTime time = dayZero.plusSeconds(Math.round(days * 86_400));
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time.format(SECONDS);
  }

  /** Index from 0 of a reference such as {@code AB12}; the next column when there is none. */
  private int column(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length() && column < MOST_COLUMNS; i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = 26 * column + c - 'A' + 1;
    }
    return column == 0 ? size : column - 1;
  }

  private void put(int column, String value) throws UnreadableFileException {
    if (column >= MOST_COLUMNS) {
      throw new UnreadableFileException(FileProblem.DAMAGED, "column " + column);
    }
    if (column >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(column + 1, 2 * cells.length));
    }
    if (column >= size) {
      Arrays.fill(cells, size, column, "");
      size = column + 1;
    }
    cells[column] = value;
  }

  @Override
  public void close() throws IOException {
    sheet.close();
    workbook.close();
  }
}
