package guanxi.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes CSV by RFC 4180, with cells that could be taken for formulas defused. */
final class CsvWriter implements TableWriter {

  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠'";
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}([.,]\\d{1,20})?");

  private final Writer out;

  CsvWriter(OutputStream stream) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    out.write('\uFEFF');
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    boolean first = true;
    for (Object cell : cells) {
      if (!first) {
        out.write(',');
      }
      first = false;
      writeQuoted(text(cell), cells.size() == 1);
    }
    out.write("\r\n");
  }

  private static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      default -> defused(cell.toString());
    };
  }

  /** The text with an apostrophe in front where a spreadsheet would compute it. */
  static String defused(String text) {
    String visible = text.stripLeading();
    boolean harmless =
        text.isEmpty()
            || (FORMULA_STARTS.indexOf(text.charAt(0)) < 0
                && (visible.isEmpty() || FORMULA_STARTS.indexOf(visible.charAt(0)) < 0))
            || NUMBER.matcher(text).matches();
    return harmless ? text : '\'' + text;
  }

  /** A row of one empty cell is quoted, or it would be a blank line. */
  private void writeQuoted(String text, boolean alone) throws IOException {
    if (!needsQuotes(text) && !(alone && text.isBlank())) {
      out.write(text);
      return;
    }
    out.write('"');
    out.write(text.replace("\"", "\"\""));
    out.write('"');
  }

  private static boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == ',' || c == '\n' || c == '\r' || c == ';' || c == '\t') {
        return true;
      }
    }
    return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
