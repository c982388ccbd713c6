package guanxi.kernels.matching;

/** Dates of eight digits, year first. */
final class DateComparer extends Comparer {

  DateComparer() {
    super("same year", "two of year, month and day", "one slip");
  }

  @Override
  int compare(String a, String b) {
    if (a.length() != 8 || b.length() != 8) {
      return Similarity.withinOneEdit(a, b) ? 4 : DIFFERS;
    }
    if (Similarity.withinOneEdit(a, b) || dayAndMonthExchanged(a, b)) {
      return 4;
    }
    int same = same(a, b, 0, 4) + same(a, b, 4, 2) + same(a, b, 6, 2);
    if (same >= 2 || substitutions(a, b) <= 2) {
      return 3;
    }
    return same(a, b, 0, 4) == 1 ? 2 : DIFFERS;
  }

  private static int same(String a, String b, int from, int length) {
    return a.regionMatches(from, b, from, length) ? 1 : 0;
  }

  private static boolean dayAndMonthExchanged(String a, String b) {
    return a.regionMatches(0, b, 0, 4)
        && a.regionMatches(4, b, 6, 2)
        && a.regionMatches(6, b, 4, 2);
  }

  private static int substitutions(String a, String b) {
    int different = 0;
    for (int i = 0; i < 8; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        different++;
      }
    }
    return different;
  }
}
