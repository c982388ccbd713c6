package guanxi.matching;

import guanxi.shared.ErrorCode;
import guanxi.shared.GuanxiException;

/** What can go wrong with pairs. */
public enum MatchingError implements ErrorCode {
  /** The pair is no longer asked about. */
  PAIR_NOT_FOUND(Type.NOT_FOUND),
  /** Somebody decided it meanwhile, or facts did. */
  PAIR_ALREADY_DECIDED(Type.CONFLICT),
  /** This decision was undone already, or never made. */
  DECISION_NOT_FOUND(Type.NOT_FOUND),
  /** More customers than memory or the setting allows. */
  TOO_MANY_CUSTOMERS(Type.REJECTED);

  private final Type type;

  MatchingError(Type type) {
    this.type = type;
  }

  @Override
  public Type type() {
    return type;
  }

  /** This failure, about these identifiers. */
  GuanxiException about(String details) {
    return new GuanxiException(this, details);
  }
}
