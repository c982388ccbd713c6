package guanxi.cli;

import guanxi.cli.analyze.AnalyzeCommand;
import guanxi.cli.imports.ImportCommand;
import guanxi.cli.imports.RebuildCommand;
import guanxi.cli.match.MatchCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs one command: the first word names it. */
public final class Main {

  private static final List<Command> COMMANDS =
      List.of(new AnalyzeCommand(), new ImportCommand(), new RebuildCommand(), new MatchCommand());

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] words) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code =
        run(COMMANDS, List.of(words), new Terminal(out, err, Words.ofTerminal(System.getenv())));
    out.flush();
    System.exit(code);
  }

  /** Runs the command that the first word names; failures become one line and an exit code. */
  static int run(List<Command> commands, List<String> words, Terminal terminal) {
    try {
      String name = words.isEmpty() ? "" : words.getFirst();
      for (Command command : commands) {
        if (command.name().equals(name)) {
          return command.run(words.subList(1, words.size()), terminal);
        }
      }
      throw CommandFailure.usage(
          "cli.usage.unknown-command",
          name,
          String.join(", ", commands.stream().map(Command::name).toList()));
    } catch (CommandFailure failure) {
      terminal.err().println("guanxi: " + failure.in(terminal.words()));
      return failure.exitCode();
    } catch (RuntimeException bug) {
      terminal.err().println("guanxi: " + terminal.words().of("cli.bug", String.valueOf(bug)));
      if (System.getenv("GUANXI_DEBUG") != null) {
        bug.printStackTrace(terminal.err());
      }
      return ExitCode.BUG;
    }
  }
}
