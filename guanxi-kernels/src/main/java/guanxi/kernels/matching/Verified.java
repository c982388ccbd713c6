package guanxi.kernels.matching;

/** Whether two verified values show two different people. */
final class Verified {

  private static final PhoneComparer PHONES = new PhoneComparer();

  private Verified() {}

  /**
   * Different values do; a missing one does not, nor a telephone number that is the other's end or
   * the other with places masked.
   */
  static boolean differ(Role role, String a, String b) {
    if (a.isEmpty() || b.isEmpty() || a.equals(b)) {
      return false;
    }
    return role != Role.PHONE || PHONES.compare(a, b) < PhoneComparer.AGREES;
  }
}
