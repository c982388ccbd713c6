package guanxi.kernels.lifetime;

/** Why data cannot carry a model. */
public enum Shortage {
  /** There are fewer customers than {@value #LEAST_CUSTOMERS}. */
  TOO_FEW_CUSTOMERS,
  /** Fewer than {@value #LEAST_REPEATERS} customers ordered more than once. */
  TOO_FEW_REPEAT_CUSTOMERS,
  /**
   * All orders were on the last day of the observed period, so no time has passed; or times are
   * beyond 1e9 on average and in no unit that orders have.
   */
  NO_TIME_OBSERVED,
  /** Every value is the same, so nothing tells customers apart. */
  ALL_VALUES_EQUAL;

  /** Fewer customers than this carry no model with four parameters. */
  public static final int LEAST_CUSTOMERS = 20;

  /** Fewer repeat customers than this say nothing about rates. */
  public static final int LEAST_REPEATERS = 10;
}
