package guanxi.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of delimited text, however damaged: reads on behind a quotation mark that is never closed,
 * behind oversized cells and behind bytes that are no text, and holds no more than a row.
 */
final class DelimitedRows implements RowSource {

  private final TextSource source;
  private final RowBuffer buffer;
  private final CellScanner scanner;
  private final RowRepair repair;
  private final char delimiter;
  private final int cellLimit;
  private long rows;
  private long lines;
  private int usualCells;

  DelimitedRows(TextSource source, char delimiter, Limits limits) {
    this.source = source;
    this.delimiter = delimiter;
    cellLimit = limits.cellChars();
    buffer = new RowBuffer(source, 4 * cellLimit);
    scanner = new CellScanner(delimiter);
    repair = new RowRepair(source);
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      if (buffer.start() >= buffer.end()) {
        if (buffer.exhausted()) {
          return null;
        }
        buffer.more();
        continue;
      }
      int from = buffer.start();
      int next = scanner.scan(buffer.chars(), from, buffer.end(), buffer.exhausted());
      if (next == CellScanner.MORE && !buffer.full()) {
        buffer.more();
        continue;
      }
      Row row = next >= 0 ? complete(next) : broken(next);
      if (row.size() > 1 || !row.isBlank() || row.problem() != null) {
        return row;
      }
    }
  }

  private Row complete(int next) throws IOException {
    if (swallowedRows(next)) {
      return broken(CellScanner.UNCLOSED);
    }
    String[] cells = new String[scanner.count()];
    boolean oversized = scanner.longest() > cellLimit;
    for (int i = 0; i < cells.length; i++) {
      String cell = scanner.text(i);
      cells[i] = cell.length() > cellLimit ? Rejection.shown(cell) : cell;
    }
    if (usualCells == 0) {
      usualCells = cells.length;
    }
    rows++;
    long line = lines + 1;
    lines += 1 + scanner.innerLines();
    Row row = new Row(rows, line, cells, null);
    long begin = buffer.position(buffer.start());
    buffer.take(next);
    if (oversized) {
      return tooLarge(row);
    }
    return source.damage().reaches(begin) ? repair.repair(row, buffer.position(next)) : row;
  }

  /**
   * Whether a cell spanning lines has eaten rows: the row has not the usual number of cells, but
   * its second line alone has.
   */
  private boolean swallowedRows(int next) {
    if (scanner.innerLines() == 0 || usualCells < 2 || scanner.count() == usualCells) {
      return false;
    }
    int second = afterLine(buffer.start());
    return second < next && countCells(second) == usualCells;
  }

  /** The row ends nowhere within reach: gives up its first line, or all of an endless cell. */
  private Row broken(int outcome) throws IOException {
    rows++;
    long line = ++lines;
    source.damage().takeBefore(buffer.position(buffer.start()));
    if (outcome == CellScanner.UNCLOSED) {
      return giveUpLine(line);
    }
    if (afterLine(buffer.start()) > 0) {
      Row row = giveUpLine(line);
      return skipForeignLines() ? tooLarge(row) : row;
    }
    String beginning = Rejection.shown(new String(buffer.chars(), buffer.start(), 200));
    skipLine();
    return tooLarge(new Row(rows, line, new String[] {beginning}, null));
  }

  /**
   * Drops the lines of an oversized cell: those that have not the usual number of cells.
   *
   * @return whether there were any
   */
  private boolean skipForeignLines() throws IOException {
    long before = lines;
    while (usualCells > 1) {
      while (afterLine(buffer.start()) < 0 && !buffer.exhausted() && !buffer.full()) {
        buffer.more();
      }
      if (buffer.start() >= buffer.end() || countCells(buffer.start()) == usualCells) {
        break;
      }
      lines++;
      skipLine();
    }
    return lines > before;
  }

  private Row giveUpLine(long line) {
    List<String> cells = plainCells(buffer.start());
    int next = afterLine(buffer.start());
    buffer.take(next < 0 ? buffer.end() : next);
    Row row = new Row(rows, line, cells.toArray(String[]::new), null);
    return row.with(Rejection.ofRow(rows, ProblemCode.QUOTE_NEVER_CLOSED, String.join(" ", cells)));
  }

  /** Drops text up to the next line end, however far away. */
  private void skipLine() throws IOException {
    while (true) {
      int next = afterLine(buffer.start());
      if (next >= 0) {
        buffer.take(next);
        return;
      }
      buffer.take(buffer.end());
      if (buffer.exhausted()) {
        return;
      }
      buffer.more();
    }
  }

  private Row tooLarge(Row row) {
    return row.with(
        Rejection.ofRow(row.number(), ProblemCode.CELL_TOO_LARGE, row.cell(0), cellLimit));
  }

  /** Index of the line after the one at {@code from}, or -1 if none begins within reach. */
  private int afterLine(int from) {
    char[] chars = buffer.chars();
    for (int i = from; i < buffer.end(); i++) {
      if (chars[i] == '\n') {
        return i + 1;
      }
      if (chars[i] == '\r' && (i + 1 >= buffer.end() || chars[i + 1] != '\n')) {
        return i + 1;
      }
    }
    return -1;
  }

  /** How many cells one line has when quotation marks mean nothing. */
  private int countCells(int from) {
    char[] chars = buffer.chars();
    int cells = 1;
    for (int i = from; i < buffer.end() && chars[i] != '\n' && chars[i] != '\r'; i++) {
      cells += chars[i] == delimiter ? 1 : 0;
    }
    return cells;
  }

  /** The cells of one line when quotation marks mean nothing. */
  private List<String> plainCells(int from) {
    char[] chars = buffer.chars();
    List<String> cells = new ArrayList<>();
    int start = from;
    int i = from;
    for (; i < buffer.end() && chars[i] != '\n' && chars[i] != '\r'; i++) {
      if (chars[i] == delimiter) {
        cells.add(new String(chars, start, i - start));
        start = i + 1;
      }
    }
    cells.add(new String(chars, start, i - start));
    return cells;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
