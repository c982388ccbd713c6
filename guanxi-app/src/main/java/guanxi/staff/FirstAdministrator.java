package guanxi.staff;

import guanxi.platform.FirstRun;
import guanxi.platform.HomeFolder;
import guanxi.shared.Texts;
import guanxi.web.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes the first member at the first start: an administrator whose one-time password is written to
 * {@code <home>/run/first-administrator}, readable for the owner alone: the name in the first line,
 * the password in the second. The terminal shows both at every start; the file is removed once she
 * has chosen her own.
 */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

  static final String LOGIN = "admin";

  private final StaffMembers members;
  private final Passwords passwords;
  private final AuditTrail audit;
  private final FirstRun firstRun;
  private final Path file;
  private final Clock clock;

  FirstAdministrator(
      StaffMembers members,
      Passwords passwords,
      AuditTrail audit,
      FirstRun firstRun,
      HomeFolder home,
      Clock clock) {
    this.members = members;
    this.passwords = passwords;
    this.audit = audit;
    this.firstRun = firstRun;
    this.file = home.folder("run").resolve("first-administrator");
    this.clock = clock;
  }

  /** Before the first request is answered; does nothing once there is a member. */
  @Override
  public void afterSingletonsInstantiated() {
    if (members.isEmpty()) {
      make();
    }
    tell();
  }

  /** At every start until the password was used. */
  private void tell() {
    try {
      List<String> left = Files.readAllLines(file);
      if (left.size() == 2) {
        Texts texts = Texts.in(Locale.getDefault());
        firstRun.tell(texts.of("staff.first.password", left.getFirst(), left.getLast()));
        firstRun.tell(texts.of("staff.first.next"));
      }
    } catch (NoSuchFileException _) {
      // she has her own
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /** Whether nobody has used the one-time password yet. */
  boolean isAwaited() {
    return Files.exists(file);
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
