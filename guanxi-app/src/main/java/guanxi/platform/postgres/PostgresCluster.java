package guanxi.platform.postgres;

import static guanxi.platform.PlatformError.PLATFORM_DATABASE_FOREIGN;
import static guanxi.platform.PlatformError.PLATFORM_DATABASE_NOT_STARTED;

import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The files of one bundled database and how its programs are called. Layout below the folder: the
 * unpacked programs, {@code data} (PostgreSQL's own), {@code password} and {@code
 * superuser-password} (readable by the owner only), {@code port}.
 *
 * @param folder {@code <home>/postgresql}
 */
record PostgresCluster(
    Path folder,
    PostgresBinaries binaries,
    PostgresAccount account,
    PostgresSettings settings,
    Path log) {

  /** Role and database of the application. */
  static final String NAME = "guanxi";

  private static final String SUPERUSER = "postgres";

  /** PostgreSQL's own folder. */
  Path data() {
    return folder.resolve("data");
  }

  /** The application's password. */
  String password() throws IOException {
    return secret("password");
  }

  /** The address of the application's database. */
  static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=guanxi&tcpKeepAlive=true"
        .formatted(port, NAME);
  }

  /** The command line that runs PostgreSQL in the foreground. */
  List<String> serverCommand(int port) {
    List<String> command =
        new ArrayList<>(
            List.of(binaries.program("postgres"), "-D", data().toString(), "-p", "" + port));
    Map<String, String> options =
        Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", settings.sharedBuffers().toMegabytes() + "MB"),
            Map.entry("effective_cache_size", "2GB"),
            Map.entry("work_mem", "32MB"),
            Map.entry("maintenance_work_mem", "256MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "pglz"),
            // Nobody replicates it; tables filled and indexed as a whole then need no log.
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] "));
    options.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            option -> command.addAll(List.of("-c", option.getKey() + "=" + option.getValue())));
    if (settings.throwaway()) {
      command.addAll(
          List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
    }
    return account.command(command);
  }

  /** Starts one of PostgreSQL's programs; what it prints goes to the log. */
  Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("PATH", "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL", locale(), "TZ", "UTC"));
    return builder.start();
  }

  /** Makes the files of the database unless they are there. A half-made one is made anew. */
  void create() throws IOException, InterruptedException {
    Path complete = folder.resolve("complete");
    if (Files.exists(complete)) {
      account.own(data());
      return;
    }
    Folders.delete(data());
    Files.createDirectory(
        data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    account.own(data());
    Path secret = folder.resolve("initdb-password");
    writeSecret(secret, secret("superuser-password"));
    try {
      account.own(secret);
      List<String> command =
          new ArrayList<>(
              List.of(
                  binaries.program("initdb"), "--pgdata", data().toString(), "--no-instructions"));
      command.addAll(List.of("--username", SUPERUSER, "--pwfile", secret.toString()));
      command.addAll(List.of("--auth", "scram-sha-256", "--encoding", "UTF8", "--data-checksums"));
      command.addAll(List.of("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
      command.addAll(List.of("--locale", locale()));
      if (settings.throwaway()) {
        command.add("--no-sync");
      }
      int exit = start(account.command(command)).waitFor();
      if (exit != 0) {
        throw new GuanxiException(
            PLATFORM_DATABASE_NOT_STARTED, "initdb ended with %d, see %s".formatted(exit, log));
      }
    } finally {
      Files.deleteIfExists(secret);
    }
    Files.createFile(complete);
  }

  /**
   * Makes role and database of the application unless they are there, once the server runs.
   *
   * @throws GuanxiException with {@code PLATFORM_DATABASE_FOREIGN} if the server that answers does
   *     not work on our files
   */
  void prepare(int port) throws IOException {
    if (!isPrepared(port)) {
      makeRoleAndDatabase(port);
    }
  }

  /** Whether the application gets in as it is; each sign-in of a superuser delays the start. */
  private boolean isPrepared(int port) throws IOException {
    try (Connection connection = DriverManager.getConnection(url(port), NAME, password());
        Statement statement = connection.createStatement()) {
      return first(statement, "SHOW data_directory").equals(data().toString());
    } catch (SQLException _) { // no such role or database yet, or another password
      return false;
    }
  }

  private void makeRoleAndDatabase(int port) throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    try (Connection connection =
            DriverManager.getConnection(url, SUPERUSER, secret("superuser-password"));
        Statement statement = connection.createStatement()) {
      if (!first(statement, "SHOW data_directory").equals(data().toString())) {
        throw new GuanxiException(PLATFORM_DATABASE_FOREIGN, "port " + port);
      }
      boolean role =
          "t"
              .equals(
                  first(
                      statement, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'guanxi')"));
      // A utility statement takes no parameters; the password is ours and base64.
      String verb = role ? "ALTER" : "CREATE";
      statement.execute("%s ROLE guanxi LOGIN PASSWORD '%s'".formatted(verb, password()));
      statement.execute("GRANT pg_monitor TO guanxi");
      if ("f"
          .equals(
              first(
                  statement, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'guanxi')"))) {
        statement.execute("CREATE DATABASE guanxi OWNER guanxi");
      }
    } catch (SQLException e) {
      throw new GuanxiException(PLATFORM_DATABASE_NOT_STARTED, e.getMessage() + ", see " + log, e);
    }
  }

  private static String first(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /** The port this database used last if it is still free, else another one that is; remembered. */
  int choosePort() throws IOException {
    Path file = folder.resolve("port");
    if (Files.exists(file)) {
      int last = Integer.parseInt(Files.readString(file).strip());
      if (isFree(last)) {
        return last;
      }
    }
    // Below the range from which the kernel takes the ports of outgoing connections.
    RandomGenerator random = RandomGenerator.getDefault();
    int port = random.nextInt(20_000, 32_000);
    while (!isFree(port)) {
      port = random.nextInt(20_000, 32_000);
    }
    Files.writeString(file, port + "\n");
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private String secret(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      writeSecret(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return Files.readString(file).strip();
  }

  private static void writeSecret(Path file, String secret) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret + "\n", StandardOpenOption.WRITE);
  }

  /** macOS has no C.UTF-8 of its own; the database's order of texts is PostgreSQL's either way. */
  private static String locale() {
    return System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
  }
}
