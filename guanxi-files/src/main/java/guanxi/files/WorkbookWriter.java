package guanxi.files;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes a workbook; texts are stored as texts, so that none is ever computed. */
final class WorkbookWriter implements TableWriter {

  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_COLUMNS = 16_384;
  private static final int LONGEST_TEXT = 32_767;
  private static final int FLUSH_ROWS = 500;

  private final Workbook workbook;
  private final String name;
  private Worksheet sheet;
  private @Nullable List<? extends @Nullable Object> header;
  private int sheets = 1;
  private int row;

  WorkbookWriter(OutputStream out, String name) {
    workbook = new Workbook(out, "Guanxi", null);
    this.name = name;
    sheet = workbook.newWorksheet(name);
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    if (header == null) {
      header = List.copyOf(cells.stream().map(cell -> cell == null ? "" : cell).toList());
    }
    if (row == MOST_ROWS) {
      sheet.finish();
      sheets++;
      sheet = workbook.newWorksheet(name + " (" + sheets + ")");
      row = 0;
      write(header);
    }
    write(cells);
    if (row % FLUSH_ROWS == 0) {
      sheet.flush();
    }
  }

  private void write(List<? extends @Nullable Object> cells) {
    for (int column = 0; column < Math.min(MOST_COLUMNS, cells.size()); column++) {
      write(column, cells.get(column));
    }
    row++;
  }

  private void write(int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case Number number -> sheet.value(row, column, number);
      case Boolean truth -> sheet.value(row, column, truth);
      case LocalDate date -> {
        sheet.value(row, column, date);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      case LocalDateTime time -> {
        sheet.value(row, column, time);
        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
      }
      default -> sheet.inlineString(row, column, writable(cell.toString()));
    }
  }

  /** Without characters that XML cannot hold, and no longer than a cell may be. */
  private static String writable(String text) {
    int end = Math.min(text.length(), LONGEST_TEXT);
    var writable = new StringBuilder(end);
    text.substring(0, end)
        .codePoints()
        .map(c -> isXml(c) ? c : 0xFFFD)
        .forEach(writable::appendCodePoint);
    return writable.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    workbook.close();
  }
}
