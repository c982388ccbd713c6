package guanxi.platform;

import guanxi.shared.ErrorCode;

/** What can go wrong below the application: the folder, the database, the settings, a job. */
public enum PlatformError implements ErrorCode {
  /** The home folder cannot be made or written. */
  PLATFORM_HOME_NOT_WRITABLE(Type.UNAVAILABLE),
  /** Another Guanxi works on this home folder. */
  PLATFORM_HOME_IN_USE(Type.CONFLICT),
  /** A {@code guanxi.*} setting nobody knows. */
  PLATFORM_SETTING_UNKNOWN(Type.REJECTED),
  /** A setting whose value, or whose file, cannot be used. */
  PLATFORM_SETTING_INVALID(Type.REJECTED),
  /** There is no bundled PostgreSQL for this machine. */
  PLATFORM_DATABASE_NOT_BUNDLED(Type.UNAVAILABLE),
  /** No account could be found that PostgreSQL agrees to run under. */
  PLATFORM_DATABASE_ACCOUNT(Type.UNAVAILABLE),
  /** The bundled PostgreSQL did not start. */
  PLATFORM_DATABASE_NOT_STARTED(Type.UNAVAILABLE),
  /** Something other than our PostgreSQL answers at our port. */
  PLATFORM_DATABASE_FOREIGN(Type.CONFLICT),
  /** A job ended with a failure nobody foresaw; the log has it. */
  PLATFORM_JOB_FAILED(Type.BUG),
  /** No bean knows this kind of job. */
  PLATFORM_JOB_UNKNOWN(Type.BUG);

  private final Type type;

  PlatformError(Type type) {
    this.type = type;
  }

  @Override
  public Type type() {
    return type;
  }
}
