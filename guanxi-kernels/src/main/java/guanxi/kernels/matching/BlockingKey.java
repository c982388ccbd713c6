package guanxi.kernels.matching;

/**
 * Something two records of one person are likely to have in common exactly: a value, its sound, the
 * year and month of a date.
 *
 * @param name for people, such as {@code surname (sound)}
 * @param column the column it is made of; names of both parts count as the family name's
 * @param reliability how often it survives between two records of one person that both have it
 * @param exact whether it is the value itself; if so it survives only together with every other key
 *     of the column
 * @param hashes one per record, 0 when the record has none
 */
record BlockingKey(String name, int column, double reliability, boolean exact, Hashes hashes) {

  /** One number per record. */
  @FunctionalInterface
  interface Hashes {
    int of(int row);
  }

  /** A number for text that is never 0. */
  static int hash(String text) {
    int hash = mix(text.hashCode());
    return hash == 0 ? 1 : hash;
  }

  /** Two numbers made one, never 0; 0 when either is. */
  static int join(int a, int b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    int hash = mix(a * 31 + Integer.rotateLeft(mix(b), 7));
    return hash == 0 ? 1 : hash;
  }

  private static int mix(int value) {
    int h = value * 0x9E3779B9;
    h ^= (h >>> 15);
    h *= 0x85EBCA6B;
    return h ^ (h >>> 13);
  }
}
