package guanxi.console;

import guanxi.staff.Role;

/**
 * How much of a customer's contact points a role sees. Whoever speaks with customers sees all;
 * whoever only counts them sees enough to tell them apart.
 */
public enum Masking {
  /** Everything. */
  NONE,
  /** The first letter of an e-mail address and its domain, the last two digits of a phone. */
  PARTLY;

  private static final String DOTS = "•••";

  /** What this role sees. */
  public static Masking of(Role role) {
    return switch (role) {
      case ADMINISTRATOR, MANAGER, MARKETER, AGENT -> NONE;
      case ANALYST -> PARTLY;
    };
  }

  /** An e-mail address; empty stays empty. */
  public String email(String address) {
    int at = address.indexOf('@');
    if (this == NONE || address.isEmpty()) {
      return address;
    }
    return at < 1 ? DOTS : address.substring(0, 1) + DOTS + address.substring(at);
  }

  /** A phone number; empty stays empty. */
  public String phone(String number) {
    if (this == NONE || number.isEmpty()) {
      return number;
    }
    return DOTS + " " + number.substring(Math.max(0, number.length() - 2));
  }
}
