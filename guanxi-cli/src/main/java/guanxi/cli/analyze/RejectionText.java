package guanxi.cli.analyze;

import guanxi.cli.Words;
import guanxi.files.Rejection;
import java.util.Locale;

/** A rejected row in words: where, what, and what helps. */
final class RejectionText {

  private RejectionText() {}

  static String of(Rejection rejection, Words words) {
    String reason =
        words.of("cli.row." + rejection.code().name().toLowerCase(Locale.ROOT), rejection.value());
    return rejection.columnName().isEmpty()
        ? words.of("cli.row", rejection.row(), reason)
        : words.of("cli.row.cell", rejection.row(), rejection.columnName(), reason);
  }
}
