package guanxi.files;

import java.util.Arrays;

/**
 * Parts one row of delimited text into cells (RFC 4180, and what spreadsheets and shops write
 * besides): finds where they begin and end, copies nothing.
 *
 * <p>A quotation mark counts only as the first character of a cell. Text after the closing mark is
 * kept as it stands, unless the cell spans lines: then the opening mark was a slip, and the row is
 * one whose quote is never closed.
 */
final class CellScanner {

  /** The row goes on behind what is held. */
  static final int MORE = -1;

  /** A quotation mark opens a cell and is never closed properly. */
  static final int UNCLOSED = -2;

  private final char delimiter;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];
  private int count;
  private int innerLines;
  private char[] chars = new char[0];
  private int end;
  private boolean last;

  CellScanner(char delimiter) {
    this.delimiter = delimiter;
  }

  /**
   * Finds the cells of the row that begins at {@code from}.
   *
   * @param last whether the text ends at {@code end} for good
   * @return index of the next row, {@link #MORE} or {@link #UNCLOSED}
   */
  int scan(char[] text, int from, int end, boolean last) {
    this.chars = text;
    this.end = end;
    this.last = last;
    count = 0;
    innerLines = 0;
    int at = from;
    while (true) {
      boolean opens = at < end && text[at] == '"';
      int stop = opens ? quotedCell(at) : plainCell(at, at);
      if (stop < 0) {
        return stop;
      }
      if (stop >= end || text[stop] != delimiter) {
        return afterRow(stop);
      }
      at = stop + 1;
    }
  }

  /** How many cells the row has. */
  int count() {
    return count;
  }

  /** How many line ends stand inside quoted cells of the row. */
  int innerLines() {
    return innerLines;
  }

  /** Length of the longest cell. */
  int longest() {
    int longest = 0;
    for (int i = 0; i < count; i++) {
      longest = Math.max(longest, ends[i] - starts[i]);
    }
    return longest;
  }

  /** The text of a cell without its quotation marks. */
  String text(int cell) {
    int from = starts[cell];
    int to = ends[cell];
    return quoted[cell] ? unquoted(from, to) : new String(chars, from, to - from);
  }

  private int plainCell(int from, int at) {
    int i = at;
    char[] text = chars;
    int stop = end;
    char part = delimiter;
    while (i < stop) {
      char c = text[i];
      if (c == part || c == '\n' || c == '\r') {
        break;
      }
      i++;
    }
    if (i >= end && !last) {
      return MORE;
    }
    add(from, i, false);
    return i;
  }

  private int quotedCell(int from) {
    int lines = 0;
    int i = from + 1;
    while (i < end) {
      char c = chars[i];
      if (c == '\n') {
        lines++;
      } else if (c == '"') {
        if (i + 1 >= end && !last) {
          return MORE;
        }
        if (i + 1 < end && chars[i + 1] == '"') {
          i++;
        } else {
          return closed(from, i + 1, lines);
        }
      }
      i++;
    }
    return last ? UNCLOSED : MORE;
  }

  private int closed(int from, int after, int lines) {
    int stop = afterBlanks(after);
    if (stop >= end && !last) {
      return MORE;
    }
    if (stop < end && !ends(chars[stop])) {
      return lines > 0 ? UNCLOSED : closedTooEarly(from, after);
    }
    innerLines += lines;
    add(from, stop, true);
    return stop;
  }

  private int closedTooEarly(int from, int after) {
    int stop = plainCell(from, after);
    if (stop >= 0) {
      quoted[count - 1] = true;
    }
    return stop;
  }

  private int afterBlanks(int at) {
    int i = at;
    while (i < end && chars[i] == ' ') {
      i++;
    }
    return i;
  }

  private boolean ends(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private int afterRow(int stop) {
    if (stop >= end) {
      return stop;
    }
    if (chars[stop] == '\r') {
      if (stop + 1 >= end) {
        return last ? stop + 1 : MORE;
      }
      return chars[stop + 1] == '\n' ? stop + 2 : stop + 1;
    }
    return stop + 1;
  }

  private void add(int from, int to, boolean inQuotes) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      quoted = Arrays.copyOf(quoted, 2 * count);
    }
    starts[count] = from;
    ends[count] = to;
    quoted[count] = inQuotes;
    count++;
  }

  /** The mark at {@code from} opens; doubled marks become one; text after the closing one stays. */
  private String unquoted(int from, int to) {
    int close = from + 1;
    while (close < to && chars[close] != '"') {
      close++;
    }
    if (close >= to - 1 || isBlank(close + 1, to)) {
      return new String(chars, from + 1, Math.min(close, to) - from - 1);
    }
    var text = new StringBuilder(to - from);
    int i = from + 1;
    while (i < to) {
      if (chars[i] != '"') {
        text.append(chars[i]);
        i++;
      } else if (i + 1 < to && chars[i + 1] == '"') {
        text.append('"');
        i += 2;
      } else {
        return text.append(isBlank(i + 1, to) ? "" : tail(i + 1, to)).toString();
      }
    }
    return text.toString();
  }

  private String tail(int from, int to) {
    return new String(chars, from, to - from);
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] != ' ') {
        return false;
      }
    }
    return true;
  }
}
