package guanxi.kernels.lifetime;

/** What a model says of each customer of a {@link CompressedHistories}, by the customer's place. */
public final class Scores {

  private final CompressedHistories histories;
  private final double[] horizons;
  private final double[] active;
  private final double[][] expected;

  Scores(CompressedHistories histories, double[] horizons, double[] active, double[][] expected) {
    this.histories = histories;
    this.horizons = horizons;
    this.active = active;
    this.expected = expected;
  }

  /** The probability that a customer is still active, in [0, 1]. */
  public double probabilityActive(int customer) {
    return active[histories.rowOf(customer)];
  }

  /** The orders to expect from a customer within the horizon at a place in the call. */
  public double expectedOrders(int customer, int horizon) {
    return expected[horizon][histories.rowOf(customer)];
  }

  /** The orders to expect from all customers together within the horizon at a place in the call. */
  public double totalExpectedOrders(int horizon) {
    double sum = 0;
    for (int row = 0; row < histories.rows(); row++) {
      sum += histories.weight(row) * expected[horizon][row];
    }
    return sum;
  }

  /** The horizons asked for. */
  public double[] horizons() {
    return horizons.clone();
  }

  /** Probabilities of all customers, in the order they came in. */
  public double[] probabilitiesActive() {
    return histories.spread(active);
  }

  /** Expected orders of all customers within one horizon, in the order they came in. */
  public double[] expectedOrders(int horizon) {
    return histories.spread(expected[horizon]);
  }
}
