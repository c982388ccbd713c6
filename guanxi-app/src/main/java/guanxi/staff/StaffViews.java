package guanxi.staff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pages of this module print. Public because templates are classes of another package. */
public final class StaffViews {

  private StaffViews() {}

  /**
   * The form to sign in.
   *
   * @param seconds until the next try, or 0
   * @param isFirst nobody has used the first administrator's one-time password yet
   */
  public record SignInView(
      String login, String next, @Nullable String problemKey, long seconds, boolean isFirst) {}

  /** One's own settings and sessions. */
  public record ProfileView(
      String login,
      String displayName,
      String timeZone,
      List<String> timeZones,
      @Nullable String language,
      List<SessionRow> sessions) {}

  /** One browser that is signed in. */
  public record SessionRow(String browser, Instant since, Instant lastUsed, boolean isThis) {}

  /**
   * The form for a new password.
   *
   * @param forced the present one is a one-time password
   * @param field the input the problem is about
   */
  public record PasswordView(
      String login,
      boolean forced,
      int shortest,
      @Nullable String field,
      @Nullable String problem) {}

  /** All members. */
  public record StaffView(List<MemberRow> members) {}

  /** One member in the list and on her page. */
  public record MemberRow(
      UUID id,
      String login,
      String displayName,
      Role role,
      State state,
      boolean isOneself,
      Instant since,
      @Nullable Instant lastSignedIn) {}

  /** Whether somebody can sign in. */
  public enum State {
    /** Has a password of her own. */
    ACTIVE,
    /** Has a one-time password she did not use yet. */
    INVITED,
    /** May not sign in. */
    DISABLED
  }

  /** The form to add a member. */
  public record InviteView(
      String login,
      String displayName,
      Role role,
      List<Role> roles,
      @Nullable String field,
      @Nullable String problem) {}

  /** One member with the roles she could have. */
  public record MemberView(MemberRow member, List<Role> roles) {}

  /** A one-time password; its page is the only place where it is ever shown. */
  public record OneTimeView(String login, String displayName, String password, Instant until) {}

  /** One page of the audit trail with its filters. */
  public record AuditView(
      List<AuditRow> rows,
      List<Choice> actions,
      List<Choice> actors,
      String action,
      String actor,
      @Nullable String next,
      @Nullable String first) {}

  /** One line of the audit trail. */
  public record AuditRow(
      long position,
      Instant at,
      String actor,
      String action,
      String subject,
      String details,
      String address) {}

  /** One value of a filter. */
  public record Choice(String value, String text) {}
}
