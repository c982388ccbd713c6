package guanxi.platform.postgres;

import static guanxi.platform.PlatformError.PLATFORM_DATABASE_NOT_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import guanxi.platform.HomeFolder;
import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A database as shops have it: durable, and its processes may be killed. */
class PostgresServerIT {

  private static final PostgresSettings DURABLE =
      new PostgresSettings(
          DataSize.ofMegabytes(16), Path.of("target", "postgresql").toAbsolutePath(), false);
  private static final DatabaseSettings BUNDLED = new DatabaseSettings(null, "guanxi", "");

  private static Path folder = Path.of("unset");

  @BeforeAll
  static void makeHome() throws IOException {
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "home-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterAll
  static void deleteHome() throws IOException {
    Folders.delete(folder);
  }

  @Test
  void comesBackByItselfWhenKilledAndKeepsWhatWasCommitted() throws Exception {
    try (Database database = Database.open(BUNDLED, DURABLE, HomeFolder.at(folder));
        HikariDataSource pool = pool(database)) {
      execute(pool, "CREATE TABLE kept (n integer)");
      execute(pool, "INSERT INTO kept VALUES (42)");

      PostgresServer.signal(postmaster(), "KILL");
      assertThat(firstAnswer(pool, "SELECT n FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void restartsOnTheSamePortAndStopsCleanly() throws Exception {
    String first;
    try (Database database = Database.open(BUNDLED, DURABLE, HomeFolder.at(folder))) {
      first = database.getJdbcUrl();
    }
    assertThat(folder.resolve("postgresql/data/postmaster.pid")).doesNotExist();

    try (Database database = Database.open(BUNDLED, DURABLE, HomeFolder.at(folder))) {
      assertThat(database.getJdbcUrl()).isEqualTo(first);
    }
  }

  @Test
  void pidFileOfAProcessThatIsSomebodyElseByNowDoesNotStopTheStart() throws Exception {
    Database.open(BUNDLED, DURABLE, HomeFolder.at(folder)).close();
    Path pidFile = folder.resolve("postgresql/data/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n");

    try (Database database = Database.open(BUNDLED, DURABLE, HomeFolder.at(folder));
        HikariDataSource pool = pool(database)) {
      assertThat(firstAnswer(pool, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void twoFoldersLiveSideBySide() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Database here = Database.open(BUNDLED, DURABLE, HomeFolder.at(folder));
        Database there = Database.open(BUNDLED, DURABLE, HomeFolder.at(other))) {
      assertThat(here.getJdbcUrl()).isNotEqualTo(there.getJdbcUrl());
    }
  }

  @Test
  void brokenFilesAreNamedWithTheReasonPostgresGives() throws Exception {
    Database.open(BUNDLED, DURABLE, HomeFolder.at(folder)).close();
    Path control = folder.resolve("postgresql/data/global/pg_control");
    Path away = folder.resolve("pg_control");
    Files.move(control, away);

    var failure =
        catchThrowableOfType(
            GuanxiException.class, () -> Database.open(BUNDLED, DURABLE, HomeFolder.at(folder)));

    Files.move(away, control);

    assertThat(failure.code()).isEqualTo(PLATFORM_DATABASE_NOT_STARTED);
    assertThat(failure).hasMessageContaining("postgresql.log");
  }

  @Test
  void onlyTheOwnerReadsPasswordsAndTables() throws Exception {
    Database.open(BUNDLED, DURABLE, HomeFolder.at(folder)).close();

    for (String secret : List.of("password", "superuser-password", "data")) {
      assertThat(
              PosixFilePermissions.toString(
                      Files.getPosixFilePermissions(folder.resolve("postgresql").resolve(secret)))
                  .substring(3))
          .as(secret)
          .isEqualTo("------");
    }
  }

  @Test
  void worksBelowAFolderThatIsClosedToOthers() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    PostgresSettings inside =
        new PostgresSettings(DataSize.ofMegabytes(16), closed.resolve("programs"), false);

    try (Database database = Database.open(BUNDLED, inside, HomeFolder.at(closed.resolve("home")));
        HikariDataSource pool = pool(database)) {
      assertThat(firstAnswer(pool, "SELECT 1")).isEqualTo("1");
    }
  }

  private static long postmaster() throws IOException {
    Path pidFile = folder.resolve("postgresql/data/postmaster.pid");
    return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
  }

  private static HikariDataSource pool(Database database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.getJdbcUrl());
    config.setUsername(database.getUsername());
    config.setPassword(database.getPassword());
    config.setMaximumPoolSize(3);
    config.setConnectionTimeout(1_000);
    return new HikariDataSource(config);
  }

  private static void execute(HikariDataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Asks until there is an answer, as a browser's reload would. */
  private static String firstAnswer(HikariDataSource pool, String sql) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getString(1);
      } catch (SQLException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }
}
