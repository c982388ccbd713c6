package guanxi.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Appends through DuckDB's own bulk interface, about a million rows a second. */
final class DuckDbLoader implements TableLoader {

  private final DuckDBAppender appender;
  private final String table;
  private boolean inRow;

  DuckDbLoader(DuckDBAppender appender, String table) {
    this.appender = appender;
    this.table = table;
  }

  @Override
  public TableLoader text(@Nullable String value) {
    return append(() -> {
      if (value == null) {
        appender.appendNull();
      } else {
        appender.append(value);
      }
    });
  }

  @Override
  public TableLoader number(long value) {
    return append(() -> appender.append(value));
  }

  @Override
  public TableLoader decimal(double value) {
    return append(() -> appender.append(value));
  }

  @Override
  public TableLoader instant(Instant value) {
    return append(
        () -> appender.appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, value)));
  }

  @Override
  public void endRow() {
    append(appender::endRow);
    inRow = false;
  }

  @Override
  public void close() {
    try {
      appender.close();
    } catch (SQLException refused) {
      throw new WarehouseException("table " + table, refused);
    }
  }

  private TableLoader append(Step step) {
    try {
      if (!inRow) {
        appender.beginRow();
        inRow = true;
      }
      step.run();
      return this;
    } catch (SQLException refused) {
      throw new WarehouseException("table " + table, refused);
    }
  }

  /** One call of the appender. */
  private interface Step {
    void run() throws SQLException;
  }
}
