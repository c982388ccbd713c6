package guanxi.kernels.basket;

import java.util.Arrays;

/** A set of items of some {@link Baskets} and the number of baskets that hold all of them. */
public final class Itemset {

  private final int[] items;
  private final int support;

  /** Takes the items in any order and copies them. */
  public Itemset(int[] items, int support) {
    this.items = items.clone();
    Arrays.sort(this.items);
    this.support = support;
  }

  /** A copy of the item numbers, ascending. */
  public int[] items() {
    return items.clone();
  }

  /** The number of baskets. */
  public int support() {
    return support;
  }

  /** The number of items. */
  public int length() {
    return items.length;
  }

  int item(int index) {
    return items[index];
  }

  /** The set without one of its items, support unknown (0). */
  Itemset without(int index) {
    var rest = new int[items.length - 1];
    System.arraycopy(items, 0, rest, 0, index);
    System.arraycopy(items, index + 1, rest, index, rest.length - index);
    return new Itemset(rest, 0);
  }

  /** Sets are equal when their items and support are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Itemset set
        && support == set.support
        && Arrays.equals(items, set.items);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(items) + support;
  }

  @Override
  public String toString() {
    return Arrays.toString(items) + " × " + support;
  }
}
