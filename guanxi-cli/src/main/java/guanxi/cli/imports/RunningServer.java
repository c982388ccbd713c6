package guanxi.cli.imports;

import guanxi.cli.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server of this machine, found by the file it leaves in its data folder for whoever may read
 * it.
 */
final class RunningServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI address;
  private final String token;

  private RunningServer(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /**
   * The server on this data folder.
   *
   * @throws CommandFailure if none is running, or the file may not be read
   */
  static RunningServer on(Path home) {
    try {
      JsonNode file = JSON.readTree(Files.readString(home.resolve("run/server.json")));
      return new RunningServer(
          URI.create(file.path("url").asString("")), file.path("token").asString(""));
    } catch (IOException | JacksonException | IllegalArgumentException _) {
      throw CommandFailure.noServer("cli.import.no-server", home);
    }
  }

  /** Sends a file as it is, in bounded memory. */
  JsonNode upload(Path file) {
    try {
      String name = String.valueOf(file.getFileName());
      return send(
          "POST",
          "/api/v1/imports?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
          "application/octet-stream",
          BodyPublishers.ofFile(file));
    } catch (IOException _) {
      throw CommandFailure.badInput("cli.import.unreadable", file);
    }
  }

  /** Asks for something. */
  JsonNode get(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  /** Has something done. */
  JsonNode post(String path, Map<String, ?> body) {
    return send(
        "POST", path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  private JsonNode send(String method, String path, String type, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json")
            .header("Content-Type", type)
            .method(method, body)
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw refused(answer);
      }
      return JSON.readTree(answer.body());
    } catch (IOException gone) {
      throw CommandFailure.noServer("cli.import.server-gone", address);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw CommandFailure.noServer("cli.import.server-gone", address);
    }
  }

  private static CommandFailure refused(HttpResponse<String> answer) {
    String detail = "";
    try {
      JsonNode problem = JSON.readTree(answer.body());
      detail = problem.path("detail").asString(problem.path("title").asString(""));
    } catch (JacksonException _) {
      // an answer without a problem document: its status has to do
    }
    return CommandFailure.badInput(
        "cli.import.refused", detail.isEmpty() ? "HTTP " + answer.statusCode() : detail);
  }

  @Override
  public void close() {
    http.close();
  }
}
