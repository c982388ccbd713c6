package guanxi.kernels.matching;

/** One part of a name: given or family. */
final class NameComparer extends Comparer {

  private final Romanizer romanizer;

  NameComparer(Romanizer romanizer) {
    super("an initial or alike", "similar", "another form or place");
    this.romanizer = romanizer;
  }

  /** The level of a name found in the other name's place, or in another form. */
  int otherForm() {
    return 4;
  }

  @Override
  int compare(String a, String b) {
    if (Nicknames.same(a, b)) {
      return otherForm();
    }
    boolean han = Han.isIn(a);
    if (han != Han.isIn(b)) {
      return compareScripts(a, b);
    }
    return han ? compareHan(a, b) : compareLetters(a, b);
  }

  private int compareScripts(String a, String b) {
    String left = letters(a);
    String right = letters(b);
    return left.equals(right) ? otherForm() : Math.min(3, compareLetters(left, right));
  }

  private String letters(String name) {
    return (Han.isIn(name) ? romanizer.romanize(name) : name).replace(" ", "");
  }

  private int compareHan(String a, String b) {
    String left = romanizer.romanize(a);
    if (!left.equals(a) && left.equals(romanizer.romanize(b))) {
      return 3;
    }
    return Math.min(a.length(), b.length()) > 1 && Similarity.withinOneEdit(a, b) ? 2 : DIFFERS;
  }

  static int compareLetters(String a, String b) {
    double alike = Similarity.jaroWinkler(a, b);
    int shorter = Math.min(a.length(), b.length());
    if (alike >= 0.92 || (shorter >= 4 && Similarity.withinOneEdit(a, b))) {
      return 3;
    }
    boolean initial = shorter == 1 && a.charAt(0) == b.charAt(0);
    boolean part = a.startsWith(b + " ") || b.startsWith(a + " ");
    return alike >= 0.80 || initial || part ? 2 : DIFFERS;
  }
}
