package guanxi.kernels.lifecycle;

/** How the probability that a customer is still active falls with days of silence. */
@FunctionalInterface
public interface QuietCurve {

  /** Nobody leaves: for shops whose data show no churn, or no model. */
  QuietCurve UNKNOWN = _ -> 1;

  /**
   * The probability of still being active.
   *
   * @param quietDays days since the last order, not negative
   * @return in [0, 1], never rising with more days
   */
  double probabilityActive(int quietDays);
}
