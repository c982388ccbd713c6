package guanxi.kernels.matching;

/** Telephone numbers, with or without country code, possibly masked. */
final class PhoneComparer extends Comparer {

  /** From this level on the numbers may be one. */
  static final int AGREES = 3;

  PhoneComparer() {
    super("one digit off", "what is not masked agrees");
  }

  @Override
  int compare(String a, String b) {
    boolean masked = a.indexOf('*') >= 0 || b.indexOf('*') >= 0;
    int shared = Math.min(a.length(), b.length());
    boolean suffix = shared >= 7 && agree(a, b, shared);
    if (suffix) {
      return masked ? AGREES : same();
    }
    if (!masked && shared >= 7 && oneOff(a, b)) {
      return 2;
    }
    return DIFFERS;
  }

  /** Whether the last {@code length} places agree wherever neither is masked. */
  private static boolean agree(String a, String b, int length) {
    int seen = 0;
    for (int i = 1; i <= length; i++) {
      char left = a.charAt(a.length() - i);
      char right = b.charAt(b.length() - i);
      if (left != '*' && right != '*') {
        if (left != right) {
          return false;
        }
        seen++;
      }
    }
    return seen >= 4;
  }

  private static boolean oneOff(String a, String b) {
    if (Similarity.withinOneEdit(a, b)) {
      return true;
    }
    int shared = Math.min(a.length(), b.length());
    return a.length() != b.length()
        && Similarity.withinOneEdit(
            a.substring(a.length() - shared), b.substring(b.length() - shared));
  }
}
