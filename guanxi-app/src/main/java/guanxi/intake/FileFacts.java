package guanxi.intake;

import guanxi.files.ImportPlan;
import guanxi.files.RecordReader;
import guanxi.files.Rejection;
import guanxi.files.Row;
import guanxi.files.RowOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts in a file: its rows understood by {@link RecordReader}, named by their source. */
final class FileFacts implements FactReader {

  /** PostgreSQL and people agree on these years. */
  private static final Instant EARLIEST =
      Year.of(1900).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);

  private final RecordReader rows;
  private final RecordFacts facts;

  private FileFacts(RecordReader rows, RecordFacts facts) {
    this.rows = rows;
    this.facts = facts;
  }

  /**
   * Opens a file.
   *
   * @param now dates later than a day after this are rejected
   * @throws guanxi.files.UnreadableFileException when the file as a whole is not readable
   */
  static FileFacts open(Path file, ImportPlan plan, RecordFacts facts, Instant now)
      throws IOException {
    return new FileFacts(RecordReader.open(file, plan, now), facts);
  }

  @Override
  public @Nullable ReadRow next() throws IOException {
    return switch (rows.next()) {
      case null -> null;
      case RowOutcome.Rejected(var row, var reasons) -> rejected(row, reasons.getFirst());
      case RowOutcome.Accepted accepted -> accepted(accepted);
    };
  }

  @Override
  public long done() {
    return rows.bytesRead();
  }

  @Override
  public long total() {
    return rows.bytesTotal();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private ReadRow accepted(RowOutcome.Accepted row) {
    String body = JsonCells.write(row.row().cells());
    List<Fact> told = row.records().stream().map(record -> facts.of(record, body)).toList();
    for (Fact fact : told) {
      Instant time = fact.happenedAt();
      if (time != null && time.isBefore(EARLIEST)) {
        return new ReadRow(
            row.row().number(),
            body,
            List.of(),
            new RejectedRow(
                row.row().number(), "", "TIME_OUT_OF_RANGE", time.toString(), List.of("1900", "")),
            List.of());
      }
    }
    List<String> remarks = row.remarks().stream().map(remark -> remark.code().name()).toList();
    return new ReadRow(row.row().number(), body, told, null, remarks);
  }

  private static ReadRow rejected(Row row, Rejection reason) {
    return new ReadRow(
        row.number(),
        JsonCells.write(row.cells()),
        List.of(),
        new RejectedRow(
            row.number(),
            reason.columnName(),
            reason.code().name(),
            reason.value(),
            reason.arguments()),
        List.of());
  }
}
