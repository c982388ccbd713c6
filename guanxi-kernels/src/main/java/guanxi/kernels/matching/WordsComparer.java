package guanxi.kernels.matching;

/** Addresses, places and other words, whose order and spelling vary. */
final class WordsComparer extends Comparer {

  WordsComparer() {
    super("alike in part", "nearly the same");
  }

  @Override
  int compare(String a, String b) {
    double alike = Similarity.jaroWinkler(a, b);
    if (alike >= 0.94 || (a.length() >= 4 && Similarity.withinOneEdit(a, b))) {
      return 3;
    }
    double shared = Han.isIn(a) ? sharedPairs(a, b) : sharedWords(a, b);
    if (shared >= 0.75) {
      return 3;
    }
    return shared >= 0.5 || alike >= 0.86 ? 2 : DIFFERS;
  }

  /** Words of both over words of either; looks into the texts without taking them apart. */
  private static double sharedWords(String a, String b) {
    int all = words(b);
    int both = 0;
    int from = 0;
    while (from <= a.length()) {
      int to = a.indexOf(' ', from);
      to = to < 0 ? a.length() : to;
      if (hasWord(b, a, from, to - from)) {
        both++;
      } else {
        all++;
      }
      from = to + 1;
    }
    return (double) both / all;
  }

  private static int words(String text) {
    int words = 1;
    for (int i = 0; i < text.length(); i++) {
      words += text.charAt(i) == ' ' ? 1 : 0;
    }
    return words;
  }

  private static boolean hasWord(String text, String other, int from, int length) {
    int at = 0;
    while (at + length <= text.length()) {
      int end = at + length;
      boolean whole = end == text.length() || text.charAt(end) == ' ';
      if (whole && text.regionMatches(at, other, from, length)) {
        return true;
      }
      int blank = text.indexOf(' ', at);
      if (blank < 0) {
        return false;
      }
      at = blank + 1;
    }
    return false;
  }

  /** Chinese is written without blanks: pairs of neighbouring characters stand for words. */
  private static double sharedPairs(String a, String b) {
    int both = 0;
    for (int i = 0; i + 1 < a.length(); i++) {
      for (int j = 0; j + 1 < b.length(); j++) {
        if (a.charAt(i) == b.charAt(j) && a.charAt(i + 1) == b.charAt(j + 1)) {
          both++;
          break;
        }
      }
    }
    return (double) both / Math.max(1, a.length() + b.length() - 2 - both);
  }
}
