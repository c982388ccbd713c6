package guanxi.files;

import java.util.Arrays;
import java.util.List;

/**
 * One reason why a row was not taken, or (as a remark) why a cell of a taken row was left out.
 *
 * @param row number of the row as a spreadsheet shows it: the first row of the file is 1
 * @param column number of the column from 1, or 0 for the whole row
 * @param columnName header of the column, empty for the whole row
 * @param code what is wrong
 * @param value the offending text, shortened and safe to show, empty when there is none
 * @param arguments what {@code code} says it knows besides
 */
public record Rejection(
    long row,
    int column,
    String columnName,
    ProblemCode code,
    String value,
    List<String> arguments) {

  private static final int SHOWN_CHARS = 80;

  /** Shortens and defuses the value. */
  public Rejection {
    value = shown(value);
    columnName = shown(columnName);
    arguments = List.copyOf(arguments);
  }

  /** A reason that concerns the whole row. */
  public static Rejection ofRow(long row, ProblemCode code, String value, Object... arguments) {
    return new Rejection(row, 0, "", code, value, texts(arguments));
  }

  /** The same reason in a column of this name. */
  Rejection in(String name) {
    return new Rejection(row, column, name, code, value, arguments);
  }

  static List<String> texts(Object... arguments) {
    return Arrays.stream(arguments).map(String::valueOf).toList();
  }

  /** The text on one line, without control characters, at most 80 characters long. */
  static String shown(String text) {
    int end = Math.min(text.length(), SHOWN_CHARS);
    var shown = new StringBuilder(end + 1);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean harmless = !Character.isISOControl(c) && !lonely(text, i);
      shown.append(harmless ? c : '\uFFFD');
    }
    if (end < text.length()) {
      shown.append('…');
    }
    return shown.toString();
  }

  private static boolean lonely(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
