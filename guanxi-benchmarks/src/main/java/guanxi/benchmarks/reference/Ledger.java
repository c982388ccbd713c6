package guanxi.benchmarks.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of figures: ours, the reference, and whether ours is worse. */
final class Ledger {

  private final List<String> worse = new ArrayList<>();
  private int rows;

  /** More is better. */
  void atLeast(String what, double ours, double reference) {
    row(what, ours, reference, ours >= reference);
  }

  /** Less is better. */
  void atMost(String what, double ours, double reference) {
    row(what, ours, reference, ours <= reference);
  }

  /** To be the same up to a rounding. */
  void same(String what, double ours, double reference, double tolerance) {
    row(what, ours, reference, Math.abs(ours - reference) <= tolerance);
  }

  /** A figure without a judgement, such as the size of a part of a file. */
  void note(String what, String text) {
    System.out.printf(Locale.ROOT, "  %-58s %s%n", what, text);
  }

  private void row(String what, double ours, double reference, boolean fine) {
    rows++;
    System.out.printf(
        Locale.ROOT,
        "  %-58s %14s  reference %14s  %s%n",
        what,
        figure(ours),
        figure(reference),
        fine ? "" : "WORSE");
    if (!fine) {
      worse.add(what);
    }
  }

  private static String figure(double value) {
    return Math.abs(value) >= 1000 && value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.5f", value);
  }

  void heading(String text) {
    System.out.printf("%n%s%n", text);
  }

  /** Prints what is worse; whether nothing is. */
  boolean close() {
    System.out.printf("%n%d figures, %d worse %s%n", rows, worse.size(), worse);
    return worse.isEmpty();
  }
}
