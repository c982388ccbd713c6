package guanxi.platform.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks of a running Guanxi and its database; without one they say that there is nothing to ask.
 */
final class ServerChecks {

  private final Path home;
  private final Map<String, String> environment;

  ServerChecks(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** Whether a Guanxi that has not stopped left its address here. */
  boolean isRunning() {
    return Files.exists(home.resolve("run/address"));
  }

  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    findings.add(server());
    findings.addAll(database());
    return findings;
  }

  private Finding server() {
    if (!isRunning()) {
      return Finding.ok("server");
    }
    String address = "?";
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
      address = Files.readString(home.resolve("run/address")).strip();
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "/readyz"))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Finding.ok("server", address)
          : Finding.fail("server", address, answer.body());
    } catch (IOException _) {
      return Finding.fail("server", address, "");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Finding.fail("server", address, "");
    }
  }

  private List<Finding> database() {
    boolean own = environment.containsKey("GUANXI_DB_URL");
    if (!own && !isRunning()) {
      return List.of(Finding.ok("database"));
    }
    try (Connection connection = connect(own);
        Statement statement = connection.createStatement()) {
      return List.of(
          Finding.ok("database", first(statement, "SHOW server_version")),
          durability(statement),
          checksums(statement),
          migrations(statement));
    } catch (SQLException | IOException e) {
      return List.of(Finding.fail("database", String.valueOf(e.getMessage())));
    }
  }

  private Connection connect(boolean own) throws SQLException, IOException {
    if (own) {
      return DriverManager.getConnection(
          environment.get("GUANXI_DB_URL"),
          environment.getOrDefault("GUANXI_DB_USER", "guanxi"),
          environment.getOrDefault("GUANXI_DB_PASSWORD", ""));
    }
    Path folder = home.resolve("postgresql");
    String port = Files.readString(folder.resolve("port")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/guanxi?loginTimeout=5".formatted(port),
        "guanxi",
        Files.readString(folder.resolve("password")).strip());
  }

  private static Finding durability(Statement statement) throws SQLException {
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      String value = first(statement, "SHOW " + setting);
      if (value.equals("off")) {
        return Finding.fail("durability", setting);
      }
    }
    return Finding.ok("durability");
  }

  private static Finding checksums(Statement statement) throws SQLException {
    return first(statement, "SHOW data_checksums").equals("on")
        ? Finding.ok("checksums")
        : Finding.warn("checksums");
  }

  private static Finding migrations(Statement statement) throws SQLException {
    List<String> histories = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT tablename FROM pg_tables WHERE tablename LIKE 'flyway_schema_history%'")) {
      while (rows.next()) {
        histories.add(rows.getString(1));
      }
    }
    int applied = 0;
    for (String history : histories) {
      String failed = first(statement, "SELECT count(*) FROM " + history + " WHERE NOT success");
      if (!failed.equals("0")) {
        return Finding.fail("migrations", history);
      }
      applied += Integer.parseInt(first(statement, "SELECT count(*) FROM " + history));
    }
    return Finding.ok("migrations", applied);
  }

  private static String first(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
