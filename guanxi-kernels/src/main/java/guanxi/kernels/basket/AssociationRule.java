package guanxi.kernels.basket;

/**
 * Who buys these also buys that, with everything needed to judge it.
 *
 * @param antecedent the items of "these"
 * @param consequent the one item "that"
 * @param baskets all baskets, n
 * @param antecedentSupport baskets with the antecedent, n(A)
 * @param consequentSupport baskets with the consequent, n(C)
 * @param support baskets with both, n(AC)
 * @param pValue chance of at least this many by accident, one-sided Fisher test
 * @param adjustedPValue the share of false finds to expect among all rules at least this
 *     significant (Benjamini–Hochberg)
 */
public record AssociationRule(
    Itemset antecedent,
    int consequent,
    int baskets,
    int antecedentSupport,
    int consequentSupport,
    int support,
    double pValue,
    double adjustedPValue) {

  /** n(AC) / n(A): how often the antecedent brings the consequent; in (0, 1]. */
  public double confidence() {
    return (double) support / antecedentSupport;
  }

  /**
   * confidence / (n(C) / n): how many times more often than usual; above 0, 1 means no relation.
   */
  public double lift() {
    return (double) support * baskets / ((double) antecedentSupport * consequentSupport);
  }

  /** P(AC) − P(A) P(C): the share of baskets beyond chance; in [−0.25, 0.25]. */
  public double leverage() {
    double n = baskets;
    return support / n - (antecedentSupport / n) * (consequentSupport / n);
  }

  /**
   * (1 − P(C)) / (1 − confidence): how much more often the rule would fail by chance; above 0, 1
   * means no relation, infinite for a rule without exception.
   */
  public double conviction() {
    double misses = 1 - confidence();
    return misses == 0
        ? Double.POSITIVE_INFINITY
        : (1 - (double) consequentSupport / baskets) / misses;
  }

  /** How the figures came about, for people to check. */
  public Explanation explain() {
    double expected = (double) antecedentSupport * consequentSupport / baskets;
    return new Explanation(
        antecedentSupport, support, expected, confidence(), lift(), adjustedPValue);
  }

  /**
   * The sentence behind a rule: of {@code withAntecedent} baskets, {@code withBoth} held the
   * consequent too, where {@code expected} were to be expected by chance.
   *
   * @param withAntecedent n(A)
   * @param withBoth n(AC)
   * @param expected n(A) n(C) / n
   * @param confidence withBoth / withAntecedent
   * @param lift withBoth / expected
   * @param adjustedPValue as in the rule
   */
  public record Explanation(
      int withAntecedent,
      int withBoth,
      double expected,
      double confidence,
      double lift,
      double adjustedPValue) {}
}
