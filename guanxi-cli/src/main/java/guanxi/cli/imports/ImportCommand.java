package guanxi.cli.imports;

import guanxi.cli.Arguments;
import guanxi.cli.Command;
import guanxi.cli.CommandFailure;
import guanxi.cli.ExitCode;
import guanxi.cli.Terminal;
import guanxi.cli.Words;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./guanxi import FILE…}: hands files to the running server, one after the other, and waits
 * until each is in.
 */
public final class ImportCommand implements Command {

  private static final Set<String> WITH_VALUE =
      Set.of("map", "shop", "currency", "zone", "date-order", "decimal-sign", "country", "undo");
  private static final Set<String> FLAGS = Set.of("dry-run", "json", "help");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "shop", "shop",
          "currency", "currency",
          "zone", "zone",
          "country", "country",
          "date-order", "dateOrder",
          "decimal-sign", "decimalSign");
  private static final long PAUSE_MILLIS = 200;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public int run(List<String> words, Terminal terminal) {
    Arguments arguments = Arguments.parse(words, WITH_VALUE, FLAGS);
    if (arguments.has("help")) {
      terminal.out().print(terminal.words().of("cli.import.help"));
      terminal.out().flush();
      return ExitCode.DONE;
    }
    if (arguments.others().isEmpty() && arguments.option("undo").isEmpty()) {
      throw CommandFailure.usage("cli.import.no-file");
    }
    Path home = Path.of(System.getProperty("guanxi.home", "data"));
    try (RunningServer server = RunningServer.on(home)) {
      arguments.option("undo").ifPresent(id -> undo(server, id, terminal));
      boolean allIn = true;
      for (String file : arguments.others()) {
        allIn &= take(server, Path.of(file), arguments, terminal);
      }
      return allIn ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }
  }

  private static void undo(RunningServer server, String id, Terminal terminal) {
    server.post("/api/v1/imports/" + id + "/undo", Map.of());
    JsonNode ended = await(server, id, terminal);
    say(ended, terminal, false);
  }

  private static boolean take(
      RunningServer server, Path file, Arguments arguments, Terminal terminal) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CommandFailure.badInput("cli.import.unreadable", file);
    }
    JsonNode received = server.upload(file);
    String path = "/api/v1/imports/" + received.path("id").asString("");
    if (received.hasNonNull("failure")) {
      say(received, terminal, arguments.has("json"));
      return false;
    }
    received = choose(server, path, received, arguments);
    if (!received.path("missing").isEmpty()) {
      throw CommandFailure.badInput(
          "cli.import.missing", file, join(received.path("missing")), columns(received));
    }
    server.post(path + (arguments.has("dry-run") ? "/check" : "/run"), Map.of());
    JsonNode ended = await(server, received.path("id").asString(""), terminal);
    say(ended, terminal, arguments.has("json"));
    return Set.of("DONE", "CHECKED").contains(ended.path("state").asString(""));
  }

  private static JsonNode choose(
      RunningServer server, String path, JsonNode received, Arguments arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    SETTINGS.forEach(
        (option, name) -> arguments.option(option).ifPresent(value -> values.put(name, value)));
    Map<String, String> columns = new LinkedHashMap<>();
    for (String part : arguments.option("map").orElse("").split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        columns.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      } else if (!part.isBlank()) {
        throw CommandFailure.usage("cli.import.map", part);
      }
    }
    return values.isEmpty() && columns.isEmpty()
        ? received
        : server.post(path + "/choice", Map.of("values", values, "columns", columns));
  }

  private static JsonNode await(RunningServer server, String id, Terminal terminal) {
    ProgressBar bar = new ProgressBar(terminal.err(), isWatched());
    while (true) {
      JsonNode now = server.get("/api/v1/imports/" + id);
      String state = now.path("state").asString("");
      if (!Set.of("CHECKING", "RUNNING", "UNDOING").contains(state)) {
        bar.clear();
        return now;
      }
      bar.draw(
          terminal.words().of("cli.import.state." + state),
          now.path("done").asLong(0),
          now.path("total").asLong(0),
          now.path("counts").path("rows").asLong(0));
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw CommandFailure.noServer("cli.import.interrupted", id);
      }
    }
  }

  @SuppressWarnings("SystemConsoleNull") // null is what the platform's own console says elsewhere
  static boolean isWatched() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static void say(JsonNode known, Terminal terminal, boolean json) {
    if (json) {
      terminal.out().println(known.toPrettyString());
    } else {
      Words words = terminal.words();
      String state = words.of("cli.import.state." + known.path("state").asString(""));
      JsonNode counts =
          known.hasNonNull("dryRun") && "CHECKED".equals(known.path("state").asString(""))
              ? known.path("dryRun")
              : known.path("counts");
      terminal
          .out()
          .println(
              words.of(
                  "cli.import.result",
                  known.path("fileName").asString(""),
                  state,
                  counts.path("rows").asLong(0),
                  counts.path("created").asLong(0),
                  counts.path("updated").asLong(0),
                  counts.path("unchanged").asLong(0),
                  counts.path("rejected").asLong(0)));
      if (known.hasNonNull("failure")) {
        terminal
            .out()
            .println("  " + words.of("cli.import.failure", known.path("failure").asString("")));
      }
      terminal.out().println("  " + words.of("cli.import.id", known.path("id").asString("")));
    }
    terminal.out().flush();
  }

  private static String columns(JsonNode received) {
    return String.join(", ", received.path("columns").propertyNames());
  }

  private static String join(JsonNode names) {
    StringBuilder joined = new StringBuilder();
    names.forEach(name -> joined.append(joined.isEmpty() ? "" : ", ").append(name.asString("")));
    return joined.toString();
  }
}
