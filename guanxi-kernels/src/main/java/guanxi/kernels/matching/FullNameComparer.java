package guanxi.kernels.matching;

import java.util.Arrays;

/** Whole names: order of given and family name, script and middle names vary. */
final class FullNameComparer extends Comparer {

  private final Romanizer romanizer;

  FullNameComparer(Romanizer romanizer) {
    super("one part agrees", "one is part of the other", "similar", "other order, form or script");
    this.romanizer = romanizer;
  }

  @Override
  int compare(String a, String b) {
    boolean han = Han.isIn(a);
    if (han && Han.isIn(b)) {
      return compareHan(a, b);
    }
    String left = letters(a);
    String right = letters(b);
    String[] wordsA = left.split(" ", -1);
    String[] wordsB = right.split(" ", -1);
    if (sameInOtherOrder(wordsA, wordsB) || sameSyllables(wordsA, wordsB)) {
      return 5;
    }
    return comparePartByPart(left, right, wordsA, wordsB);
  }

  private static int comparePartByPart(
      String left, String right, String[] wordsA, String[] wordsB) {
    boolean fewerInA = wordsA.length <= wordsB.length;
    String[] few = fewerInA ? wordsA : wordsB;
    String[] many = fewerInA ? wordsB : wordsA;
    var taken = new boolean[many.length];
    var grades = new int[4];
    for (String word : few) {
      grades[best(word, many, taken)]++;
    }
    int alike = grades[3] + grades[2];
    boolean allAlike = alike == few.length && few.length == many.length;
    if (allAlike || Similarity.jaroWinkler(left, right) >= 0.95) {
      return 4;
    }
    return alike == 0 ? DIFFERS : levelOfParts(grades[0] == 0, few.length, many.length);
  }

  private static int levelOfParts(boolean allFound, int few, int many) {
    return allFound && (few > 1 || many <= 2) ? 3 : 2;
  }

  /**
   * 3 for the same word, 2 for a similar one, 1 for an initial, 0 for none; takes what it finds.
   */
  private static int best(String word, String[] others, boolean[] taken) {
    int best = 0;
    int at = -1;
    for (int i = 0; i < others.length; i++) {
      int grade = taken[i] ? 0 : grade(word, others[i]);
      if (grade > best) {
        best = grade;
        at = i;
      }
    }
    if (at >= 0) {
      taken[at] = true;
    }
    return best;
  }

  private static int grade(String a, String b) {
    if (a.equals(b) || Nicknames.same(a, b)) {
      return 3;
    }
    if (NameComparer.compareLetters(a, b) == 3) {
      return 2;
    }
    return (a.length() == 1 || b.length() == 1) && a.charAt(0) == b.charAt(0) ? 1 : 0;
  }

  private int compareHan(String a, String b) {
    String plainA = a.replace(" ", "");
    String plainB = b.replace(" ", "");
    if (plainA.equals(plainB) || rotated(plainA, plainB)) {
      return 5;
    }
    String left = letters(plainA);
    if (!left.equals(plainA) && left.equals(letters(plainB))) {
      return 4;
    }
    if (plainA.length() > 2 && Similarity.withinOneEdit(plainA, plainB)) {
      return 3;
    }
    int family = Han.familyLength(plainA);
    boolean sameFamily = plainB.startsWith(plainA.substring(0, Math.min(family, plainA.length())));
    boolean sameGiven = plainA.length() > family && plainB.endsWith(plainA.substring(family));
    return sameFamily || sameGiven ? 2 : DIFFERS;
  }

  private static boolean rotated(String a, String b) {
    return a.length() == b.length() && (a + a).contains(b);
  }

  /** Letters of a name: a Chinese one becomes family and given name in pinyin. */
  String letters(String name) {
    if (!Han.isIn(name)) {
      return name;
    }
    String plain = name.replace(" ", "");
    int family = Math.min(Han.familyLength(plain), plain.length());
    String first = romanizer.romanize(plain.substring(0, family)).replace(" ", "");
    String rest = romanizer.romanize(plain.substring(family)).replace(" ", "");
    return rest.isEmpty() ? first : first + " " + rest;
  }

  private static boolean sameInOtherOrder(String[] a, String[] b) {
    if (a.length != b.length) {
      return false;
    }
    String[] sortedA = a.clone();
    String[] sortedB = b.clone();
    Arrays.sort(sortedA);
    Arrays.sort(sortedB);
    int same = 0;
    for (int i = 0; i < a.length; i++) {
      same += sortedA[i].equals(sortedB[i]) || Nicknames.same(sortedA[i], sortedB[i]) ? 1 : 0;
    }
    return same == a.length;
  }

  /** Whether one reads as the other when its words are run together, begun at any word. */
  private static boolean sameSyllables(String[] a, String[] b) {
    String joined = String.join("", a);
    for (int start = 0; start < b.length; start++) {
      var turned = new StringBuilder(joined.length());
      for (int i = 0; i < b.length; i++) {
        turned.append(b[(start + i) % b.length]);
      }
      if (joined.contentEquals(turned)) {
        return true;
      }
    }
    return false;
  }
}
