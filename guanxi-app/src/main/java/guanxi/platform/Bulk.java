package guanxi.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Many rows at once, in and out, by COPY on the connection of the running transaction. */
@Component
public class Bulk {

  private final JdbcTemplate database;

  Bulk(DataSource dataSource) {
    this.database = new JdbcTemplate(dataSource);
  }

  /**
   * Appends rows to a table.
   *
   * @param target table and columns: {@code staff.role (id, name)}
   */
  public void copy(String target, CopyBuffer rows) {
    if (rows.rows() == 0) {
      return;
    }
    inConnection(manager -> {
      var in = manager.copyIn(Shadow.cast("COPY " + target + " FROM STDIN"));
      try {
        in.writeToCopy(rows.bytes(), 0, rows.sizeBytes());
        in.endCopy();
      } finally {
        if (in.isActive()) {
          in.cancelCopy();
        }
      }
    });
  }

  /** Appends one row per item; {@code columns} writes the columns, not the end of the row. */
  public <T> void copy(String target, Iterable<T> items, BiConsumer<CopyBuffer, T> columns) {
    CopyBuffer rows = new CopyBuffer();
    for (T item : items) {
      columns.accept(rows, item);
      rows.endRow();
    }
    copy(target, rows);
  }

  /**
   * Writes what a query gives as UTF-8 CSV with a header.
   *
   * @param query a constant without parameters
   */
  public void copyCsv(String query, OutputStream to) {
    inConnection(
        manager -> manager.copyOut("COPY (" + query + ") TO STDOUT (FORMAT csv, HEADER)", to));
  }

  private void inConnection(Copy copy) {
    database.execute((Connection connection) -> {
      try {
        copy.run(connection.unwrap(PGConnection.class).getCopyAPI());
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      return true;
    });
  }

  /** Something done with COPY. */
  private interface Copy {
    void run(CopyManager manager) throws SQLException, IOException;
  }
}
