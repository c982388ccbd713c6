package guanxi.files;

import java.io.IOException;
import java.util.Arrays;

/** A window on the decoded text that always holds the row being read, from its first character. */
final class RowBuffer {

  private static final int INITIAL_CHARS = 1 << 17;

  private final TextSource source;
  private final int mostChars;
  private char[] chars = new char[INITIAL_CHARS];
  private int start;
  private int end;
  private long charsBefore;
  private boolean exhausted;

  /** Grows up to {@code mostChars}, within which every row has to fit. */
  RowBuffer(TextSource source, int mostChars) {
    this.source = source;
    this.mostChars = mostChars;
  }

  char[] chars() {
    return chars;
  }

  /** Index of the first character not yet taken. */
  int start() {
    return start;
  }

  /** Index after the last character held. */
  int end() {
    return end;
  }

  /** How many characters of the file stand before index {@code at}. */
  long position(int at) {
    return charsBefore + at;
  }

  /** Whether everything up to the end of the file is held. */
  boolean exhausted() {
    return exhausted;
  }

  /** Whether the window is as large as it may become and full. */
  boolean full() {
    return end - start >= mostChars;
  }

  /** Forgets what stands before index {@code at}. */
  void take(int at) {
    start = at;
  }

  /** Reads more of the file behind what is held; indexes change, {@link #start} with them. */
  void more() throws IOException {
    if (start > 0) {
      System.arraycopy(chars, start, chars, 0, end - start);
      charsBefore += start;
      end -= start;
      start = 0;
    }
    // a character outside the basic plane takes two places and never comes in halves
    if (end + 2 > chars.length) {
      chars = Arrays.copyOf(chars, Math.min(2 * chars.length, Math.max(mostChars, end) + 2));
    }
    int read = source.read(chars, end);
    if (read < 0) {
      exhausted = true;
    } else {
      end += read;
    }
  }
}
