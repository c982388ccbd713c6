package guanxi.insight;

import static guanxi.insight.InsightError.REFRESH_BROKEN_OFF;

import guanxi.shared.GuanxiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills the tables that a refresh swaps in, by COPY. */
@Component
class ScoreCopy {

  private final DataSource dataSource;
  private final JdbcClient database;

  ScoreCopy(DataSource dataSource, JdbcClient database) {
    this.dataSource = dataSource;
    this.database = database;
  }

  /** Fills {@code customer_score_next}. */
  void scores(CopyRows.Source rows) {
    copy(CustomerScoreTable.NEXT, rows);
  }

  /** Makes and fills {@code customer_currency_next}. */
  void currencies(CopyRows.Source rows) {
    database.sql("DROP TABLE IF EXISTS insight.customer_currency_next").update();
    database
        .sql(
            "CREATE TABLE insight.customer_currency_next (LIKE insight.customer_currency"
                + " INCLUDING COMMENTS)")
        .update();
    copy("insight.customer_currency_next", rows);
    database
        .sql("ALTER TABLE insight.customer_currency_next ADD PRIMARY KEY (customer_id, currency)")
        .update();
  }

  /** Puts {@code customer_currency_next} in use, in the caller's transaction. */
  void swapCurrencies() {
    database.sql("DROP TABLE insight.customer_currency").update();
    database.sql("ALTER TABLE insight.customer_currency_next RENAME TO customer_currency").update();
    database
        .sql("ALTER INDEX insight.customer_currency_next_pkey RENAME TO customer_currency_pkey")
        .update();
  }

  /**
   * Fills a table that nobody reads yet. Emptied in the same transaction, it needs no log of its
   * rows where the database keeps none for replicas, and no later visit to freeze them.
   */
  private void copy(String table, CopyRows.Source source) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        fill(connection, table, source);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException broken) {
      throw new GuanxiException(REFRESH_BROKEN_OFF, table, broken);
    }
  }

  private static void fill(Connection connection, String table, CopyRows.Source source)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + table);
    }
    var in =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table + " FROM STDIN WITH (FREEZE)");
    try {
      CopyRows rows = new CopyRows(in);
      source.writeTo(rows);
      rows.flush();
      in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }
}
