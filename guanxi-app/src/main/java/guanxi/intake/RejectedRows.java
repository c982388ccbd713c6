package guanxi.intake;

import guanxi.files.TableWriter;
import guanxi.intake.FactReader.ReadRow;
import guanxi.shared.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows that were left out, with the reasons in words. */
@Component
class RejectedRows {

  private final ImportJournal journal;
  private final ImportFiles files;
  private final JdbcClient database;
  private final JsonMapper json;

  RejectedRows(ImportJournal journal, ImportFiles files, JdbcClient database, JsonMapper json) {
    this.journal = journal;
    this.files = files;
    this.database = database;
    this.json = json;
  }

  /** The first rejected rows of an import. */
  List<RejectedRow> first(ImportId id, int limit) {
    return database
        .sql(
            """
            SELECT row_no, column_name, code, value, arguments
            FROM intake.rejection WHERE import_id = :id ORDER BY row_no LIMIT :limit
            """)
        .param("id", id.value())
        .param("limit", limit)
        .query((row, _) ->
            new RejectedRow(
                row.getLong("row_no"),
                row.getString("column_name"),
                row.getString("code"),
                row.getString("value"),
                List.of(row.getString("arguments").split(FactBatch.ARGUMENTS, -1))))
        .list();
  }

  /**
   * Writes all rejected rows of an import as CSV, row number and reason before the cells as they
   * stand in the file. Reads the file again.
   */
  void write(FileImport file, Texts texts, OutputStream out) {
    try (TableWriter csv = TableWriter.csv(out)) {
      List<String> head =
          new ArrayList<>(
              List.of(
                  texts.of("intake.imports.row"),
                  texts.of("intake.imports.column"),
                  texts.of("intake.imports.reason")));
      head.addAll(journal.preview(file.id()).header());
      csv.row(head);
      files.read(file, reader -> write(reader, texts, csv));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void write(FactReader reader, Texts texts, TableWriter csv) {
    try {
      for (ReadRow row = reader.next(); row != null; row = reader.next()) {
        RejectedRow rejection = row.rejection();
        if (rejection != null) {
          List<Object> cells = new ArrayList<>();
          cells.add(rejection.row());
          cells.add(rejection.column());
          cells.add(reason(rejection, texts));
          cells.addAll(json.readValue(row.body(), new TypeReference<List<String>>() {}));
          csv.row(cells);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Why a row was left out and what to do about it. */
  static String reason(RejectedRow rejection, Texts texts) {
    return texts.of("intake.reason." + rejection.code(), rejection.arguments().toArray());
  }
}
