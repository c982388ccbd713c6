package guanxi.cli.analyze;

import guanxi.cli.Command;
import guanxi.cli.CommandFailure;
import guanxi.cli.ExitCode;
import guanxi.cli.Terminal;
import guanxi.cli.Words;
import guanxi.cli.mining.ProductAnalysis;
import guanxi.warehouse.DuckDbEngine;
import guanxi.warehouse.DuckDbSettings;
import guanxi.warehouse.WarehouseEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./guanxi analyze FILE}: reads any order file and tells what its customers are worth. */
public final class AnalyzeCommand implements Command {

  /** Enough for some ten million rows; what is more is spilled to disk. */
  private static final long MEMORY_MEGABYTES = 1024;

  private static final long SPILL_MEGABYTES = 20_480;

  private final Clock clock;

  /** Runs by the machine's clock, which only decides which dates lie in the future. */
  public AnalyzeCommand() {
    this(Clock.systemUTC());
  }

  AnalyzeCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "analyze";
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    if (arguments.contains("--help")) {
      terminal.out().print(terminal.words().of("cli.analyze.help"));
      terminal.out().flush();
      return ExitCode.DONE;
    }
    Optional<Command> products = ProductAnalysis.asked(arguments, clock.instant());
    if (products.isPresent()) {
      return products.get().run(arguments, terminal);
    }
    AnalyzeOptions options = AnalyzeOptions.parse(arguments);
    Path folder = temporaryFolder();
    try {
      Analysis analysis = analyze(options, folder, terminal.words());
      String report =
          options.json()
              ? AnalysisJson.of(analysis, terminal.words())
              : AnalysisText.of(analysis, terminal.words());
      terminal.out().print(report);
      terminal.out().flush();
      return ExitCode.DONE;
    } finally {
      delete(folder);
    }
  }

  private Analysis analyze(AnalyzeOptions options, Path folder, Words words) {
    Instant now = clock.instant();
    DuckDbSettings settings =
        new DuckDbSettings(
            folder, Runtime.getRuntime().availableProcessors(), MEMORY_MEGABYTES, SPILL_MEGABYTES);
    Optional<Path> out = options.out();
    try (WarehouseEngine engine = DuckDbEngine.open(settings)) {
      if (out.isEmpty()) {
        return new Analyzing(options, engine, words).run(now, _ -> {});
      }
      boolean csv = out.get().toString().endsWith(".csv");
      try (ScoreFile file =
          csv
              ? ScoreFile.csv(out.get(), options.unit())
              : ScoreFile.parquet(out.get(), options.unit(), settings)) {
        Analysis analysis = new Analyzing(options, engine, words).run(now, file::add);
        file.finish();
        return analysis;
      }
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("guanxi-analyze").toRealPath();
    } catch (IOException refused) {
      throw CommandFailure.badOutput("cli.analyze.temporary", refused.toString());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException _) {
      // a temporary folder that stays behind harms nobody
    }
  }
}
