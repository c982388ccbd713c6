package guanxi.staff;

import static guanxi.staff.StaffError.PASSWORDS_DIFFER;
import static guanxi.staff.StaffError.PASSWORD_UNCHANGED;
import static guanxi.staff.StaffError.PASSWORD_WRONG;

import guanxi.shared.GuanxiException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door: signing in and out, and one's own password. */
@Service
class SignIn {

  private final StaffMembers members;
  private final Sessions sessions;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final FirstAdministrator firstAdministrator;
  private final AuditTrail audit;
  private final Clock clock;

  SignIn(
      StaffMembers members,
      Sessions sessions,
      Passwords passwords,
      SignInThrottle throttle,
      FirstAdministrator firstAdministrator,
      AuditTrail audit,
      Clock clock) {
    this.members = members;
    this.sessions = sessions;
    this.passwords = passwords;
    this.throttle = throttle;
    this.firstAdministrator = firstAdministrator;
    this.audit = audit;
    this.clock = clock;
  }

  /** How a try ended. */
  sealed interface Outcome {
    /** The door is open; the token goes into the browser. */
    record Opened(String token) implements Outcome {}

    /** Name and password do not belong together, or she may not sign in: nobody learns which. */
    record Refused() implements Outcome {}

    /** Too many failures: wait first. */
    record Blocked(Duration pause) implements Outcome {}
  }

  /** Tries a name and a password. Not one transaction: a failure has to stay counted. */
  Outcome open(String login, String password, String address, String browser) {
    String name = login.strip();
    Optional<Duration> wait = throttle.tryOnce(name, address);
    if (wait.isPresent()) {
      return new Outcome.Blocked(wait.get());
    }
    Optional<StaffMember> known = members.byLogin(name);
    if (known.isEmpty()) {
      passwords.pretend(password);
      audit.recordBy("", "staff.sign-in-refused", "", "");
      return new Outcome.Refused();
    }
    StaffMember member = known.get();
    boolean right = passwords.isRight(password, member.passwordHash());
    if (!right || !member.maySignIn(clock.instant())) {
      audit.recordBy("", "staff.sign-in-refused", "member:" + member.id(), "");
      return new Outcome.Refused();
    }
    throttle.forgive(name, address);
    if (passwords.isOutdated(member.passwordHash())) {
      members.rehash(member.id(), member.passwordHash(), passwords.hash(password));
    }
    members.signedIn(member.id(), clock.instant());
    String token = sessions.begin(member.id(), browser);
    audit.recordBy(member.id().toString(), "staff.signed-in", "", "");
    return new Outcome.Opened(token);
  }

  /** Ends the session with this token. */
  @Transactional
  void close(String token) {
    Optional<SignedIn> owner = sessions.find(token);
    sessions.end(token);
    owner.ifPresent(member -> audit.recordBy(member.id().toString(), "staff.signed-out", "", ""));
  }

  /**
   * Changes one's own password and ends all sessions. Throws {@code PASSWORD_WRONG}, {@code
   * PASSWORDS_DIFFER}, {@code PASSWORD_UNCHANGED} and what {@link PasswordRules} finds.
   *
   * @return the token of a new session for this browser
   */
  @Transactional
  String changePassword(UUID id, String present, String chosen, String repeated, String browser) {
    StaffMember member = members.get(id);
    if (!passwords.isRight(present, member.passwordHash())) {
      throw new GuanxiException(PASSWORD_WRONG, "");
    }
    if (!chosen.equals(repeated)) {
      throw new GuanxiException(PASSWORDS_DIFFER, "");
    }
    if (chosen.equals(present)) {
      throw new GuanxiException(PASSWORD_UNCHANGED, "");
    }
    PasswordRules.problemWith(chosen, member.login(), member.displayName())
        .ifPresent(problem -> {
          throw new GuanxiException(problem, "");
        });
    members.setPassword(id, passwords.hash(chosen), false, null);
    sessions.endAll(id);
    String token = sessions.begin(id, browser);
    audit.recordBy(id.toString(), "staff.password-changed", "member:" + id, "");
    firstAdministrator.hasOwnPassword(member.login());
    return token;
  }
}
