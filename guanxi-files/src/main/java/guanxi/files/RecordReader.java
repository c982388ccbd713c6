package guanxi.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file row by row and says what each row means; not for several threads.
 *
 * <p>The same file and plan give the same outcomes in the same order, so an interrupted import can
 * read again and pass over the rows it has stored.
 */
public final class RecordReader implements AutoCloseable {

  private final TableFile table;
  private final RowInterpreter interpreter;

  private RecordReader(TableFile table, RowInterpreter interpreter) {
    this.table = table;
    this.interpreter = interpreter;
  }

  /**
   * Opens a file.
   *
   * @param now dates later than a day after this are rejected
   * @throws UnreadableFileException when the file as a whole is not readable
   */
  public static RecordReader open(Path file, ImportPlan plan, Instant now) throws IOException {
    TableFile table = TableFile.open(file, plan.layout());
    return new RecordReader(table, Interpreters.of(plan, table.header(), now));
  }

  /** What became of the next row, or null at the end. */
  public @Nullable RowOutcome next() throws IOException {
    Row row = table.next();
    if (row == null) {
      return null;
    }
    Rejection problem = row.problem();
    return problem == null
        ? interpreter.interpret(row)
        : new RowOutcome.Rejected(row, List.of(problem));
  }

  /** Names of the columns. */
  public List<String> header() {
    return table.header();
  }

  /** How many bytes of the file were read so far; safe from any thread. */
  public long bytesRead() {
    return table.bytesRead();
  }

  /** Size of the file in bytes. */
  public long bytesTotal() {
    return table.bytesTotal();
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
