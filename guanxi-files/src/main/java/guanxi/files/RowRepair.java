package guanxi.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Mends rows with undecodable bytes where another encoding fits them for certain, and says what is
 * wrong with the others.
 */
final class RowRepair {

  private final TextSource source;

  RowRepair(TextSource source) {
    this.source = source;
  }

  /** The row, mended or with its problem; {@code end} is the position of the next row. */
  Row repair(Row row, long end) {
    long bytePosition = source.damage().takeBefore(end);
    String[] cells = row.cells().toArray(String[]::new);
    Rejection problem = null;
    for (int i = 0; i < cells.length; i++) {
      Rejection found = repairCell(cells, i, row.number(), bytePosition);
      problem = problem == null ? found : problem;
    }
    return new Row(row.number(), row.line(), cells, problem);
  }

  private @Nullable Rejection repairCell(String[] cells, int at, long row, long bytePosition) {
    String cell = cells[at];
    if (hasEscape(cell)) {
      String recoded = Encodings.recode(bytes(cell), source.encoding());
      cells[at] = recoded == null ? readable(cell) : recoded;
      if (recoded == null) {
        return new Rejection(
            row,
            at + 1,
            "",
            ProblemCode.UNDECODABLE_BYTES,
            cells[at],
            Rejection.texts(source.encoding(), bytePosition));
      }
    }
    if (cells[at].indexOf('\0') >= 0) {
      cells[at] = cells[at].replace('\0', '\uFFFD');
      return new Rejection(
          row, at + 1, "", ProblemCode.NUL_CHARACTER, cells[at], Rejection.texts());
    }
    return null;
  }

  private static boolean hasEscape(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (TextSource.isEscape(text.charAt(i), i == 0 ? 'x' : text.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static String readable(String text) {
    var readable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean escape = TextSource.isEscape(text.charAt(i), i == 0 ? 'x' : text.charAt(i - 1));
      readable.append(escape ? '\uFFFD' : text.charAt(i));
    }
    return readable.toString();
  }

  /** The bytes of the cell as they stand in the file. */
  private byte[] bytes(String text) {
    Charset encoding = source.encoding();
    var bytes = new ByteArrayOutputStream(2 * text.length());
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (TextSource.isEscape(text.charAt(i), i == 0 ? 'x' : text.charAt(i - 1))) {
        bytes.writeBytes(text.substring(from, i).getBytes(encoding));
        bytes.write(text.charAt(i) & 0xFF);
        from = i + 1;
      }
    }
    bytes.writeBytes(text.substring(from).getBytes(encoding));
    return bytes.toByteArray();
  }
}
