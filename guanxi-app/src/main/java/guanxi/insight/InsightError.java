package guanxi.insight;

import guanxi.shared.ErrorCode;

/** What can go wrong while scores are computed or asked for. */
public enum InsightError implements ErrorCode {
  /** An experiment was to be begun with figures that make none. */
  EXPERIMENT_INVALID(Type.REJECTED),
  /** No experiment has this number. */
  EXPERIMENT_NOT_FOUND(Type.NOT_FOUND),
  /** No model card has this number. */
  MODEL_CARD_NOT_FOUND(Type.NOT_FOUND),
  /** Copying out of or into the database broke off. */
  REFRESH_BROKEN_OFF(Type.UNAVAILABLE),
  /** The warehouse refused a computation. */
  REFRESH_FAILED(Type.BUG),
  /** Recommendations were asked for without a known customer or product. */
  RECOMMENDED_FOR_NOBODY(Type.REJECTED),
  /** The settings name an engine that is not on the class path. */
  WAREHOUSE_ENGINE_UNKNOWN(Type.UNAVAILABLE);

  private final Type type;

  InsightError(Type type) {
    this.type = type;
  }

  @Override
  public Type type() {
    return type;
  }
}
