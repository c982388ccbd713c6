package guanxi.warehouse.lifetime;

import guanxi.kernels.lifecycle.StageDecision;

/**
 * What is expected of one customer who bought.
 *
 * @param probabilityAlive that she is still a customer, in [0, 1]
 * @param orders30 purchase days to expect in the next 30 days
 * @param orders90 … in the next 90 days
 * @param orders365 … in the next 365 days
 * @param spend money of one purchase day, in whole units of her main currency
 * @param money365 money to expect in the next 365 days
 * @param moneyAtRisk the part of that money that her silence puts in doubt: money365 × (1 −
 *     probabilityAlive); largest for those who are worth keeping and about to leave
 * @param stage where she stands, since when and why
 * @param quietDays days since her last purchase
 * @param rhythmDays her usual pause between purchases
 * @param method what the probability comes from
 */
public record CustomerScore(
    double probabilityAlive,
    double orders30,
    double orders90,
    double orders365,
    double spend,
    double money365,
    double moneyAtRisk,
    StageDecision stage,
    long quietDays,
    double rhythmDays,
    Method method) {

  /** Where a score comes from. */
  public enum Method {
    /** The model with churn, fitted to this shop. */
    BG_NBD,
    /** The model without churn for the orders; the rule of pauses for the probability. */
    NBD_AND_RULE,
    /**
     * No model: she goes on at her own rate, and every two usual pauses of silence beyond the first
     * halve the probability.
     */
    RULE
  }
}
