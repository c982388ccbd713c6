package guanxi.cli.match;

import guanxi.cli.Command;
import guanxi.cli.ExitCode;
import guanxi.cli.Terminal;
import guanxi.kernels.matching.MatchModel;
import guanxi.kernels.matching.MatchResult;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.List;

/** {@code ./guanxi match}: finds the same people in one or two tables, without examples. */
public final class MatchCommand implements Command {

  private final Clock clock;

  /** Runs by the machine's clock, which only helps to recognise dates. */
  public MatchCommand() {
    this(Clock.systemUTC());
  }

  MatchCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "match";
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    if (arguments.contains("--help")) {
      terminal.out().print(terminal.words().of("cli.match.help"));
      terminal.out().flush();
      return ExitCode.DONE;
    }
    MatchOptions options = MatchOptions.parse(arguments);
    Matching matching = Matching.run(options, clock.instant());
    long pairs = writePairs(options, matching, terminal);
    options
        .clusters()
        .ifPresent(file -> writeClusters(new CsvLines(file, "source", "id", "cluster"), matching));
    var report = new MatchReport(matching, terminal.words(), pairs);
    terminal.out().print(options.json() ? report.json() : report.text());
    terminal.out().flush();
    return ExitCode.DONE;
  }

  private static long writePairs(MatchOptions options, Matching matching, Terminal terminal) {
    MatchResult result = matching.result();
    var written = new long[1];
    // Thousands of ways to agree stand for millions of pairs.
    var reasons = new IdentityHashMap<List<MatchModel.LevelWeight>, String>();
    try (var file =
        new CsvLines(
            options.out(), "source_l", "id_l", "source_r", "id_r", "probability", "reasons")) {
      result.forEachPair(pair -> {
        file.row(
            matching.source(pair.left()),
            matching.ids().get(pair.left()),
            matching.source(pair.right()),
            matching.ids().get(pair.right()),
            sixDecimals(pair.probability()),
            reasons.computeIfAbsent(
                result.explain(pair.left(), pair.right()),
                evidence -> MatchReport.reasons(evidence, terminal.words())));
        written[0]++;
      });
      file.finish();
    }
    return written[0];
  }

  /** As {@code %.6f}, for numbers in [0, 1]. */
  static String sixDecimals(double probability) {
    long millionths = Math.round(probability * 1_000_000) + 1_000_000;
    String digits = Long.toString(millionths);
    return (digits.charAt(0) == '1' ? '0' : '1') + "." + digits.substring(1);
  }

  private static void writeClusters(CsvLines file, Matching matching) {
    int[] clusters = matching.result().clusters();
    try (file) {
      for (int row = 0; row < clusters.length; row++) {
        file.row(matching.source(row), matching.ids().get(row), Integer.toString(clusters[row]));
      }
      file.finish();
    }
  }
}
