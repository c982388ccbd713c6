package guanxi.kernels.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Compares two records column by column and packs the levels into one word, three bits a column.
 *
 * <p>Not safe for several threads; each takes its own. Levels of values compared lately are
 * remembered in a small table, which pays because names and places repeat.
 */
final class Patterns {

  private static final int MEMORY = 1 << 15;

  /** Where more values than this share are unlike all others, remembering pairs is no use. */
  private static final double SHARE_OF_REPEATING = 0.3;

  private final List<Column> columns;
  private final int[] codes;
  private final boolean[] repeats;
  private final Comparer[] comparers;
  private final long[][] remembered;
  private final byte[][] levels;
  private final int given;
  private final int family;

  /** For records whose values are given with each call. */
  Patterns(List<Column> columns, Romanizer romanizer) {
    this(columns, romanizer, new int[0]);
  }

  /**
   * For records of a table.
   *
   * @param codes of {@link #codes}
   */
  Patterns(List<Column> columns, Romanizer romanizer, int[] codes) {
    this.columns = columns;
    this.codes = codes;
    this.repeats = new boolean[columns.size()];
    this.comparers = new Comparer[columns.size()];
    this.remembered = new long[columns.size()][];
    this.levels = new byte[columns.size()][];
    var roles = new ArrayList<Role>();
    for (int c = 0; c < comparers.length; c++) {
      roles.add(columns.get(c).role());
      comparers[c] = Comparer.of(columns.get(c).role(), romanizer);
      repeats[c] = columns.get(c).distinct() < SHARE_OF_REPEATING * columns.get(c).present();
      remembered[c] = new long[repeats[c] ? MEMORY : 0];
      levels[c] = new byte[repeats[c] ? MEMORY : 0];
    }
    this.given = roles.indexOf(Role.GIVEN_NAME);
    this.family = roles.indexOf(Role.FAMILY_NAME);
  }

  /** The codes of all columns, record by record: a pair's values lie in two places, not in many. */
  static int[] codes(List<Column> columns) {
    int rows = columns.getFirst().size();
    var codes = new int[Math.multiplyExact(rows, columns.size())];
    for (int c = 0; c < columns.size(); c++) {
      for (int row = 0; row < rows; row++) {
        codes[row * columns.size() + c] = columns.get(c).code(row);
      }
    }
    return codes;
  }

  /** The level of a column in a pattern. */
  static int level(long pattern, int column) {
    return (int) (pattern >>> (3 * column)) & 7;
  }

  Comparer comparer(int column) {
    return comparers[column];
  }

  /** The packed levels of two records. */
  long of(int a, int b) {
    long pattern = 0;
    int left = a * comparers.length;
    int right = b * comparers.length;
    for (int c = 0; c < comparers.length; c++) {
      pattern |= (long) level(c, codes[left + c], codes[right + c]) << (3 * c);
    }
    return hasBothNames() ? withExchangedNames(pattern, names(a), names(b)) : pattern;
  }

  /** The packed levels of a record whose values are given and another; empty where missing. */
  long of(String[] a, IntFunction<String> b) {
    long pattern = 0;
    for (int c = 0; c < comparers.length; c++) {
      String other = b.apply(c);
      int level = Comparer.MISSING;
      if (!a[c].isEmpty() && !other.isEmpty()) {
        level = a[c].equals(other) ? comparers[c].same() : comparers[c].compare(a[c], other);
      }
      pattern |= (long) level << (3 * c);
    }
    return hasBothNames()
        ? withExchangedNames(
            pattern, new Names(a[given], a[family]), new Names(b.apply(given), b.apply(family)))
        : pattern;
  }

  private boolean hasBothNames() {
    return given >= 0 && family >= 0;
  }

  /** Both parts of a name. */
  private record Names(String given, String family) {}

  private Names names(int row) {
    return new Names(columns.get(given).value(row), columns.get(family).value(row));
  }

  private int level(int column, int a, int b) {
    if (a == Column.MISSING || b == Column.MISSING) {
      return Comparer.MISSING;
    }
    if (a == b) {
      return comparers[column].same();
    }
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    if (!repeats[column]) {
      Column values = columns.get(column);
      return comparers[column].compare(values.valueOf(low), values.valueOf(high));
    }
    // One is added so that no pair of codes has the key of an empty place.
    long key = (((long) low << 32) | high) + 1;
    int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 49);
    if (remembered[column][place] != key) {
      Column values = columns.get(column);
      remembered[column][place] = key;
      levels[column][place] =
          (byte) comparers[column].compare(values.valueOf(low), values.valueOf(high));
    }
    return levels[column][place];
  }

  /** Raises the family name's level when each record's given name is the other's family name. */
  private long withExchangedNames(long pattern, Names a, Names b) {
    int same = comparers[given].same();
    int givenLevel = level(pattern, given);
    int familyLevel = level(pattern, family);
    boolean possible =
        givenLevel != Comparer.MISSING
            && familyLevel != Comparer.MISSING
            && givenLevel <= 2
            && familyLevel < same
            && exchanged(a, b);
    if (!possible) {
      return pattern;
    }
    // One event is one piece of evidence: the given name counts as missing.
    long other = ((NameComparer) comparers[family]).otherForm();
    long cleared = pattern & ~(7L << (3 * given)) & ~(7L << (3 * family));
    return cleared | (other << (3 * family));
  }

  private static boolean exchanged(Names a, Names b) {
    return alike(a.given(), b.family()) && alike(a.family(), b.given());
  }

  private static boolean alike(String a, String b) {
    return a.equals(b)
        || (a.length() > 3
            && b.length() > 3
            && a.charAt(0) == b.charAt(0)
            && Similarity.withinOneEdit(a, b));
  }
}
