package guanxi.cli;

/** A command cannot go on: one line for the person and the exit code for the caller. */
public final class CommandFailure extends RuntimeException {

  private final int exitCode;
  private final String key;
  private final transient Object[] values;

  private CommandFailure(int exitCode, String key, Object... values) {
    super(key, null, false, false);
    this.exitCode = exitCode;
    this.key = key;
    this.values = values;
  }

  /** The command line cannot be understood. */
  public static CommandFailure usage(String key, Object... values) {
    return new CommandFailure(ExitCode.USAGE, key, values);
  }

  /** The input cannot be used. */
  public static CommandFailure badInput(String key, Object... values) {
    return new CommandFailure(ExitCode.BAD_INPUT, key, values);
  }

  /** The output cannot be written. */
  public static CommandFailure badOutput(String key, Object... values) {
    return new CommandFailure(ExitCode.BAD_OUTPUT, key, values);
  }

  /** No server answers. */
  public static CommandFailure noServer(String key, Object... values) {
    return new CommandFailure(ExitCode.NO_SERVER, key, values);
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }

  /** What to tell the person, on one line. */
  public String in(Words words) {
    return words.of(key, values);
  }
}
