package guanxi.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of text whose columns are parted by runs of blanks; there is no quoting. */
final class BlankRows implements RowSource {

  /** Parting by a character that no text has makes every line one cell. */
  private static final char NEVER = '\uFFFF';

  private final DelimitedRows lines;

  BlankRows(TextSource source, Limits limits) {
    lines = new DelimitedRows(source, NEVER, limits);
  }

  @Override
  public @Nullable Row next() throws IOException {
    Row line = lines.next();
    return line == null
        ? null
        : new Row(line.number(), line.line(), split(line.cell(0)), line.problem());
  }

  static String[] split(String line) {
    List<String> cells = new ArrayList<>();
    int i = 0;
    while (i < line.length()) {
      while (i < line.length() && isBlank(line.charAt(i))) {
        i++;
      }
      int from = i;
      while (i < line.length() && !isBlank(line.charAt(i))) {
        i++;
      }
      if (i > from) {
        cells.add(line.substring(from, i));
      }
    }
    return cells.toArray(String[]::new);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00A0' || c == '\u3000';
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
