package guanxi.intake.sources;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop that sends events itself.
 *
 * @param enabled whether its events are taken
 * @param allowedOrigins sites whose pages may send, such as {@code https://shop.example}; empty for
 *     all
 * @param keys what it may call itself by, the newest first
 */
public record LiveSource(
    int id, String name, boolean enabled, List<String> allowedOrigins, List<WriteKey> keys) {

  /** Copies the lists. */
  public LiveSource {
    allowedOrigins = List.copyOf(allowedOrigins);
    keys = List.copyOf(keys);
  }

  /** Whether a page of this site may send; no site at all is a server or an app. */
  public boolean admits(@Nullable String origin) {
    return origin == null || allowedOrigins.isEmpty() || allowedOrigins.contains(origin);
  }

  /**
   * A write key.
   *
   * @param expiresAt null for the key in use
   */
  public record WriteKey(String value, Instant createdAt, @Nullable Instant expiresAt) {

    /** Whether the key still names its source. */
    public boolean isValid(Instant now) {
      return expiresAt == null || now.isBefore(expiresAt);
    }
  }
}
