package guanxi.insight.mining;

import java.util.HashMap;
import java.util.Map;

/**
 * What the purchases say of each item: how often its buyers come back for it and when it was sold
 * last. Stock is not known here, so an item counts as available while it sells.
 */
final class BuyingHabits {

  /** An item whose buyers return for it less often is bought once. */
  static final double REPEATED = 0.1;

  /** An item that was not sold for so long before the shop's last sale is gone. */
  static final int GONE_DAYS = 180;

  private final int[] buyers;
  private final int[] returned;
  private final int[] lastDay;
  private final int shopDay;

  private BuyingHabits(int[] buyers, int[] returned, int[] lastDay, int shopDay) {
    this.buyers = buyers;
    this.returned = returned;
    this.lastDay = lastDay;
    this.shopDay = shopDay;
  }

  static BuyingHabits of(PurchaseSample sample) {
    int count = sample.items().size();
    var buyers = new int[count];
    var returned = new int[count];
    var lastDay = new int[count];
    int shopDay = 0;
    Map<Integer, Integer> times = new HashMap<>();
    for (int person = 0; person < sample.persons(); person++) {
      times.clear();
      for (int order = sample.ordersFrom(person); order < sample.ordersTo(person); order++) {
        int day = sample.day(order);
        shopDay = Math.max(shopDay, day);
        for (int item : sample.itemsOf(order)) {
          times.merge(item, 1, Integer::sum);
          lastDay[item] = Math.max(lastDay[item], day);
        }
      }
      times.forEach((item, often) -> {
        buyers[item]++;
        returned[item] += often > 1 ? 1 : 0;
      });
    }
    return new BuyingHabits(buyers, returned, lastDay, shopDay);
  }

  /** Whether somebody who has the item needs no second one. */
  boolean isBoughtOnce(int item) {
    return returned[item] < REPEATED * buyers[item];
  }

  boolean isSold(int item) {
    return lastDay[item] >= shopDay - GONE_DAYS;
  }

  int buyers(int item) {
    return buyers[item];
  }
}
