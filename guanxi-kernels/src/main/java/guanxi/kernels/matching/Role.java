package guanxi.kernels.matching;

/** What a column says about a person; decides how its values are cleaned, compared and blocked. */
public enum Role {
  /** Given name. */
  GIVEN_NAME(Sharing.NOBODY, 0.78),
  /** Family name. */
  FAMILY_NAME(Sharing.HOUSEHOLD, 0.80),
  /** Whole name in one column, any script and order. */
  FULL_NAME(Sharing.NOBODY, 0.70),
  /** Date of birth or another date that stays with a person. */
  DATE(Sharing.NOBODY, 0.78),
  /** E-mail address. */
  EMAIL(Sharing.HOUSEHOLD, 0.75),
  /** Telephone number, possibly masked such as {@code 138****1234}. */
  PHONE(Sharing.HOUSEHOLD, 0.78),
  /** Number of a document or account that belongs to one person. */
  IDENTIFIER(Sharing.NOBODY, 0.80),
  /** Postal code. */
  POSTCODE(Sharing.AREA, 0.78),
  /** Town, suburb, state, country. */
  PLACE(Sharing.AREA, 0.80),
  /** Street and the like. */
  ADDRESS(Sharing.HOUSEHOLD, 0.70),
  /** Short number or code, such as a house number. */
  CODE(Sharing.HOUSEHOLD, 0.80),
  /** One of a few values, such as gender. */
  CATEGORY(Sharing.HOUSEHOLD, 0.92),
  /** Any other words. */
  TEXT(Sharing.HOUSEHOLD, 0.70);

  /** With whom people share such a value more often than by chance. */
  enum Sharing {
    /** With nobody: two people of one household have independent values. */
    NOBODY,
    /** With those they live with. */
    HOUSEHOLD,
    /** With those who live nearby, and so with those they live with. */
    AREA
  }

  private final Sharing sharing;
  private final double reliability;

  Role(Sharing sharing, double reliability) {
    this.sharing = sharing;
    this.reliability = reliability;
  }

  Sharing sharing() {
    return sharing;
  }

  /**
   * How often two records of one person are assumed to agree exactly when both have a value. Serves
   * only the choice of blocking rules before anything is known about the data.
   */
  double reliability() {
    return reliability;
  }

  boolean isName() {
    return this == GIVEN_NAME || this == FAMILY_NAME || this == FULL_NAME;
  }
}
