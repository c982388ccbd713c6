package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.intake.retention.History;
import guanxi.intake.retention.History.Moved;
import guanxi.platform.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Old facts leave the log for Parquet files, each exactly once and never unreported. */
@SpringBootTest
class RetentionIT {

  private static final Instant OLD = Instant.parse("2001-03-02T12:00:00Z");
  private static final Instant LIMIT = Instant.parse("2002-01-01T00:00:00Z");

  @Autowired Pipeline pipeline;
  @Autowired Sources sources;
  @Autowired History history;
  @Autowired HomeFolder home;
  @Autowired JdbcClient database;

  /** A rebuild of another test must not find facts missing. */
  @AfterEach
  void forget() throws IOException {
    Path folder = home.folder("history/screen");
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void oldFactsOfAKindMoveAndWhatWasDerivedStays() throws IOException, SQLException {
    EventShop shop = new EventShop(pipeline, sources);
    String odd = "{'name':'a,b \\\\n c'}";
    long origin =
        shop.take(
            shop.event(FactKind.SCREEN, "Home, \"sweet\"", OLD, odd, "{}", shop.browser("b")),
            shop.event(FactKind.SCREEN, "B", OLD.plusSeconds(1), "{}", "{}", shop.browser("b")),
            shop.event(FactKind.SCREEN, "New", LIMIT, "{}", "{}", shop.browser("b")),
            shop.page("/old", OLD, "{}", shop.browser("b")));
    String bodies = bodies(origin);

    Moved moved = history.move(FactKind.SCREEN, LIMIT);

    assertThat(moved).isNotNull();
    assertThat(facts(moved)).isEqualTo(2);
    assertThat(history.move(FactKind.SCREEN, LIMIT)).isNull();
    assertThat(inLog(origin)).isEqualTo(2);
    assertThat(
            database
                .sql("SELECT count(*) FROM visit.act WHERE origin_id = :origin")
                .param("origin", origin)
                .query(Long.class)
                .single())
        .isEqualTo(4);
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = engine.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT string_agg(body, ' ' ORDER BY id), min(happened_at) = TIMESTAMPTZ"
                    + " '2001-03-02 12:00:00+00' FROM read_parquet('"
                    + home.folder("history/screen")
                    + "/*.parquet')")) {
      rows.next();
      assertThat(bodies).startsWith(rows.getString(1));
      assertThat(rows.getBoolean(2)).isTrue();
    }
    assertThat(Files.readString(home.folder("history").resolve("report.jsonl")))
        .contains("\"facts\":2")
        .contains(String.valueOf(moved == null ? "" : moved.file()));
  }

  @Test
  void whatACrashLeftIsKeptOnlyIfItsFactsAreGone() throws IOException {
    EventShop shop = new EventShop(pipeline, sources);
    long origin = shop.take(shop.event(FactKind.SCREEN, "A", OLD, "{}", "{}", shop.browser("c")));
    long id =
        database
            .sql("SELECT id FROM intake.fact WHERE origin_id = :origin")
            .param("origin", origin)
            .query(Long.class)
            .single();
    Path folder = home.folder("history/screen");
    Path half = Files.writeString(folder.resolve(id + "-" + id + ".part"), "half written");

    history.recover();
    assertThat(half).doesNotExist();

    Moved moved = history.move(FactKind.SCREEN, LIMIT);
    assertThat(facts(moved)).isEqualTo(1);
    Path kept = folder.resolve(id + "-" + id + ".parquet");
    Files.move(kept, half);
    history.recover();

    assertThat(half).doesNotExist();
    assertThat(kept).exists();
  }

  private static long facts(@Nullable Moved moved) {
    return moved == null ? 0 : moved.facts();
  }

  private long inLog(long origin) {
    return database
        .sql("SELECT count(*) FROM intake.fact WHERE origin_id = :origin")
        .param("origin", origin)
        .query(Long.class)
        .single();
  }

  private String bodies(long origin) {
    return database
        .sql(
            """
            SELECT string_agg(body, ' ' ORDER BY id) FROM intake.fact WHERE origin_id = :origin
            """)
        .param("origin", origin)
        .query(String.class)
        .single();
  }
}
