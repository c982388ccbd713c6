package guanxi.kernels.matching;

/** E-mail addresses: the part before the @ carries the person. */
final class EmailComparer extends Comparer {

  EmailComparer() {
    super("similar name part", "same name part", "a slip or two");
  }

  @Override
  int compare(String a, String b) {
    if (nearlySame(a, b)) {
      return 4;
    }
    int atA = a.indexOf('@');
    int atB = b.indexOf('@');
    if (atA <= 0 || atB <= 0) {
      return DIFFERS;
    }
    String nameA = plain(a.substring(0, atA));
    String nameB = plain(b.substring(0, atB));
    // Short name parts such as "jc" are initials and say little without their domain.
    if (Math.min(nameA.length(), nameB.length()) < 5) {
      return DIFFERS;
    }
    if (nameA.equals(nameB)) {
      return 3;
    }
    boolean near = Similarity.withinOneEdit(nameA, nameB);
    return near || Similarity.jaroWinkler(nameA, nameB) >= 0.92 ? 2 : DIFFERS;
  }

  private static boolean nearlySame(String a, String b) {
    int gap = Math.abs(a.length() - b.length());
    if (gap > 4) {
      return false;
    }
    int most = Math.min(a.length(), b.length()) >= 20 ? 4 : 2;
    return Similarity.withinOneEdit(a, b)
        || (Similarity.jaroWinkler(a, b) >= 0.8 && Similarity.damerau(a, b) <= most);
  }

  /** Without what providers ignore: dots, and everything after a plus sign. */
  private static String plain(String name) {
    int plus = name.indexOf('+');
    return (plus > 0 ? name.substring(0, plus) : name).replace(".", "");
  }
}
