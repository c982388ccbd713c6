package guanxi.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What was done and by whom: sign-ins and refusals, changes, exports. Entries are only ever added;
 * each carries the hash of the one before, so that an edit, a removal or a swap shows.
 *
 * <p>Entries hold ids, not names: who may read names finds them by the id, and forgetting a person
 * does not break the chain.
 */
@Service
public class AuditTrail {

  private static final byte[] BEGINNING = new byte[32];

  /** Names the lock that gives every entry its place; any number that is used for nothing else. */
  private static final long LOCK = 0x6775616e7869L;

  private static final int VERIFIED_AT_ONCE = 5_000;

  private final JdbcClient database;
  private final Clock clock;

  AuditTrail(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds an entry for whoever is signed in, or for {@code system}. It becomes part of the caller's
   * transaction if there is one; call it as the last step, for all entries go through one gate.
   *
   * @param action permanent, {@code <module>.<what-was-done>}; its text is {@code
   *     <module>.audit.<what-was-done>}
   * @param subject what it was done to, as {@code <kind>:<id>}, or empty; no personal data
   * @param details what else one would want to know, short; no personal data
   */
  @Transactional
  public void record(String action, String subject, String details) {
    String actor = SignedIn.maybe().map(AuditTrail::actor).orElse("system");
    recordBy(actor, action, subject, details);
  }

  /** Adds an entry for somebody who is not signed in yet or no more. */
  @Transactional
  void recordBy(String actor, String action, String subject, String details) {
    database.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
    Optional<Entry> last = newest();
    byte[] previous = last.map(Entry::hash).orElse(BEGINNING);
    long position = last.map(Entry::position).orElse(0L) + 1;
    Instant now = clock.instant();
    byte[] hash = hash(previous, position, now, actor, action, subject, details);
    database
        .sql(
            """
            INSERT INTO staff.audit_entry
              (position, at, actor, action, subject, details, address, previous_hash, hash)
            VALUES (:position, :at, :actor, :action, :subject, :details, :address, :previous, :hash)
            """)
        .param("position", position)
        .param("at", StaffMembers.utc(now))
        .param("actor", actor)
        .param("action", action)
        .param("subject", subject)
        .param("details", details)
        .param("address", address())
        .param("previous", previous)
        .param("hash", hash)
        .update();
  }

  /** Walks the whole chain and compares every hash. */
  @Transactional(readOnly = true)
  Verification verify() {
    byte[] previous = BEGINNING;
    long position = 0;
    while (true) {
      List<Entry> entries = after(position);
      if (entries.isEmpty()) {
        return new Verification(position, null);
      }
      for (Entry entry : entries) {
        byte[] expected =
            hash(
                previous,
                entry.position(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.details());
        if (entry.position() != position + 1 || !Arrays.equals(expected, entry.hash())) {
          return new Verification(position, position + 1);
        }
        previous = entry.hash();
        position = entry.position();
      }
    }
  }

  /**
   * What a walk along the chain found.
   *
   * @param intact how many entries from the beginning are as they were written
   * @param brokenAt the first place that is not, or null
   */
  record Verification(long intact, @Nullable Long brokenAt) {}

  /** One line of the trail. */
  record Entry(
      long position,
      Instant at,
      String actor,
      String action,
      String subject,
      String details,
      @Nullable String address,
      @SuppressWarnings("ArrayRecordComponent") byte[] hash) {}

  static String actor(SignedIn signedIn) {
    return signedIn.isLocal() ? "local" : signedIn.id().toString();
  }

  static Entry read(ResultSet row, int rowNumber) throws SQLException {
    return new Entry(
        row.getLong("position"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("details"),
        row.getString("address"),
        row.getBytes("hash"));
  }

  private Optional<Entry> newest() {
    return database
        .sql("SELECT * FROM staff.audit_entry ORDER BY position DESC LIMIT 1")
        .query(AuditTrail::read)
        .optional();
  }

  private List<Entry> after(long position) {
    return database
        .sql(
            """
            SELECT * FROM staff.audit_entry
            WHERE position > :position ORDER BY position LIMIT :limit
            """)
        .param("position", position)
        .param("limit", VERIFIED_AT_ONCE)
        .query(AuditTrail::read)
        .list();
  }

  /** Lengths go before the texts, so that no two different rows have the same bytes. */
  private static byte[] hash(byte[] previous, long position, Instant at, String... texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous);
      StringBuilder row = new StringBuilder().append(position).append('|').append(at);
      for (String text : texts) {
        row.append('|').append(text.length()).append(':').append(text);
      }
      return digest.digest(row.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static @Nullable String address() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
      HttpServletRequest asked = request.getRequest();
      return asked.getRemoteAddr();
    }
    return null;
  }
}
