package guanxi.platform.postgres;

import static guanxi.platform.PlatformError.PLATFORM_DATABASE_NOT_STARTED;

import guanxi.platform.HomeFolder;
import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The database this process works with: the bundled one or the operator's own. */
final class Database implements JdbcConnectionDetails, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** Throwaway servers by home folder: one serves all the contexts of a test run. */
  private static final Map<Path, PostgresServer> THROWAWAY = new ConcurrentHashMap<>();

  private final String url;
  private final String user;
  private final String password;
  private final @Nullable PostgresServer server;

  private Database(String url, String user, String password, @Nullable PostgresServer server) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.server = server;
  }

  static Database open(DatabaseSettings own, PostgresSettings bundled, HomeFolder home) {
    if (own.url() != null && !own.url().isBlank()) {
      return new Database(own.url(), own.user(), own.password(), null);
    }
    PostgresServer server =
        bundled.throwaway()
            ? THROWAWAY.computeIfAbsent(home.root(), _ -> startThrowaway(bundled, home))
            : start(bundled, home);
    try {
      String password = server.cluster().password();
      return new Database(
          PostgresCluster.url(server.port()), PostgresCluster.NAME, password, server);
    } catch (IOException e) {
      throw new GuanxiException(PLATFORM_DATABASE_NOT_STARTED, String.valueOf(e), e);
    }
  }

  private static PostgresServer start(PostgresSettings settings, HomeFolder home) {
    try {
      Path folder = home.root().resolve("postgresql");
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      Path programs = settings.binaries() == null ? folder : settings.binaries().toAbsolutePath();
      PostgresBinaries binaries = PostgresBinaries.unpackBelow(programs.normalize());
      return PostgresServer.start(
          new PostgresCluster(
              folder,
              binaries,
              PostgresAccount.choose(binaries),
              settings,
              home.folder("logs").resolve("postgresql.log")));
    } catch (IOException e) {
      throw new GuanxiException(PLATFORM_DATABASE_NOT_STARTED, String.valueOf(e), e);
    }
  }

  private static PostgresServer startThrowaway(PostgresSettings settings, HomeFolder home) {
    PostgresServer server = start(settings, home);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              server.stop();
              try {
                Folders.delete(home.root());
              } catch (IOException e) {
                LOG.warn("{} could not be deleted", home.root(), e);
              }
            }));
    return server;
  }

  @Override
  public String getJdbcUrl() {
    return url;
  }

  @Override
  public String getUsername() {
    return user;
  }

  @Override
  public String getPassword() {
    return password;
  }

  /** Stops the bundled PostgreSQL; a throwaway one goes with the process. */
  @Override
  public void close() {
    if (server != null && !THROWAWAY.containsValue(server)) {
      server.stop();
    }
  }
}
