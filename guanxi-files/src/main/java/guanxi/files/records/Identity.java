package guanxi.files.records;

/**
 * Something that a customer is known by.
 *
 * @param kind what it is
 * @param scope whose accounts: {@code customer} for the source's own customer numbers, otherwise
 *     the kind of number, such as {@code olist-order-customer}; empty unless an account
 * @param value normalised: e-mail in lower case, telephone in E.164 form, account as written
 */
public record Identity(Kind kind, String scope, String value) {

  /** Kinds of identities. */
  public enum Kind {
    /** E-mail address. */
    EMAIL,
    /** Telephone number. */
    PHONE,
    /** Customer number or account at a shop. */
    ACCOUNT
  }

  /** A customer number of the source. */
  public static Identity account(String number) {
    return new Identity(Kind.ACCOUNT, "customer", number);
  }

  /** An e-mail address, already normalised. */
  public static Identity email(String address) {
    return new Identity(Kind.EMAIL, "", address);
  }

  /** A telephone number in E.164 form. */
  public static Identity phone(String number) {
    return new Identity(Kind.PHONE, "", number);
  }
}
