package guanxi.cli.imports;

import guanxi.cli.Arguments;
import guanxi.cli.Command;
import guanxi.cli.CommandFailure;
import guanxi.cli.ExitCode;
import guanxi.cli.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./guanxi rebuild [--module M]}: has the running server derive everything anew from its
 * log, waits, and shows table by table whether it equals what was live.
 */
public final class RebuildCommand implements Command {

  private static final Set<String> MODULES = Set.of("customer", "catalog", "ordering", "visit");
  private static final long PAUSE_MILLIS = 300;

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public int run(List<String> words, Terminal terminal) {
    Arguments arguments = Arguments.parse(words, Set.of("module"), Set.of("help"));
    if (arguments.has("help")) {
      terminal.out().print(terminal.words().of("cli.rebuild.help"));
      terminal.out().flush();
      return ExitCode.DONE;
    }
    String module = arguments.option("module").orElse("");
    if (!module.isEmpty() && !MODULES.contains(module)) {
      throw CommandFailure.usage("cli.rebuild.module", module);
    }
    try (RunningServer server =
        RunningServer.on(Path.of(System.getProperty("guanxi.home", "data")))) {
      String id =
          server.post("/api/v1/rebuilds?module=" + module, Map.of()).path("id").asString("");
      JsonNode ended = await(server, id, terminal);
      if (!ended.path("state").asString("").equals("DONE")) {
        throw CommandFailure.badInput(
            "cli.rebuild.failed",
            ended.path("failure").asString(""),
            ended.path("details").asString(""));
      }
      say(server.get("/api/v1/rebuilds/" + id + "/report"), terminal);
      return ExitCode.DONE;
    }
  }

  private static JsonNode await(RunningServer server, String id, Terminal terminal) {
    ProgressBar bar = new ProgressBar(terminal.err(), ImportCommand.isWatched());
    while (true) {
      JsonNode now = server.get("/api/v1/rebuilds/" + id);
      if (!Set.of("QUEUED", "RUNNING").contains(now.path("state").asString(""))) {
        bar.clear();
        return now;
      }
      bar.draw("rebuild", now.path("done").asLong(0), now.path("total").asLong(0), 0);
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw CommandFailure.noServer("cli.import.interrupted", id);
      }
    }
  }

  private static void say(JsonNode report, Terminal terminal) {
    for (JsonNode table : report.path("tables")) {
      boolean equal = table.path("live").equals(table.path("rebuilt"));
      String verdict =
          equal ? "same" : table.path("swapped").asBoolean(false) ? "swapped" : "differs";
      terminal
          .out()
          .println(
              terminal
                  .words()
                  .of(
                      "cli.rebuild." + verdict,
                      table.path("table").asString(""),
                      table.path("rebuilt").path("rows").asLong(0)));
    }
    terminal.out().println(terminal.words().of("cli.rebuild.done", report.path("facts").asLong(0)));
    terminal.out().flush();
  }
}
