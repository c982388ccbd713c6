package guanxi.kernels.matching;

/** Numbers and codes: postal codes, house numbers, documents. */
final class CodeComparer extends Comparer {

  CodeComparer() {
    super("begins alike", "one character off");
  }

  @Override
  int compare(String a, String b) {
    // One edit in a code of two characters is a different code.
    if (Math.min(a.length(), b.length()) >= 3 && Similarity.withinOneEdit(a, b)) {
      return 3;
    }
    int length = Math.max(a.length(), b.length());
    return length >= 4 && 2 * Similarity.commonPrefix(a, b, length) >= length ? 2 : DIFFERS;
  }
}
