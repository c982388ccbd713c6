package guanxi.cli.match;

import guanxi.cli.CommandFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A CSV file (RFC 4180, UTF-8 without byte order mark, for programs). It appears whole or not at
 * all: it is written beside its place and moved there by {@link #finish}.
 */
final class CsvLines implements AutoCloseable {

  private final Path target;
  private final Path draft;
  private final BufferedWriter writer;

  CsvLines(Path target, String... header) {
    this.target = target;
    this.draft = target.resolveSibling(target.getFileName() + ".part");
    try {
      this.writer = Files.newBufferedWriter(draft);
    } catch (IOException refused) {
      throw CommandFailure.badOutput("cli.analyze.out-failed", target, refused.toString());
    }
    row(header);
  }

  void row(String... cells) {
    try {
      for (int i = 0; i < cells.length; i++) {
        if (i > 0) {
          writer.write(',');
        }
        writer.write(cell(cells[i]));
      }
      writer.write("\r\n");
    } catch (IOException refused) {
      throw CommandFailure.badOutput("cli.analyze.out-failed", target, refused.toString());
    }
  }

  private static String cell(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  void finish() {
    try {
      writer.close();
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw CommandFailure.badOutput("cli.analyze.out-failed", target, refused.toString());
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
      Files.deleteIfExists(draft);
    } catch (IOException _) {
      // a draft that stays behind harms nobody
    }
  }
}
