package guanxi.console.customers;

/** How life-cycle stages look: tone and icon of their badge. */
public final class StageLook {

  private StageLook() {}

  /** The tone of the badge. */
  public static String tone(String stage) {
    return switch (stage) {
      case "ACTIVE", "LOYAL", "WON_BACK" -> "good";
      case "NEW" -> "info";
      case "AT_RISK" -> "attention";
      default -> "quiet";
    };
  }

  /** The icon of the badge. */
  public static String icon(String stage) {
    return switch (stage) {
      case "PROSPECT" -> "eye";
      case "NEW" -> "sprout";
      case "ACTIVE" -> "user-check";
      case "LOYAL" -> "heart";
      case "WON_BACK" -> "rotate-ccw";
      case "AT_RISK" -> "triangle-alert";
      case "LAPSED" -> "user-x";
      default -> "user";
    };
  }
}
