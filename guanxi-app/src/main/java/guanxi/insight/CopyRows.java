package guanxi.insight;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a running COPY, in its text format; sent in blocks of 256 kB, so memory
 * does not grow with their number.
 */
final class CopyRows {

  private static final int BLOCK_BYTES = 1 << 18;

  private final CopyIn in;
  private byte[] block = new byte[BLOCK_BYTES + 65_536];
  private int length;
  private boolean inRow;

  CopyRows(CopyIn in) {
    this.in = in;
  }

  /** Writes all rows of a table. */
  interface Source {
    void writeTo(CopyRows rows) throws SQLException;
  }

  /** Appends a text, or null. */
  CopyRows text(@Nullable String value) {
    separate();
    if (value == null) {
      raw("\\N");
      return this;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    require(2 * bytes.length);
    for (byte b : bytes) {
      switch (b) {
        case '\t' -> escaped('t');
        case '\n' -> escaped('n');
        case '\r' -> escaped('r');
        case '\\' -> escaped('\\');
        case 0 -> {} // the database has no place for it
        default -> block[length++] = b;
      }
    }
    return this;
  }

  /** Appends a whole number. */
  CopyRows number(long value) {
    separate();
    raw(Long.toString(value));
    return this;
  }

  /** Appends a finite floating point number. */
  CopyRows decimal(double value) {
    separate();
    raw(Double.toString(value));
    return this;
  }

  /** Appends a day, or null. */
  CopyRows day(@Nullable LocalDate value) {
    separate();
    raw(value == null ? "\\N" : value.toString());
    return this;
  }

  /** Appends so many nulls. */
  CopyRows nulls(int columns) {
    for (int i = 0; i < columns; i++) {
      text(null);
    }
    return this;
  }

  /** Ends the row. */
  void endRow() throws SQLException {
    require(1);
    block[length++] = '\n';
    inRow = false;
    if (length >= BLOCK_BYTES) {
      flush();
    }
  }

  /** Sends what is left. */
  void flush() throws SQLException {
    if (length > 0) {
      in.writeToCopy(block, 0, length);
      length = 0;
    }
  }

  private void separate() {
    require(1);
    if (inRow) {
      block[length++] = '\t';
    }
    inRow = true;
  }

  private void escaped(char letter) {
    block[length++] = '\\';
    block[length++] = (byte) letter;
  }

  @SuppressWarnings("deprecation") // the one getBytes without a copy; the text is ASCII
  private void raw(String ascii) {
    require(ascii.length());
    ascii.getBytes(0, ascii.length(), block, length);
    length += ascii.length();
  }

  private void require(int bytes) {
    if (length + bytes > block.length) {
      block = Arrays.copyOf(block, Math.max(2 * block.length, length + bytes));
    }
  }
}
