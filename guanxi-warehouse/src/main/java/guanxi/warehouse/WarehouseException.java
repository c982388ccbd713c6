package guanxi.warehouse;

/** The engine could not do what it was asked: its message names the table, mart or file. */
public final class WarehouseException extends RuntimeException {

  /** Describes a failure. */
  public WarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
