package guanxi.demo;

import guanxi.shared.ErrorCode;

/** What can go wrong with the demo shop. */
public enum DemoError implements ErrorCode {
  /** One of its files was not taken in to the end. */
  DEMO_NOT_FILLED(Type.REJECTED),
  /** One of its imports could not be taken back. */
  DEMO_NOT_REMOVED(Type.REJECTED);

  private final Type type;

  DemoError(Type type) {
    this.type = type;
  }

  @Override
  public Type type() {
    return type;
  }
}
