package guanxi.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One made-up order.
 *
 * @param market whose currency the prices are in; differs from the customer's when she orders from
 *     abroad
 * @param email the address she gave with this order
 * @param phone the number she gave with this order
 * @param giveBack what of it came back later
 */
record DemoOrder(
    DemoCustomer customer,
    Market market,
    Instant placedAt,
    List<Line> lines,
    @Nullable String email,
    @Nullable String phone,
    @Nullable GiveBack giveBack) {

  /** So many of one article at this price each, in minor units. */
  record Line(Goods.Product product, int quantity, long price) {
    long amount() {
      return quantity * price;
    }
  }

  /** A return: when it came in, and which lines. */
  record GiveBack(Instant at, List<Line> lines) {}

  /** What the lines cost together, in minor units. */
  long subtotal() {
    return total(lines);
  }

  static long total(List<Line> lines) {
    return lines.stream().mapToLong(Line::amount).sum();
  }
}
