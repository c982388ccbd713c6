package guanxi.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here.
 *
 * @param login the name to sign in with, unique in any case of letters
 * @param passwordHash Argon2id with its parameters
 * @param mustChangePassword the password was given by somebody else and is good once
 * @param oneTimeUntil when that password stops working; null for never
 * @param disabledAt since when she may not sign in; null if she may
 * @param timeZone an IANA name; null for the shop's
 */
record StaffMember(
    UUID id,
    String login,
    String displayName,
    Role role,
    String passwordHash,
    boolean mustChangePassword,
    @Nullable Instant oneTimeUntil,
    @Nullable Instant disabledAt,
    @Nullable String language,
    String theme,
    @Nullable String timeZone,
    Instant createdAt,
    @Nullable Instant lastSignedInAt) {

  /** Whether the right password opens the door at this instant. */
  boolean maySignIn(Instant now) {
    return disabledAt == null
        && (!mustChangePassword || oneTimeUntil == null || now.isBefore(oneTimeUntil));
  }
}
