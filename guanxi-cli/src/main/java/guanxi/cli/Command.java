package guanxi.cli;

import java.util.List;

/** One verb of {@code ./guanxi} that runs in a process of its own. */
public interface Command {

  /** The verb. */
  String name();

  /**
   * Does it.
   *
   * @param arguments what follows the verb
   * @return one of {@link ExitCode}
   * @throws CommandFailure when it cannot be done
   */
  int run(List<String> arguments, Terminal terminal);
}
