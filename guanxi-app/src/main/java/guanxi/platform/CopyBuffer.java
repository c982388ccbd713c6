package guanxi.platform;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table, in PostgreSQL's text format of COPY. Write the columns of a row
 * in the order of the target, then {@link #endRow}. Not for several threads at once.
 */
public final class CopyBuffer {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[1 << 16];
  private int length;
  private int[] ends = new int[64];
  private int rows;
  private boolean rowBegun;

  /** A text column. NUL, which PostgreSQL cannot store, becomes U+FFFD. */
  public CopyBuffer text(@Nullable String value) {
    if (value == null) {
      return none();
    }
    separate();
    int simple = 0;
    reserve(value.length());
    while (simple < value.length() && isSimple(value.charAt(simple))) {
      bytes[length++] = (byte) value.charAt(simple++);
    }
    if (simple < value.length()) {
      escaped(value.substring(simple).getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** An integer column. */
  public CopyBuffer number(long value) {
    return plain(Long.toString(value));
  }

  /** An integer column that may be unknown. */
  public CopyBuffer number(@Nullable Long value) {
    return value == null ? none() : number(value.longValue());
  }

  /** A numeric column. */
  public CopyBuffer decimal(@Nullable BigDecimal value) {
    return value == null ? none() : plain(value.toPlainString());
  }

  /** A double precision column. */
  public CopyBuffer real(@Nullable Double value) {
    return value == null ? none() : plain(value.toString());
  }

  /** A boolean column. */
  public CopyBuffer flag(@Nullable Boolean value) {
    return value == null ? none() : plain(value ? "t" : "f");
  }

  /** A uuid column. */
  public CopyBuffer uuid(@Nullable UUID value) {
    if (value == null) {
      return none();
    }
    separate();
    reserve(32);
    hex(value.getMostSignificantBits());
    hex(value.getLeastSignificantBits());
    return this;
  }

  /** A timestamptz column. Years 1 to 9999. */
  public CopyBuffer instant(@Nullable Instant value) {
    return value == null ? none() : plain(value.toString());
  }

  /** All columns of a row that another buffer holds; more may follow. */
  public CopyBuffer row(CopyBuffer from, int row) {
    int begin = row == 0 ? 0 : from.ends[row - 1];
    int size = from.ends[row] - 1 - begin;
    separate();
    reserve(size);
    System.arraycopy(from.bytes, begin, bytes, length, size);
    length += size;
    return this;
  }

  /** An unknown value. */
  public CopyBuffer none() {
    return plain("\\N");
  }

  /** Ends the row. */
  public void endRow() {
    reserve(1);
    bytes[length++] = '\n';
    rowBegun = false;
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, 2 * rows);
    }
    ends[rows++] = length;
  }

  /** How many rows were ended. */
  public int rows() {
    return rows;
  }

  /** How much memory the rows take. */
  public int sizeBytes() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  private static boolean isSimple(char c) {
    return c >= ' ' && c < 0x7F && c != '\\';
  }

  private CopyBuffer plain(String ascii) {
    separate();
    int size = ascii.length();
    reserve(size);
    for (int i = 0; i < size; i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  private void hex(long value) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (value >>> shift) & 0xF];
    }
  }

  private void escaped(byte[] utf8) {
    for (byte b : utf8) {
      reserve(3);
      switch (b) {
        case '\\' -> pair('\\');
        case '\n' -> pair('n');
        case '\r' -> pair('r');
        case '\t' -> pair('t');
        case 0 -> {
          bytes[length++] = (byte) 0xEF;
          bytes[length++] = (byte) 0xBF;
          bytes[length++] = (byte) 0xBD;
        }
        default -> bytes[length++] = b;
      }
    }
  }

  private void pair(char letter) {
    bytes[length++] = '\\';
    bytes[length++] = (byte) letter;
  }

  private void separate() {
    if (rowBegun) {
      reserve(1);
      bytes[length++] = '\t';
    }
    rowBegun = true;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
