package guanxi.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row with bounded memory; not for several threads. Closing finishes the file
 * and closes the stream.
 *
 * <p>No cell ever becomes a formula in a spreadsheet. In CSV, a text that begins like one ({@code =
 * + - @}, tab, carriage return, their full-width forms) or with an apostrophe gets an apostrophe in
 * front, which reading such a file here takes off again; plain numbers stay as they are.
 */
public interface TableWriter extends AutoCloseable {

  /**
   * Writes a row: texts, numbers ({@link Number}), booleans, {@link java.time.LocalDate}, {@link
   * java.time.LocalDateTime}, or null for an empty cell; anything else by its {@code toString}.
   */
  void row(List<? extends @Nullable Object> cells) throws IOException;

  /** Writes a row of these cells. */
  default void row(@Nullable Object... cells) throws IOException {
    row(Arrays.asList(cells));
  }

  @Override
  void close() throws IOException;

  /**
   * A CSV file as spreadsheets everywhere open it: UTF-8 with byte order mark, commas, lines ended
   * by CR LF (RFC 4180).
   */
  static TableWriter csv(OutputStream out) throws IOException {
    return new CsvWriter(out);
  }

  /**
   * A workbook with one sheet, continued on further sheets after each 1,048,576 rows; the first row
   * is repeated as their header.
   */
  static TableWriter workbook(OutputStream out, String sheet) throws IOException {
    return new WorkbookWriter(out, sheet);
  }
}
