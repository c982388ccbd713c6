package guanxi.customer;

import guanxi.shared.CustomerId;
import guanxi.staff.AuditTrail;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where staff takes apart what evidence joined: tables {@code customer.split} and {@code
 * split_pair}. Evidence stays as it is and may come in again; the two stay apart until the split is
 * undone, and then everything is as if it had never been made.
 */
@Service
@Transactional
public class Splits {

  private final JdbcClient database;
  private final Identities identities;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Splits(
      JdbcClient database,
      Identities identities,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.identities = identities;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Says that two identities of one customer are not one person.
   *
   * @param by who says so
   * @return the split's id
   */
  public UUID separate(UUID identity, UUID other, String by) {
    identities.lock();
    if (!customerOf(identity).equals(customerOf(other))) {
      throw CustomerError.IDENTITIES_ALREADY_APART.about(identity + " and " + other);
    }
    UUID split = add(identity, other, by);
    database
        .sql(
            """
            INSERT INTO customer.split_pair (a, b, split_id)
            VALUES (least(:one, :other), greatest(:one, :other), :split)
            """)
        .param("one", identity)
        .param("other", other)
        .param("split", split)
        .update();
    placeAnew(split);
    events.publishEvent(new SplitDecided(split, true, clock.instant()));
    audit.record("customer.separated", "identity:" + identity, "from identity:" + other);
    return split;
  }

  /**
   * Says that an identity is not this customer's: keeps it apart from all identities that are.
   *
   * @param by who says so
   * @return the split's id
   */
  public UUID takeOut(UUID identity, String by) {
    identities.lock();
    UUID customer = customerOf(identity);
    UUID split = add(identity, null, by);
    int pairs =
        database
            .sql(
                """
                INSERT INTO customer.split_pair (a, b, split_id)
                SELECT least(:identity, i.id), greatest(:identity, i.id), :split
                FROM (SELECT id FROM customer.identity WHERE id = :customer AND customer_id = id
                      UNION ALL
                      SELECT id FROM customer.identity
                      WHERE customer_id = :customer AND customer_id <> id) i
                WHERE i.id <> :identity
                """)
            .param("identity", identity)
            .param("customer", customer)
            .param("split", split)
            .update();
    if (pairs == 0) {
      throw CustomerError.IDENTITIES_ALREADY_APART.about("identity " + identity);
    }
    placeAnew(split);
    events.publishEvent(new SplitDecided(split, true, clock.instant()));
    audit.record("customer.taken-out", "identity:" + identity, "from customer:" + customer);
    return split;
  }

  /** Takes a split back: evidence decides again. */
  public void undo(UUID split) {
    identities.lock();
    identities.prepare();
    touch(split);
    int undone =
        database.sql("DELETE FROM customer.split WHERE id = :id").param("id", split).update();
    if (undone == 0) {
      throw CustomerError.SPLIT_NOT_FOUND.about("split " + split);
    }
    identities.placeAnew();
    events.publishEvent(new SplitDecided(split, false, clock.instant()));
    audit.record("customer.split-undone", "split:" + split, "");
  }

  /** What staff said of a customer's identities, the newest first. At most 100. */
  @Transactional(readOnly = true)
  public List<Split> around(CustomerId customer) {
    return database
        .sql(
            """
            SELECT s.id, s.made_at, s.made_by, i.kind, i.platform, i.value,
              o.kind AS other_kind, o.platform AS other_platform, o.value AS other_value
            FROM (SELECT DISTINCT p.split_id
                  FROM (SELECT id FROM customer.identity WHERE id = :customer AND customer_id = id
                        UNION ALL
                        SELECT id FROM customer.identity
                        WHERE customer_id = :customer AND customer_id <> id) own
                  JOIN LATERAL (
                    SELECT split_id FROM customer.split_pair WHERE a = own.id
                    UNION ALL
                    SELECT split_id FROM customer.split_pair WHERE b = own.id) p ON true) known
            JOIN customer.split s ON s.id = known.split_id
            JOIN customer.identity i ON i.id = s.identity_id
            LEFT JOIN customer.identity o ON o.id = s.other_id
            ORDER BY s.made_at DESC, s.id
            LIMIT 100
            """)
        .param("customer", customer.value())
        .query((row, _) ->
            new Split(
                row.getObject("id", UUID.class),
                new Identity(
                    IdentityKind.ofCode(row.getInt("kind")),
                    row.getString("platform"),
                    row.getString("value")),
                row.getString("other_value") == null
                    ? null
                    : new Identity(
                        IdentityKind.ofCode(row.getInt("other_kind")),
                        row.getString("other_platform"),
                        row.getString("other_value")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by")))
        .list();
  }

  private UUID customerOf(UUID identity) {
    return database
        .sql("SELECT customer_id FROM customer.identity WHERE id = :id")
        .param("id", identity)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> CustomerError.IDENTITY_NOT_FOUND.about("identity " + identity));
  }

  private UUID add(UUID identity, @Nullable UUID other, String by) {
    UUID split = UUID.randomUUID();
    database
        .sql(
            """
            INSERT INTO customer.split (id, identity_id, other_id, made_at, made_by)
            VALUES (:id, :identity, CAST(:other AS uuid), :at, :by)
            """)
        .param("id", split)
        .param("identity", identity)
        .param("other", other)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("by", by)
        .update();
    return split;
  }

  private void placeAnew(UUID split) {
    identities.prepare();
    touch(split);
    identities.placeAnew();
  }

  private void touch(UUID split) {
    database
        .sql(
            """
            INSERT INTO identity_touched
            SELECT unnest(ARRAY[a, b]) FROM customer.split_pair WHERE split_id = :split
            """)
        .param("split", split)
        .update();
  }
}
