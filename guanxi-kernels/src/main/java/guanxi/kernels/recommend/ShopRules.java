package guanxi.kernels.recommend;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * What a shop wants of its recommendations.
 *
 * @param available whether an item may be recommended: in stock, not banned
 * @param boughtOnce whether somebody who has the item needs no second one
 * @param preference by how much to multiply an item's score, for margin or stock to clear; 1 for
 *     none, 0 never to recommend it
 */
public record ShopRules(
    IntPredicate available, IntPredicate boughtOnce, IntToDoubleFunction preference) {

  /** Everything is there, everybody buys a thing once, nothing is preferred. */
  public static ShopRules none() {
    return new ShopRules(_ -> true, _ -> true, _ -> 1);
  }

  boolean allows(int item, boolean owned) {
    return available.test(item) && !(owned && boughtOnce.test(item));
  }

  double preferred(int item, double score) {
    double factor = preference.applyAsDouble(item);
    return factor >= 0 && factor < Double.POSITIVE_INFINITY ? score * factor : score;
  }
}
