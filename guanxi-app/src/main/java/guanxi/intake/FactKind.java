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
  /** Somebody did something: a name, such as {@code Product Viewed}, and properties. */
  TRACK(20),
  /** Somebody says who she is: traits. */
  IDENTIFY(21),
  /** Somebody looked at a page of a site. */
  PAGE(22),
  /** Somebody looked at a screen of an app. */
  SCREEN(23),
  /** Somebody belongs to a group, such as a company. */
  GROUP(24),
  /** An identifier that was used so far stands for the same person as a new one. */
  ALIAS(25),
  /** Two identifiers of any kind are the same person. */
  MERGE(26),
  /** Kept as it came; nothing is derived from it yet. */
  OTHER(99);

  private final short code;

  FactKind(int code) {
    this.code = (short) code;
  }

  /** Whether such facts come in as events and have an {@link EventBody}. */
  public boolean isEvent() {
    return code >= TRACK.code && code <= MERGE.code;
  }

  /** The permanent number in the log. */
  public short code() {
    return code;
  }
}
