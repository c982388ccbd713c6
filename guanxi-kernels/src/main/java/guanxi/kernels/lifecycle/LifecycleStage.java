package guanxi.kernels.lifecycle;

/** The stages of a customer's life with the shop. */
public enum LifecycleStage {
  /** Seen, but neither named nor a buyer. */
  STRANGER,
  /** Named by e-mail, phone or account, but not yet a buyer. */
  PROSPECT,
  /** Ordered once, and it is too early to expect the second order. */
  NEW,
  /** Orders in her own rhythm. */
  ACTIVE,
  /** Orders in her own rhythm, and often. */
  LOYAL,
  /** Silent longer than her rhythm or the model explains. */
  AT_RISK,
  /** Silent so long that she has to be won anew. */
  LAPSED,
  /** Came back after she had lapsed. */
  WON_BACK
}
