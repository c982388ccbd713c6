package guanxi.cli.match;

import guanxi.cli.CommandFailure;
import guanxi.files.Defaults;
import guanxi.files.Detection;
import guanxi.files.Layout;
import guanxi.files.Row;
import guanxi.files.TableFile;
import guanxi.files.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A table of people that can be read more than once: CSV and everything {@link TableFile} knows, or
 * Parquet.
 */
final class PeopleTable {

  private final Path file;
  private final String source;
  private final List<String> header;
  private final boolean parquet;
  private final List<Layout> layout;

  private PeopleTable(
      Path file, String source, List<String> header, boolean parquet, List<Layout> layout) {
    this.file = file;
    this.source = source;
    this.header = header;
    this.parquet = parquet;
    this.layout = layout;
  }

  /** Looks at a file; {@code source} is what its records are called by. */
  static PeopleTable open(Path file, String source, Instant now) {
    boolean parquet = file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    if (parquet) {
      List<String> header = new ArrayList<>();
      readParquet(file, header, _ -> false);
      return new PeopleTable(file, source, header, true, List.of());
    }
    try {
      Layout layout = Detection.of(file, Defaults.at(now)).plan().layout();
      try (TableFile table = TableFile.open(file, layout)) {
        return new PeopleTable(file, source, table.header(), false, List.of(layout));
      }
    } catch (UnreadableFileException unreadable) {
      String key = "cli.file." + unreadable.problem().name().toLowerCase(Locale.ROOT);
      throw CommandFailure.badInput(key, file);
    } catch (IOException broken) {
      throw CommandFailure.badInput("cli.analyze.no-file", file);
    }
  }

  String source() {
    return source;
  }

  List<String> header() {
    return header;
  }

  /** Hands out the rows from the first on, as long as the reader returns true. */
  void read(Predicate<List<String>> reader) {
    if (parquet) {
      readParquet(file, new ArrayList<>(), reader);
      return;
    }
    try (TableFile table = TableFile.open(file, layout.getFirst())) {
      for (Row row = table.next(); row != null; row = table.next()) {
        List<String> cells = new ArrayList<>(header.size());
        for (int c = 0; c < header.size(); c++) {
          cells.add(row.cell(c));
        }
        if (!reader.test(cells)) {
          return;
        }
      }
    } catch (IOException broken) {
      throw CommandFailure.badInput("cli.analyze.no-file", file);
    }
  }

  private static void readParquet(Path file, List<String> header, Predicate<List<String>> reader) {
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement query = engine.prepareStatement("SELECT * FROM read_parquet(?)")) {
      query.setString(1, file.toString());
      try (ResultSet rows = query.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        for (int c = 1; c <= columns; c++) {
          header.add(rows.getMetaData().getColumnName(c));
        }
        while (rows.next()) {
          List<String> cells = new ArrayList<>(columns);
          for (int c = 1; c <= columns; c++) {
            String text = rows.getString(c);
            cells.add(text == null ? "" : text);
          }
          if (!reader.test(cells)) {
            return;
          }
        }
      }
    } catch (SQLException unreadable) {
      throw CommandFailure.badInput("cli.match.unreadable", file, "Parquet");
    }
  }
}
