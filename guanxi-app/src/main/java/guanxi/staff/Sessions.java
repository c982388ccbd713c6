package guanxi.staff;

import guanxi.web.Theme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is signed in: table {@code staff.session}. The browser holds 256 random bits, we hold their
 * SHA-256; so a copy of the table opens no door. Ended sessions are deleted and dead at once.
 */
@Repository
class Sessions {

  /** A session's last use is written at most this often. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private static final int LONGEST_BROWSER = 200;

  private final JdbcClient database;
  private final StaffSettings settings;
  private final ZoneId shopZone;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sessions(JdbcClient database, StaffSettings settings, ZoneId shopZone, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.shopZone = shopZone;
    this.clock = clock;
  }

  /** Begins a session and returns its token, which exists nowhere else. */
  String begin(UUID member, String browser) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    database
        .sql(
            """
            INSERT INTO staff.session (token_hash, member_id, created_at, last_used_at, browser)
            VALUES (:hash, :member, :now, :now, :browser)
            """)
        .param("hash", hash(token))
        .param("member", member)
        .param("now", StaffMembers.utc(clock.instant()))
        .param("browser", browser.substring(0, Math.min(LONGEST_BROWSER, browser.length())))
        .update();
    return token;
  }

  /** Whose living session this is. */
  Optional<SignedIn> find(String token) {
    Instant now = clock.instant();
    byte[] hash = hash(token);
    Optional<Found> found =
        database
            .sql(
                """
                SELECT m.id, m.login, m.display_name, m.role, m.language, m.theme, m.time_zone,
                       m.must_change_password, s.last_used_at
                FROM staff.session s JOIN staff.member m ON m.id = s.member_id
                WHERE s.token_hash = :hash
                  AND s.created_at > :oldest
                  AND s.last_used_at > :idle
                  AND m.disabled_at IS NULL
                """)
            .param("hash", hash)
            .param("oldest", StaffMembers.utc(now.minus(settings.sessionLongest())))
            .param("idle", StaffMembers.utc(now.minus(settings.sessionIdle())))
            .query(this::read)
            .optional();
    if (found.isPresent() && found.get().lastUsedAt().isBefore(now.minus(GRAIN))) {
      database
          .sql("UPDATE staff.session SET last_used_at = :now WHERE token_hash = :hash")
          .param("now", StaffMembers.utc(now))
          .param("hash", hash)
          .update();
    }
    return found.map(Found::signedIn);
  }

  /** A member's living sessions, the latest used first. */
  List<Session> of(UUID member) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            SELECT token_hash, created_at, last_used_at, browser
            FROM staff.session
            WHERE member_id = :member AND created_at > :oldest AND last_used_at > :idle
            ORDER BY last_used_at DESC, created_at DESC
            """)
        .param("member", member)
        .param("oldest", StaffMembers.utc(now.minus(settings.sessionLongest())))
        .param("idle", StaffMembers.utc(now.minus(settings.sessionIdle())))
        .query((row, rowNumber) ->
            new Session(
                Base64.getEncoder().encodeToString(row.getBytes("token_hash")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                row.getString("browser")))
        .list();
  }

  void end(String token) {
    database
        .sql("DELETE FROM staff.session WHERE token_hash = :hash")
        .param("hash", hash(token))
        .update();
  }

  /** Ends all sessions of a member; returns how many there were. */
  int endAll(UUID member) {
    return database
        .sql("DELETE FROM staff.session WHERE member_id = :member")
        .param("member", member)
        .update();
  }

  /** Removes sessions nobody can use any more. */
  void forgetOld() {
    Instant now = clock.instant();
    database
        .sql("DELETE FROM staff.session WHERE created_at < :oldest OR last_used_at < :idle")
        .param("oldest", StaffMembers.utc(now.minus(settings.sessionLongest())))
        .param("idle", StaffMembers.utc(now.minus(settings.sessionIdle())))
        .update();
  }

  /**
   * A session as its owner may see it.
   *
   * @param mark tells sessions apart; opens nothing
   */
  record Session(String mark, Instant createdAt, Instant lastUsedAt, String browser) {}

  /** The {@link Session#mark} of the session with this token. */
  static String mark(String token) {
    return Base64.getEncoder().encodeToString(hash(token));
  }

  private record Found(SignedIn signedIn, Instant lastUsedAt) {}

  private Found read(ResultSet row, int rowNumber) throws SQLException {
    String language = row.getString("language");
    return new Found(
        new SignedIn(
            row.getObject("id", UUID.class),
            row.getString("login"),
            row.getString("display_name"),
            Role.valueOf(row.getString("role")),
            language == null ? null : Locale.forLanguageTag(language),
            Theme.of(row.getString("theme")),
            zone(row.getString("time_zone")),
            row.getBoolean("must_change_password")),
        row.getObject("last_used_at", OffsetDateTime.class).toInstant());
  }

  private ZoneId zone(@Nullable String name) {
    if (name == null) {
      return shopZone;
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException _) {
      return shopZone; // zones are renamed now and then
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
