package guanxi.files;

import guanxi.files.records.ImportRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files for tests: written on the spot, or the public data sets where they are. */
final class TestFiles {

  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  static final Defaults DEFAULTS = Defaults.at(NOW);

  private TestFiles() {}

  /** Everything that came out of a file. */
  record Outcome(List<ImportRecord> records, List<Rejection> rejections, int rows) {

    <T extends ImportRecord> List<T> records(Class<T> kind) {
      return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  static Path write(Path folder, String text) throws IOException {
    return write(folder, text, StandardCharsets.UTF_8);
  }

  static Path write(Path folder, String text, Charset encoding) throws IOException {
    return write(folder, text.getBytes(encoding));
  }

  static Path write(Path folder, byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "table", ".csv"), bytes);
  }

  static List<Row> rows(Path file, Layout layout) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TableFile table = TableFile.open(file, layout)) {
      for (Row row = table.next(); row != null; row = table.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  static Outcome read(Path file, ImportPlan plan) throws IOException {
    List<ImportRecord> records = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    int rows = 0;
    try (RecordReader reader = RecordReader.open(file, plan, NOW)) {
      for (RowOutcome row = reader.next(); row != null; row = reader.next()) {
        rows++;
        switch (row) {
          case RowOutcome.Accepted accepted -> records.addAll(accepted.records());
          case RowOutcome.Rejected rejected -> rejections.add(rejected.reasons().getFirst());
        }
      }
    }
    return new Outcome(records, rejections, rows);
  }

  static Outcome read(Path file) throws IOException {
    return read(file, Detection.of(file, DEFAULTS).plan());
  }

  /** A file of the public data sets, if they are on this machine. */
  static Optional<Path> publicData(String name) {
    @Nullable String told = System.getenv("GUANXI_TEST_DATA");
    Stream<Path> folders =
        told != null
            ? Stream.of(Path.of(told))
            : Stream.iterate(
                    Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"));
    return folders.map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
  }
}
