package guanxi.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: table {@code staff.sign_in_failure}.
 *
 * <p>Each try is counted as a failure before the password is looked at and forgiven when it was
 * right, so that tries at the same moment cannot slip through together. Five tries are free; then
 * the wait doubles with each, from 2 s to at most a minute per account (at most 65 guesses an hour,
 * and the owner never waits longer than a minute) and to a quarter of an hour per network address,
 * which has 20 free. An hour without a failure forgets them.
 */
@Component
class SignInThrottle {

  private static final Duration MEMORY = Duration.ofHours(1);
  private static final Limit ACCOUNT = new Limit(5, Duration.ofMinutes(1));
  private static final Limit ADDRESS = new Limit(20, Duration.ofMinutes(15));

  private final JdbcClient database;
  private final Clock clock;

  SignInThrottle(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Counts one try.
   *
   * @return how long to wait, if this try may not be made
   */
  Optional<Duration> tryOnce(String login, String address) {
    Optional<Duration> wait = count(addressSubject(address), ADDRESS);
    return wait.isPresent() ? wait : count(accountSubject(login), ACCOUNT);
  }

  /** The try was right: the account starts afresh and the address gets its try back. */
  void forgive(String login, String address) {
    database
        .sql("DELETE FROM staff.sign_in_failure WHERE subject = :account")
        .param("account", accountSubject(login))
        .update();
    database
        .sql(
            """
            UPDATE staff.sign_in_failure SET failures = greatest(1, failures - 1)
            WHERE subject = :address
            """)
        .param("address", addressSubject(address))
        .update();
  }

  /** Removes what is no longer remembered. */
  void forgetOld() {
    database
        .sql("DELETE FROM staff.sign_in_failure WHERE last_failed_at < :before")
        .param("before", StaffMembers.utc(clock.instant().minus(MEMORY)))
        .update();
  }

  /** One statement, so that of several at once only as many pass as are free. */
  private Optional<Duration> count(String subject, Limit limit) {
    Instant now = clock.instant();
    boolean passed =
        database
                .sql(
                    """
                    INSERT INTO staff.sign_in_failure AS f
                      (subject, failures, last_failed_at, blocked_until)
                    VALUES (:subject, 1, :now, :now)
                    ON CONFLICT (subject) DO UPDATE SET
                      failures = CASE WHEN f.last_failed_at < :forgotten THEN 1
                                      ELSE f.failures + 1 END,
                      last_failed_at = :now,
                      blocked_until = CASE
                        WHEN f.last_failed_at < :forgotten OR f.failures + 1 < :free THEN :now
                        ELSE :now + make_interval(secs =>
                          least(:longest, power(2, least(20, f.failures + 2 - :free)))) END
                    WHERE f.blocked_until <= :now
                    """)
                .param("subject", subject)
                .param("now", StaffMembers.utc(now))
                .param("forgotten", StaffMembers.utc(now.minus(MEMORY)))
                .param("free", limit.free())
                .param("longest", limit.longest().toSeconds())
                .update()
            == 1;
    return passed ? Optional.empty() : Optional.of(left(subject, now));
  }

  private Duration left(String subject, Instant now) {
    return database
        .sql("SELECT blocked_until FROM staff.sign_in_failure WHERE subject = :subject")
        .param("subject", subject)
        .query(OffsetDateTime.class)
        .optional()
        .map(until -> Duration.between(now, until.toInstant()))
        .filter(Duration::isPositive)
        .orElse(Duration.ofSeconds(1));
  }

  private static String addressSubject(String address) {
    return "address:" + address;
  }

  /** Hashed: people type passwords into the wrong field. */
  private static String accountSubject(String login) {
    try {
      byte[] folded = login.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(folded);
      return "account:" + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private record Limit(int free, Duration longest) {}
}
