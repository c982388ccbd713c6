package guanxi.files;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a table: its cells as they stand in the file, and what is wrong with it, if so. */
public final class Row {

  private final long number;
  private final long line;
  private final String[] cells;
  private final @Nullable Rejection problem;

  Row(long number, long line, String[] cells, @Nullable Rejection problem) {
    this.number = number;
    this.line = line;
    this.cells = cells;
    this.problem = problem;
  }

  /** Number of the row as a spreadsheet shows it; the first row of the file is 1. */
  public long number() {
    return number;
  }

  /** Number of the line the row begins on, as a text editor shows it; the first line is 1. */
  public long line() {
    return line;
  }

  /** The cell at this index from 0; the empty text when the row is shorter. */
  public String cell(int index) {
    return index >= 0 && index < cells.length ? cells[index] : "";
  }

  /** How many cells the row has. */
  public int size() {
    return cells.length;
  }

  /** All cells, in the order of the columns. */
  public List<String> cells() {
    return Collections.unmodifiableList(Arrays.asList(cells));
  }

  /** What is wrong with the row as a whole, before any cell was understood; mostly nothing. */
  public @Nullable Rejection problem() {
    return problem;
  }

  /** Whether all cells are empty or blank. */
  public boolean isBlank() {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** The row with cells of at most so many characters. */
  Row shortened(int most) {
    String[] shorter = cells.clone();
    for (int i = 0; i < shorter.length; i++) {
      shorter[i] = shorter[i].length() > most ? shorter[i].substring(0, most) + '…' : shorter[i];
    }
    return new Row(number, line, shorter, problem);
  }

  Row with(Rejection found) {
    return new Row(number, line, cells, found);
  }

  @Override
  public String toString() {
    return "row " + number + " " + Arrays.toString(cells);
  }
}
