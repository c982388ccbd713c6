package guanxi.kernels.matching;

/** What two records can be to each other; every pair belongs to exactly one group. */
final class Group {

  /** The same person. */
  static final int MATCH = 0;

  /** Different people who live together: family name, address and the like agree. */
  static final int HOUSEHOLD = 1;

  /** Different people of one area: town, postal code and the like agree. */
  static final int NEIGHBOUR = 2;

  /** Different people of one name, whose e-mail addresses are made of it. */
  static final int NAMESAKE = 3;

  /** Different people who have nothing to do with each other. */
  static final int STRANGER = 4;

  /** How many groups there are; the last is {@link #STRANGER}. */
  static final int COUNT = 5;

  private Group() {}

  /** Whether values of a role agree more often in a group than among strangers. */
  static boolean shares(int group, Role role) {
    return switch (group) {
      case MATCH -> true;
      case HOUSEHOLD -> role.sharing() != Role.Sharing.NOBODY;
      case NEIGHBOUR -> role.sharing() == Role.Sharing.AREA;
      case NAMESAKE -> role.isName() || role == Role.EMAIL;
      default -> false;
    };
  }
}
