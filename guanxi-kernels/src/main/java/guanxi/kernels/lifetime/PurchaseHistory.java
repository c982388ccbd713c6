package guanxi.kernels.lifetime;

/**
 * What the lifetime models need to know of one customer, and nothing more: (x, tₓ, T).
 *
 * @param repeatOrders x, orders after the first one, several on one day counting once; at least 0
 * @param lastOrder tₓ, time from the first order to the last one; 0 when there is no repeat order
 * @param observed T, time from the first order to the end of the observed period
 */
public record PurchaseHistory(int repeatOrders, double lastOrder, double observed) {

  /** Rejects histories that cannot happen. */
  public PurchaseHistory {
    if (repeatOrders < 0) {
      throw new IllegalArgumentException("repeatOrders must not be negative, was " + repeatOrders);
    }
    if (!(0 <= lastOrder && lastOrder <= observed && observed < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "need 0 <= lastOrder <= observed < infinity, were %s and %s"
              .formatted(lastOrder, observed));
    }
    if (repeatOrders == 0 && lastOrder != 0) {
      throw new IllegalArgumentException(
          "lastOrder must be 0 without repeat orders, was " + lastOrder);
    }
  }
}
