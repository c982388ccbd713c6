package guanxi.staff;

import static guanxi.staff.StaffError.LAST_ADMINISTRATOR;
import static guanxi.staff.StaffError.NAME_NOT_VALID;
import static guanxi.staff.StaffError.NOT_ONESELF;

import guanxi.shared.GuanxiException;
import guanxi.web.Theme;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an administrator can do about members. Every change is in the audit trail and takes effect
 * at the member's next request.
 */
@Service
@PreAuthorize("hasRole('ADMINISTRATOR')")
class StaffOffice {

  private static final int LONGEST_NAME = 200;

  private final StaffMembers members;
  private final Sessions sessions;
  private final Passwords passwords;
  private final StaffSettings settings;
  private final AuditTrail audit;
  private final Clock clock;

  StaffOffice(
      StaffMembers members,
      Sessions sessions,
      Passwords passwords,
      StaffSettings settings,
      AuditTrail audit,
      Clock clock) {
    this.members = members;
    this.sessions = sessions;
    this.passwords = passwords;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Somebody with her fresh one-time password; it is shown once and kept nowhere.
   *
   * @param until when the password stops working
   */
  record Invited(StaffMember member, String oneTimePassword, Instant until) {}

  List<StaffMember> all() {
    return members.all();
  }

  /** Throws {@code MEMBER_NOT_FOUND}. */
  StaffMember get(UUID id) {
    return members.get(id);
  }

  /** Adds a member. Throws {@code LOGIN_TAKEN} or {@code NAME_NOT_VALID}. */
  @Transactional
  Invited invite(String login, String displayName, Role role) {
    String name = named(login);
    String shown = named(displayName);
    String password = passwords.oneTime();
    Instant now = clock.instant();
    Instant until = now.plus(settings.oneTimePasswordValid());
    StaffMember member =
        new StaffMember(
            UUID.randomUUID(),
            name,
            shown,
            role,
            passwords.hash(password),
            true,
            until,
            null,
            null,
            Theme.SYSTEM.key(),
            null,
            now,
            null);
    members.add(member);
    audit.record("staff.member-added", subject(member.id()), role.name());
    return new Invited(member, password, until);
  }

  /** Gives another role. Throws {@code NOT_ONESELF} or {@code LAST_ADMINISTRATOR}. */
  @Transactional
  void setRole(UUID id, Role role) {
    StaffMember member = members.get(id);
    if (member.role() == role) {
      return;
    }
    refuseOneself(id);
    refuseLastAdministrator(member);
    members.setRole(id, role);
    audit.record("staff.role-changed", subject(id), member.role() + " → " + role);
  }

  /** Locks somebody out at once. Throws {@code NOT_ONESELF} or {@code LAST_ADMINISTRATOR}. */
  @Transactional
  void disable(UUID id) {
    StaffMember member = members.get(id);
    if (member.disabledAt() != null) {
      return;
    }
    refuseOneself(id);
    refuseLastAdministrator(member);
    members.setDisabled(id, clock.instant());
    sessions.endAll(id);
    audit.record("staff.member-disabled", subject(id), "");
  }

  /** Lets somebody in again. */
  @Transactional
  void enable(UUID id) {
    if (members.get(id).disabledAt() == null) {
      return;
    }
    members.setDisabled(id, null);
    audit.record("staff.member-enabled", subject(id), "");
  }

  /** Replaces a forgotten password by a one-time one and ends all sessions. */
  @Transactional
  Invited resetPassword(UUID id) {
    StaffMember member = members.get(id);
    refuseOneself(id);
    String password = passwords.oneTime();
    Instant until = clock.instant().plus(settings.oneTimePasswordValid());
    members.setPassword(id, passwords.hash(password), true, until);
    sessions.endAll(id);
    audit.record("staff.password-reset", subject(id), "");
    return new Invited(member, password, until);
  }

  private void refuseLastAdministrator(StaffMember member) {
    if (member.role() == Role.ADMINISTRATOR && members.lockActiveAdministrators() < 2) {
      throw new GuanxiException(LAST_ADMINISTRATOR, member.login());
    }
  }

  private static void refuseOneself(UUID id) {
    if (SignedIn.now().id().equals(id)) {
      throw new GuanxiException(NOT_ONESELF, "");
    }
  }

  private static String named(@Nullable String name) {
    String stripped = name == null ? "" : name.strip();
    boolean printable = stripped.codePoints().noneMatch(Character::isISOControl);
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME || !printable) {
      throw new GuanxiException(NAME_NOT_VALID, "");
    }
    return stripped;
  }

  private static String subject(UUID id) {
    return "member:" + id;
  }
}
