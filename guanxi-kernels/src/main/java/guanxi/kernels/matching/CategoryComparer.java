package guanxi.kernels.matching;

/** Categories are the same or not; one being the initial of the other counts as the same. */
final class CategoryComparer extends Comparer {

  @Override
  int compare(String a, String b) {
    boolean initial = a.charAt(0) == b.charAt(0) && (a.length() == 1 || b.length() == 1);
    return initial && Character.isLetter(a.charAt(0)) ? same() : DIFFERS;
  }
}
