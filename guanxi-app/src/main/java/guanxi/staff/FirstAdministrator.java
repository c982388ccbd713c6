package guanxi.staff;

import guanxi.platform.HomeFolder;
import guanxi.web.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes the first member at the first start: an administrator whose one-time password is written to
 * {@code <home>/run/first-administrator}, readable for the owner alone: the name in the first line,
 * the password in the second. {@code guanxi up} prints it; the file is removed once she has chosen
 * her own.
 */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

  static final String LOGIN = "admin";

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  private final StaffMembers members;
  private final Passwords passwords;
  private final AuditTrail audit;
  private final Path file;
  private final Clock clock;

  FirstAdministrator(
      StaffMembers members, Passwords passwords, AuditTrail audit, HomeFolder home, Clock clock) {
    this.members = members;
    this.passwords = passwords;
    this.audit = audit;
    this.file = home.folder("run").resolve("first-administrator");
    this.clock = clock;
  }

  /** Before the first request is answered; does nothing once there is a member. */
  @Override
  public void afterSingletonsInstantiated() {
    if (members.isEmpty()) {
      make();
    }
  }

  private void make() {
    String password = passwords.oneTime();
    // The file first: a member whose password nobody knows would lock everyone out.
    leave(LOGIN + "\n" + password + "\n");
    UUID id = UUID.randomUUID();
    members.add(
        new StaffMember(
            id,
            LOGIN,
            "Administrator",
            Role.ADMINISTRATOR,
            passwords.hash(password),
            true,
            null,
            null,
            null,
            Theme.SYSTEM.key(),
            null,
            clock.instant(),
            null));
    audit.recordBy("system", "staff.member-added", "member:" + id, Role.ADMINISTRATOR.name());
    LOG.info("the first administrator's one-time password is in {}", file);
  }

  private void leave(String text) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one-time password is of no use any more. */
  void hasOwnPassword(String login) {
    if (!login.equals(LOGIN)) {
      return;
    }
    try {
      Files.delete(file);
    } catch (NoSuchFileException _) {
      // removed by hand, or long ago
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
