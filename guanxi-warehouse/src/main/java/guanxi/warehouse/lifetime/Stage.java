package guanxi.warehouse.lifetime;

/** Where a customer stands in her life cycle. */
public enum Stage {
  /** Known, but never bought. */
  PROSPECT,
  /** Bought for the first time, and not yet overdue to come back. */
  NEW,
  /** Comes back in her own rhythm. */
  ACTIVE,
  /** Comes back in her rhythm and is in the shop's upper fifth by purchases. */
  LOYAL,
  /** Had lapsed and came back. */
  WON_BACK,
  /** Silent for longer than suits her rhythm. */
  AT_RISK,
  /** Silent for so long that she has most likely left. */
  LAPSED
}
