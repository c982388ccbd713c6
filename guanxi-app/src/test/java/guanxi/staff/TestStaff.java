package guanxi.staff;

import guanxi.web.Theme;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Members for tests; {@code @Import} it. */
@TestComponent
public class TestStaff {

  /** The password of all of them. */
  public static final String PASSWORD = "rain falls sideways on tuesdays";

  private final StaffMembers members;
  private final Passwords passwords;

  TestStaff(StaffMembers members, Passwords passwords) {
    this.members = members;
    this.passwords = passwords;
  }

  /** A new member who has a password of her own. Returns her sign-in name. */
  public String add(String role) {
    return add(Role.valueOf(role), false).login();
  }

  /** A browser in which a new member with this role is signed in. */
  public TestBrowser signedIn(int port, String role) {
    TestBrowser browser = new TestBrowser(port);
    if (browser.signIn(add(role), PASSWORD).statusCode() != 303) {
      throw new AssertionError("could not sign in as " + role);
    }
    return browser;
  }

  StaffMember add(Role role, boolean mustChangePassword) {
    UUID id = UUID.randomUUID();
    StaffMember member =
        new StaffMember(
            id,
            role.name().toLowerCase(java.util.Locale.ROOT) + "-" + id,
            "Test " + role,
            role,
            passwords.hash(PASSWORD),
            mustChangePassword,
            null,
            null,
            "en",
            Theme.SYSTEM.key(),
            "UTC",
            Instant.EPOCH,
            null);
    members.add(member);
    return member;
  }
}
