package guanxi.intake.retention;

import guanxi.intake.FactKind;
import guanxi.platform.Bulk;
import guanxi.platform.HomeFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts that left the log: Parquet files in the folder {@code history} of the home, one folder
 * per kind, and {@code report.jsonl} with a line for each file.
 *
 * <p>A file is written and counted before its facts leave the log, in one transaction with that;
 * until then it is a {@code .part}. A part that a crash left is kept if its facts have left the log
 * and thrown away if they have not, so no fact is lost and none is in both.
 */
@Service
public class History {

  private static final int FACTS_PER_FILE = 100_000;

  private static final String COLUMNS =
      "{'id':'BIGINT','happened_at':'TIMESTAMPTZ','original_at':'TIMESTAMPTZ',"
          + "'sent_at':'TIMESTAMPTZ','received_at':'TIMESTAMPTZ','key':'UUID',"
          + "'content_hash':'BIGINT','origin_id':'BIGINT','row_no':'BIGINT',"
          + "'source_id':'INTEGER','version':'INTEGER','kind':'SMALLINT','body':'VARCHAR'}";

  private final JdbcClient database;
  private final Bulk bulk;
  private final TransactionTemplate transaction;
  private final HomeFolder home;
  private final Clock clock;

  History(
      JdbcClient database,
      Bulk bulk,
      TransactionTemplate transaction,
      HomeFolder home,
      Clock clock) {
    this.database = database;
    this.bulk = bulk;
    this.transaction = transaction;
    this.home = home;
    this.clock = clock;
  }

  /** What moved in one file. */
  public record Moved(Instant at, FactKind kind, long facts, Instant receivedBefore, String file) {}

  /**
   * Moves one file's worth of facts of a kind.
   *
   * @param receivedBefore only what came in before this
   * @return what moved; null when there is nothing (more) to move
   */
  public @Nullable Moved move(FactKind kind, Instant receivedBefore) {
    Path folder = home.folder("history/" + kind.name().toLowerCase(Locale.ROOT));
    Path part = transaction.execute(_ -> write(kind, receivedBefore, folder));
    return part == null ? null : keep(part, kind, receivedBefore);
  }

  /** Settles what a crash left behind; to be called before moving. */
  public void recover() {
    try (Stream<Path> files = Files.walk(home.folder("history"))) {
      List<Path> parts = files.filter(file -> file.toString().endsWith(".part")).toList();
      for (Path part : parts) {
        long first = Long.parseLong(part.getFileName().toString().split("-", 2)[0]);
        boolean inLog =
            database
                .sql("SELECT EXISTS (SELECT FROM intake.fact WHERE id = :id)")
                .param("id", first)
                .query(Boolean.class)
                .single();
        if (inLog) {
          Files.delete(part);
        } else {
          keep(part, kind(part), Instant.EPOCH);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private @Nullable Path write(FactKind kind, Instant receivedBefore, Path folder) {
    database.sql("SELECT pg_advisory_xact_lock(hashtext('intake.fact'))").query().listOfRows();
    database.sql("CREATE TEMP TABLE fact_old (id bigint) ON COMMIT DROP").update();
    int count =
        database
            .sql(
                """
                INSERT INTO fact_old
                SELECT id FROM intake.fact
                WHERE kind = :kind AND received_at < :before
                ORDER BY id
                LIMIT :limit
                """)
            .param("kind", kind.code())
            .param("before", OffsetDateTime.ofInstant(receivedBefore, ZoneOffset.UTC))
            .param("limit", FACTS_PER_FILE)
            .update();
    if (count == 0) {
      return null;
    }
    String ids =
        database
            .sql("SELECT min(id) || '-' || max(id) AS ids FROM fact_old")
            .query(String.class)
            .single();
    Path part = folder.resolve(ids + ".part");
    try {
      writeParquet(part, count);
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException("the history could not be written to " + part, failed);
    }
    database.sql("DELETE FROM intake.fact f USING fact_old o WHERE f.id = o.id").update();
    return part;
  }

  private void writeParquet(Path part, int count) throws IOException, SQLException {
    Path rows = Files.createTempFile(home.folder("history"), "rows", ".csv");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows))) {
        bulk.copyCsv(
            """
            SELECT f.id, f.happened_at, f.original_at, f.sent_at, f.received_at, f.key,
              f.content_hash, f.origin_id, f.row_no, f.source_id, f.version, f.kind, f.body
            FROM fact_old o JOIN intake.fact f ON f.id = o.id ORDER BY f.id
            """,
            out);
      }
      try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = engine.createStatement()) {
        statement.execute(
            "COPY (SELECT * FROM read_csv("
                + quoted(rows)
                + ", header = true, columns = "
                + COLUMNS
                + ")) TO "
                + quoted(part)
                + " (FORMAT parquet, COMPRESSION zstd)");
        long written = facts(statement, part);
        if (written != count) {
          throw new IOException("wrote " + written + " of " + count + " facts");
        }
      }
    } finally {
      Files.deleteIfExists(rows);
    }
  }

  private Moved keep(Path part, FactKind kind, Instant receivedBefore) {
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = engine.createStatement()) {
      String name = part.getFileName().toString().replace(".part", ".parquet");
      Moved moved = new Moved(clock.instant(), kind, facts(statement, part), receivedBefore, name);
      Files.move(part, part.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(
          home.folder("history").resolve("report.jsonl"),
          JsonMapper.shared().writeValueAsString(moved) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return moved;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (SQLException unreadable) {
      throw new IllegalStateException("cannot read " + part, unreadable);
    }
  }

  private static long facts(Statement statement, Path file) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT count(*) FROM read_parquet(" + quoted(file) + ")")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static FactKind kind(Path part) {
    Path folder = part.getParent();
    return FactKind.valueOf(
        folder == null ? "OTHER" : folder.getFileName().toString().toUpperCase(Locale.ROOT));
  }

  private static String quoted(Path path) {
    return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
  }
}
