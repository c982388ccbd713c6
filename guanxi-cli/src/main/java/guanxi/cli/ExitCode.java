package guanxi.cli;

/** What the process tells its caller; the same for every command, documented in the manual. */
public final class ExitCode {

  /** Everything was done. */
  public static final int DONE = 0;

  /** We have a bug; nothing more can be said. */
  public static final int BUG = 1;

  /** The command line cannot be understood: an unknown option, a missing file name. */
  public static final int USAGE = 2;

  /** The input cannot be used: no such file, not a table, a column missing, no valid row. */
  public static final int BAD_INPUT = 3;

  /** The output cannot be written. */
  public static final int BAD_OUTPUT = 4;

  /** A server is needed and does not answer. */
  public static final int NO_SERVER = 5;

  private ExitCode() {}
}
