package guanxi.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A storefront's order export while it is written: CSV, one line per article. */
abstract class OrderFile {

  private final BufferedWriter out;

  OrderFile(OutputStream file) {
    this.out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8), 1 << 16);
  }

  /** Writes what comes before the first order. */
  abstract void begin() throws IOException;

  /** Writes one order; they come in the order of their time. */
  abstract void add(int orderNumber, DemoOrder order) throws IOException;

  /** Hands everything to the stream. */
  void end() throws IOException {
    out.flush();
  }

  final void row(List<String> cells) throws IOException {
    boolean isFirst = true;
    for (String cell : cells) {
      if (!isFirst) {
        out.write(',');
      }
      isFirst = false;
      out.write(quoted(cell));
    }
    out.write("\r\n");
  }

  /** What is not known is an empty cell. */
  static String text(@Nullable String known) {
    return known == null ? "" : known;
  }

  private static String quoted(String cell) {
    boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
