package guanxi.cli.mining;

import guanxi.cli.Command;
import guanxi.cli.ExitCode;
import guanxi.cli.Terminal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The part of {@code analyze} that looks at products instead of customers. */
public final class ProductAnalysis implements Command {

  private final Instant now;

  private ProductAnalysis(Instant now) {
    this.now = now;
  }

  /** This part, when the command line asks for it. */
  public static Optional<Command> asked(List<String> arguments, Instant now) {
    boolean asked =
        arguments.stream()
            .anyMatch(word -> word.equals("--baskets") || word.startsWith("--recommend"));
    return asked ? Optional.of(new ProductAnalysis(now)) : Optional.empty();
  }

  @Override
  public String name() {
    return "analyze";
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    ProductOptions options = ProductOptions.parse(arguments);
    String report =
        options.recommend().isPresent()
            ? RecommendationReport.of(options, now, terminal.words())
            : BasketReport.of(options, now, terminal.words());
    terminal.out().print(report);
    terminal.out().flush();
    return ExitCode.DONE;
  }
}
