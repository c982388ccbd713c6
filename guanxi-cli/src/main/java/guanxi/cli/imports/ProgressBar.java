package guanxi.cli.imports;

import java.io.PrintStream;
import java.util.Locale;

/**
 * How far an import is, drawn over itself on one line of a terminal; silent where nobody watches.
 */
final class ProgressBar {

  private static final int WIDTH = 30;

  private final PrintStream err;
  private final boolean isWatched;
  private final long startedNanos = System.nanoTime();

  ProgressBar(PrintStream err, boolean isWatched) {
    this.err = err;
    this.isWatched = isWatched;
  }

  /**
   * Draws it.
   *
   * @param label what is being done
   * @param done of {@code total}, which is 0 when nobody knows
   * @param rows how many rows that were
   */
  void draw(String label, long done, long total, long rows) {
    if (!isWatched) {
      return;
    }
    double seconds = Math.max(0.001, (System.nanoTime() - startedNanos) / 1e9);
    double share = total > 0 ? Math.min(1.0, (double) done / total) : 0;
    int filled = (int) (share * WIDTH);
    String left =
        share > 0.01 ? String.format(Locale.ROOT, "%3.0f s", seconds / share - seconds) : "     ";
    err.printf(
        Locale.ROOT,
        "\r%-12s [%s%s] %3.0f%%  %,d  %,.0f/s  %s ",
        label,
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        share * 100,
        rows,
        rows / seconds,
        left);
    err.flush();
  }

  /** Clears the line. */
  void clear() {
    if (isWatched) {
      err.print("\r" + " ".repeat(100) + "\r");
      err.flush();
    }
  }
}
