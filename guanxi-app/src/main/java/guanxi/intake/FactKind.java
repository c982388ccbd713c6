package guanxi.intake;

/** What a fact tells of. */
public enum FactKind {
  /** Something was bought, or sent back: one line of an order. */
  ORDER_LINE(1),
  /** An order as a whole: totals, state, buyer. */
  ORDER_HEAD(2),
  /** Who somebody is. */
  CUSTOMER(3),
  /** What something on sale is. */
  PRODUCT(4),
  /** Money came in for an order. */
  PAYMENT(5),
  /** Somebody judged an order or product. */
  REVIEW(6),
  /** Kept as it came; nothing is derived from it yet. */
  OTHER(99);

  private final short code;

  FactKind(int code) {
    this.code = (short) code;
  }

  /** The permanent number in the log. */
  public short code() {
    return code;
  }
}
