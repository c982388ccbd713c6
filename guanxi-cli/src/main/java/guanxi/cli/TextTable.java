package guanxi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells in straight columns; Chinese characters take two places in a terminal. */
public final class TextTable {

  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  private TextTable(boolean[] right) {
    this.right = right;
  }

  /**
   * Starts a table.
   *
   * @param alignment one letter per column: {@code l} for words, {@code r} for numbers
   */
  public static TextTable of(String alignment) {
    boolean[] right = new boolean[alignment.length()];
    for (int i = 0; i < right.length; i++) {
      right[i] = alignment.charAt(i) == 'r';
    }
    return new TextTable(right);
  }

  /** Adds a row; missing cells are empty. */
  public TextTable row(String... cells) {
    String[] row = Arrays.copyOf(cells, right.length);
    for (int i = cells.length; i < row.length; i++) {
      row[i] = "";
    }
    rows.add(row);
    return this;
  }

  /** The table, each line indented by two blanks and ended. */
  public String text() {
    int[] widths = new int[right.length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row[i]));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String gap = " ".repeat(widths[i] - width(row[i]));
        line.append("  ").append(right[i] ? gap + row[i] : row[i] + gap);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Places in a terminal: two for East Asian wide characters (UAX 11, the common blocks). */
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || isWideForm(c);
  }

  private static boolean isWideForm(int c) {
    return (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE4F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
