package guanxi.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Guanxi started by its launcher that can be killed, started again and looked into. */
final class GuanxiProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path home;
  private final Map<String, String> settings;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;

  private GuanxiProcess(Path home, Map<String, String> settings, int port) {
    this.home = home;
    this.settings = settings;
    this.port = port;
    this.process = launch();
  }

  /** Starts one on an empty data folder; settings are environment variables. */
  static GuanxiProcess start(Path home, Map<String, String> settings) {
    GuanxiProcess started = new GuanxiProcess(home, settings, freePort());
    started.awaitReady();
    return started;
  }

  /** Kills every process of it but its database, without warning, and starts it again. */
  void killAndRestart() {
    process.descendants().filter(GuanxiProcess::isJava).forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    process = launch();
    awaitReady();
  }

  /** Posts a body; says the status of the answer, 0 if there was none. */
  int post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The first column of a query against its database. */
  List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Changes its database. */
  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    client.close();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The settings by which another process uses the database of this one. */
  Map<String, String> databaseSettings() {
    try {
      return Map.of(
          "GUANXI_DB_URL", address(), "GUANXI_DB_USER", "guanxi", "GUANXI_DB_PASSWORD", password());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Runs a command of the launcher against it and returns what that printed.
   *
   * @throws IllegalStateException if it failed
   */
  String command(String... words) {
    try {
      List<String> command = new ArrayList<>(List.of(root().resolve("guanxi").toString()));
      command.addAll(List.of(words));
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(root().toFile()).redirectErrorStream(true);
      builder
          .environment()
          .putAll(
              Map.of("GUANXI_BUILD", "never", "GUANXI_HOME", home.toString(), "LC_ALL", "C.UTF-8"));
      Process running = builder.start();
      String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (running.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", words) + " failed: " + said);
      }
      return said;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** What it wrote into its log. */
  String log() {
    try {
      return Files.readString(home.resolve("logs").resolve("guanxi.log"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Connection connect() throws SQLException, IOException {
    return DriverManager.getConnection(address(), "guanxi", password());
  }

  private String address() throws IOException {
    String databasePort = Files.readString(home.resolve("postgresql").resolve("port")).strip();
    return "jdbc:postgresql://127.0.0.1:" + databasePort + "/guanxi";
  }

  private String password() throws IOException {
    return Files.readString(home.resolve("postgresql").resolve("password")).strip();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isJava(ProcessHandle handle) {
    return handle.info().command().filter(command -> command.endsWith("java")).isPresent();
  }

  private Process launch() {
    try {
      Files.createDirectories(home);
      ProcessBuilder builder =
          new ProcessBuilder(
                  root().resolve("guanxi").toString(),
                  "up",
                  "--data",
                  home.toString(),
                  "--port",
                  Integer.toString(port))
              .directory(root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
      builder.environment().put("GUANXI_BUILD", "never");
      builder.environment().putAll(settings);
      return builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path output() {
    return home.resolveSibling(home.getFileName() + ".log");
  }

  private void awaitReady() {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (!isReady()) {
      if (!process.isAlive() || Instant.now().isAfter(giveUp)) {
        throw new IllegalStateException("Guanxi did not start, see " + output());
      }
      sleep(100);
    }
  }

  private boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz")).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The folder with the launcher in it. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("guanxi"))
        || !Files.isDirectory(folder.resolve("guanxi-app"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }
}
