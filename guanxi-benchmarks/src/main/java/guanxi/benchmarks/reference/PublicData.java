package guanxi.benchmarks.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The public data sets, beside the project or where {@code GUANXI_TEST_DATA} says. */
final class PublicData {

  private PublicData() {}

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder().resolve(name));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The rows of a CSV file, the header first; quoted cells may hold separators and line ends. */
  static List<List<String>> csv(String name, char separator) {
    List<List<String>> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    String text = text(name);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == separator || c == '\n')) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(cells);
          cells = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    if (!cells.isEmpty()) {
      cells.add(cell.toString().strip());
      rows.add(cells);
    }
    return rows;
  }

  private static Path folder() {
    String given = System.getenv("GUANXI_TEST_DATA");
    if (given != null) {
      return Path.of(given);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("shared/data"))) {
        return folder.resolve("shared/data");
      }
    }
    throw new IllegalStateException("the public data are not at hand: set GUANXI_TEST_DATA");
  }
}
