package guanxi.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
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
    recode(cells);
    Rejection problem = null;
    for (int i = 0; i < cells.length; i++) {
      Rejection found = problem(cells, i, row.number(), bytePosition);
      problem = problem == null ? found : problem;
    }
    return new Row(row.number(), row.line(), cells, problem);
  }

  /** All damaged cells of the row together decide on another encoding: more bytes tell more. */
  private void recode(String[] cells) {
    var damaged = new ByteArrayOutputStream();
    for (String cell : cells) {
      if (hasEscape(cell)) {
        damaged.writeBytes(bytes(cell));
        damaged.write('\n');
      }
    }
    Charset other = Encodings.certain(damaged.toByteArray(), source.encoding());
    for (int i = 0; other != null && i < cells.length; i++) {
      if (hasEscape(cells[i])) {
        String recoded = Encodings.decode(bytes(cells[i]), other);
        cells[i] = recoded == null ? cells[i] : recoded;
      }
    }
  }

  /** What is wrong with the cell, which is made readable. */
  private @Nullable Rejection problem(String[] cells, int at, long row, long bytePosition) {
    if (hasEscape(cells[at])) {
      cells[at] = readable(cells[at]);
      List<String> arguments = Rejection.texts(source.encoding(), bytePosition);
      return new Rejection(row, at + 1, "", ProblemCode.UNDECODABLE_BYTES, cells[at], arguments);
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
