package guanxi.benchmarks.tracking;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The bound of promotion: the rows that events became, copied as they are into empty tables with
 * the same indexes, one after the other by one connection.
 */
final class IndexedCopy {

  private static final List<String> TABLES =
      List.of(
          "intake.fact",
          "visit.act",
          "visit.session",
          "customer.identity",
          "customer.sighting",
          "customer.edge",
          "customer.customer");

  private IndexedCopy() {}

  static double eventsPerSecond(DataSource database) throws SQLException, IOException {
    double seconds = 0;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (String table : TABLES) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copy.copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", rows);
        statement.execute("CREATE TABLE copied (LIKE " + table + " INCLUDING ALL)");
        long begin = System.nanoTime();
        copy.copyIn(
            "COPY copied FROM STDIN (FORMAT binary)",
            new ByteArrayInputStream(rows.toByteArray()),
            1 << 16);
        double took = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "  COPY into %-18s %8.2f s%n", table, took);
        seconds += took;
        statement.execute("DROP TABLE copied");
      }
      try (ResultSet facts = statement.executeQuery("SELECT count(*) FROM intake.fact")) {
        facts.next();
        return facts.getLong(1) / seconds;
      }
    }
  }
}
