package guanxi.demo;

/**
 * How a demo customer buys. The first kind is what the models assume; the others are what every
 * real shop has besides.
 */
public enum Behaviour {
  /**
   * Orders at her own Poisson rate, drawn from a gamma distribution, and after each repeat order
   * leaves with her own probability, drawn from a beta distribution: the assumptions of BG/NBD.
   */
  ORDINARY(77),
  /** Gets a box every thirty days until she cancels. */
  SUBSCRIBER(5),
  /** Buys presents in the weeks before the feast, mostly once. */
  GIFT_BUYER(9),
  /** A small shop of its own: every fortnight, by the dozen. */
  RESELLER(1),
  /** Shares address and often the phone with the customer before her. */
  HOUSEHOLD(4),
  /** Began with one e-mail address and went on with another; only the phone tells. */
  TWO_ADDRESSES(4);

  private static final double[] SUMS = sums();

  private final int percent;

  Behaviour(int percent) {
    this.percent = percent;
  }

  /** How many percent of the customers behave so. */
  public int percent() {
    return percent;
  }

  static Behaviour draw(Draws draws) {
    return values()[draws.weighted(SUMS)];
  }

  private static double[] sums() {
    double[] sums = new double[values().length];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += values()[i].percent;
      sums[i] = sum;
    }
    return sums;
  }
}
