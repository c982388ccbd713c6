package guanxi.kernels.matching;

/** How alike two strings are. Strings are compared by UTF-16 unit; both empty counts as equal. */
public final class Similarity {

  private Similarity() {}

  /**
   * Jaro–Winkler similarity with prefix weight 0.1 over at most four characters.
   *
   * <pre>
   *   jaro = (c/|a| + c/|b| + (c − t)/c) / 3,   c common characters no further apart than
   *                                             max(|a|,|b|)/2 − 1, t half the transpositions
   *   jw   = jaro + 0.1 · prefix · (1 − jaro)
   * </pre>
   *
   * <p>Matched positions are kept in 64-bit masks, so only the first 64 characters count.
   *
   * @return in [0, 1]; 1 for equal strings, 0 when either alone is empty
   * @see <a href="https://files.eric.ed.gov/fulltext/ED325505.pdf">Winkler (1990), String
   *     Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model</a>
   */
  public static double jaroWinkler(String a, String b) {
    int n = Math.min(64, a.length());
    int m = Math.min(64, b.length());
    if (n == 0 || m == 0) {
      return n == m ? 1 : 0;
    }
    int reach = Math.max(0, Math.max(n, m) / 2 - 1);
    long usedA = 0;
    long usedB = 0;
    int common = 0;
    for (int i = 0; i < n; i++) {
      int last = Math.min(m - 1, i + reach);
      for (int j = Math.max(0, i - reach); j <= last; j++) {
        if ((usedB >>> j & 1) == 0 && a.charAt(i) == b.charAt(j)) {
          usedA |= 1L << i;
          usedB |= 1L << j;
          common++;
          break;
        }
      }
    }
    if (common == 0) {
      return 0;
    }
    int half = outOfOrder(a, b, usedA, usedB) / 2;
    double c = common;
    double jaro = (c / n + c / m + (c - half) / c) / 3;
    return jaro + 0.1 * commonPrefix(a, b, 4) * (1 - jaro);
  }

  private static int outOfOrder(String a, String b, long usedA, long usedB) {
    int outOfOrder = 0;
    while (usedA != 0) {
      int i = Long.numberOfTrailingZeros(usedA);
      int j = Long.numberOfTrailingZeros(usedB);
      if (a.charAt(i) != b.charAt(j)) {
        outOfOrder++;
      }
      usedA &= usedA - 1;
      usedB &= usedB - 1;
    }
    return outOfOrder;
  }

  static int commonPrefix(String a, String b, int most) {
    int end = Math.min(most, Math.min(a.length(), b.length()));
    int prefix = 0;
    while (prefix < end && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return prefix;
  }

  /**
   * Levenshtein distance: the fewest insertions, deletions and substitutions.
   *
   * <p>Myers' bit-parallel form: one machine word per column when the shorter string has at most 64
   * characters, the usual table otherwise.
   *
   * @see <a href="https://doi.org/10.1145/316542.316550">Myers (1999), A Fast Bit-Vector Algorithm
   *     for Approximate String Matching Based on Dynamic Programming, JACM 46(3), 395–415</a>
   */
  public static int levenshtein(String a, String b) {
    boolean shorterIsA = a.length() <= b.length();
    String pattern = shorterIsA ? a : b;
    String text = shorterIsA ? b : a;
    int m = pattern.length();
    if (m == 0) {
      return text.length();
    }
    if (m > 64) {
      return table(a, b, false);
    }
    long plus = -1L;
    long minus = 0;
    int distance = m;
    long top = 1L << (m - 1);
    for (int j = 0; j < text.length(); j++) {
      long equal = positions(pattern, text.charAt(j));
      long vertical = equal | minus;
      long horizontal = (((equal & plus) + plus) ^ plus) | equal;
      long up = minus | ~(horizontal | plus);
      long down = plus & horizontal;
      distance += (up & top) != 0 ? 1 : (down & top) != 0 ? -1 : 0;
      up = (up << 1) | 1;
      down <<= 1;
      plus = down | ~(vertical | up);
      minus = up & vertical;
    }
    return distance;
  }

  private static long positions(String pattern, char wanted) {
    long mask = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == wanted) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  /**
   * Damerau–Levenshtein distance, restricted form: as {@link #levenshtein}, and exchanging two
   * neighbours counts once; no part is edited twice.
   */
  public static int damerau(String a, String b) {
    int distance = levenshtein(a, b);
    // An exchange saves one of two edits, so a distance below 2 cannot fall.
    return distance < 2 ? distance : table(a, b, true);
  }

  /**
   * Whether {@link #damerau} is at most 1, found in one pass: strip what both begin and end with
   * and look at what is left.
   */
  public static boolean withinOneEdit(String a, String b) {
    int lengthA = a.length();
    int lengthB = b.length();
    if (Math.abs(lengthA - lengthB) > 1) {
      return false;
    }
    int from = commonPrefix(a, b, Integer.MAX_VALUE);
    while (lengthA > from && lengthB > from && a.charAt(lengthA - 1) == b.charAt(lengthB - 1)) {
      lengthA--;
      lengthB--;
    }
    int restA = lengthA - from;
    int restB = lengthB - from;
    return Math.max(restA, restB) <= 1
        || (restA == 2
            && restB == 2
            && a.charAt(from) == b.charAt(from + 1)
            && a.charAt(from + 1) == b.charAt(from));
  }

  private static int table(String a, String b, boolean exchanges) {
    int m = b.length();
    var before = new int[m + 1];
    var above = new int[m + 1];
    var row = new int[m + 1];
    for (int j = 0; j <= m; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= m; j++) {
        int substituted = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, 1 + Math.min(above[j], row[j - 1]));
        if (exchanges && exchanged(a, b, i, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] spare = before;
      before = above;
      above = row;
      row = spare;
    }
    return above[m];
  }

  private static boolean exchanged(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
