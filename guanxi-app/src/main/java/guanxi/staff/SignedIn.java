package guanxi.staff;

import guanxi.web.Theme;
import guanxi.web.Visitor;
import guanxi.web.WebError;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The staff member behind a request; the principal of every authenticated one. A handler declares a
 * parameter {@code @AuthenticationPrincipal SignedIn}, everyone else asks {@link #now}.
 */
public record SignedIn(
    UUID id,
    String login,
    String displayName,
    Role staffRole,
    @Nullable Locale language,
    Theme theme,
    ZoneId timeZone,
    boolean mustChangePassword)
    implements Visitor {

  /** The commands of this machine, which hold its token: see {@code LocalAccess}. */
  static final UUID LOCAL = new UUID(0, 0);

  @Override
  public String role() {
    return staffRole.name();
  }

  /** Whether this is a command of this machine and not a person in a browser. */
  public boolean isLocal() {
    return id.equals(LOCAL);
  }

  /** Who is signed in, if anybody is. */
  public static Optional<SignedIn> maybe() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  /**
   * Who is signed in.
   *
   * @throws guanxi.shared.GuanxiException with {@code NOT_SIGNED_IN}
   */
  public static SignedIn now() {
    return maybe().orElseThrow(() -> WebError.NOT_SIGNED_IN.about(""));
  }
}
