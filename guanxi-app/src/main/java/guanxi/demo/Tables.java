package guanxi.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the demo shop's word lists: tab-separated, {@code #} starts a comment line. */
final class Tables {

  private Tables() {}

  static List<String[]> rows(String name) {
    InputStream file = Tables.class.getResourceAsStream("/demo/" + name);
    if (file == null) {
      throw new IllegalStateException("demo/" + name + " is not on the class path");
    }
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("demo/" + name, e);
    }
  }
}
