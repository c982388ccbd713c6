package guanxi.customer;

/** What may be known of a person besides her identities. */
public enum Trait {
  /** Her name as she writes it. */
  NAME(1),
  /** ISO 3166 code where it was understood, otherwise as sent. */
  COUNTRY(2),
  /** Town. */
  CITY(3);

  private final short code;

  Trait(int code) {
    this.code = (short) code;
  }

  /** The permanent number in the database. */
  public short code() {
    return code;
  }
}
