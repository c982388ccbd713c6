package guanxi.kernels.basket;

/** Takes the sets a miner finds, one call per set. */
@FunctionalInterface
public interface ItemsetSink {

  /**
   * Takes one set.
   *
   * @param items holds the set in its first {@code length} places, in no particular order; reused
   *     between calls, so copy what is kept
   * @param length the number of items
   * @param support the number of baskets that hold all of them
   * @return whether to go on; {@code false} ends the search at once
   */
  boolean accept(int[] items, int length, int support);
}
