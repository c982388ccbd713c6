package guanxi.customer;

import guanxi.platform.Bulk;
import guanxi.shared.CustomerId;
import guanxi.staff.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where staff makes one customer of two that no fact joins: table {@code customer.merge}. A merge
 * is an edge of the person graph: the rules hold for it as for every other, facts stay as they are,
 * and when it is undone everything is as if it had never been made.
 */
@Service
@Transactional
public class Merges {

  private final JdbcClient database;
  private final Bulk bulk;
  private final Identities identities;
  private final AuditTrail audit;
  private final Clock clock;

  Merges(JdbcClient database, Bulk bulk, Identities identities, AuditTrail audit, Clock clock) {
    this.database = database;
    this.bulk = bulk;
    this.identities = identities;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Says that two identities are one person.
   *
   * @param by who says so
   * @return the merge's id
   * @throws guanxi.shared.GuanxiException with {@code CUSTOMERS_CONTRADICT} when they cannot be
   */
  public UUID merge(Couple couple, String by) {
    identities.lock();
    UUID one = customerOf(couple.a());
    UUID other = customerOf(couple.b());
    if (one.equals(other)) {
      throw CustomerError.CUSTOMERS_ALREADY_ONE.about(couple.a() + " and " + couple.b());
    }
    Map<Couple, UUID> made = mergeAll(List.of(couple), by);
    UUID merge = made.get(couple);
    if (merge == null) {
      throw CustomerError.CUSTOMERS_CONTRADICT.about(couple.a() + " and " + couple.b());
    }
    return merge;
  }

  /**
   * Says it of many at once; those that the rules of the person graph refuse are left out.
   *
   * @return the ids of the merges that were made
   */
  public Map<Couple, UUID> mergeAll(Collection<Couple> couples, String by) {
    identities.lock();
    identities.prepare();
    Instant now = clock.instant();
    Map<Couple, UUID> made = new LinkedHashMap<>();
    couples.forEach(couple -> made.put(couple, UUID.randomUUID()));
    database
        .sql(
            """
            CREATE TEMP TABLE IF NOT EXISTS merge_batch
              (id uuid, a uuid, b uuid, at timestamptz) ON COMMIT DELETE ROWS;
            TRUNCATE merge_batch
            """)
        .update();
    bulk.copy(
        "merge_batch (id, a, b, at)",
        made.entrySet(),
        (row, merge) ->
            row.uuid(merge.getValue())
                .uuid(merge.getKey().a())
                .uuid(merge.getKey().b())
                .instant(now));
    database
        .sql(
            """
            INSERT INTO customer.merge (id, a, b, made_at, made_by)
            SELECT id, a, b, at, :by FROM merge_batch
            ON CONFLICT (a, b) DO NOTHING
            """)
        .param("by", by)
        .update();
    database
        .sql("INSERT INTO identity_touched SELECT unnest(ARRAY[a, b]) FROM merge_batch")
        .update();
    identities.placeAnew();
    made.values().removeAll(refused());
    made.forEach((couple, merge) ->
        audit.record(
            "customer.merged", "merge:" + merge, "%s and %s".formatted(couple.a(), couple.b())));
    return made;
  }

  /** Forgets merges of the batch that the graph did not follow, lest they wake up one day. */
  private List<UUID> refused() {
    List<UUID> refused =
        database
            .sql(
                """
                SELECT m.id FROM merge_batch m
                LEFT JOIN customer.merge k ON k.id = m.id
                LEFT JOIN customer.identity a ON a.id = m.a
                LEFT JOIN customer.identity b ON b.id = m.b
                WHERE k.id IS NULL OR a.customer_id IS DISTINCT FROM b.customer_id
                   OR a.id IS NULL OR b.id IS NULL
                """)
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
    if (!refused.isEmpty()) {
      database
          .sql(
              "INSERT INTO identity_touched SELECT unnest(ARRAY[a, b]) FROM merge_batch WHERE id IN"
                  + " (:ids)")
          .param("ids", refused)
          .update();
      database.sql("DELETE FROM customer.merge WHERE id IN (:ids)").param("ids", refused).update();
      identities.placeAnew();
    }
    return refused;
  }

  /** Takes a merge back: evidence alone decides again. */
  public void undo(UUID merge) {
    identities.lock();
    identities.prepare();
    int undone =
        database
            .sql(
                """
                WITH gone AS (DELETE FROM customer.merge WHERE id = :id RETURNING a, b)
                INSERT INTO identity_touched SELECT unnest(ARRAY[a, b]) FROM gone
                """)
            .param("id", merge)
            .update();
    if (undone == 0) {
      throw CustomerError.MERGE_NOT_FOUND.about("merge " + merge);
    }
    identities.placeAnew();
    audit.record("customer.merge-undone", "merge:" + merge, "");
  }

  /** What staff merged into a customer, the newest first. At most 100. */
  @Transactional(readOnly = true)
  public List<Merge> around(CustomerId customer) {
    return database
        .sql(
            """
            SELECT DISTINCT m.id, m.made_at, m.made_by, a.kind, a.platform, a.value,
              b.kind AS other_kind, b.platform AS other_platform, b.value AS other_value
            FROM (SELECT id FROM customer.identity WHERE id = :customer AND customer_id = id
                  UNION ALL
                  SELECT id FROM customer.identity
                  WHERE customer_id = :customer AND customer_id <> id) own
            JOIN customer.merge m ON m.a = own.id OR m.b = own.id
            JOIN customer.identity a ON a.id = m.a
            JOIN customer.identity b ON b.id = m.b
            ORDER BY m.made_at DESC, m.id
            LIMIT 100
            """)
        .param("customer", customer.value())
        .query((row, _) ->
            new Merge(
                row.getObject("id", UUID.class),
                new Identity(
                    IdentityKind.ofCode(row.getInt("kind")),
                    row.getString("platform"),
                    row.getString("value")),
                new Identity(
                    IdentityKind.ofCode(row.getInt("other_kind")),
                    row.getString("other_platform"),
                    row.getString("other_value")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by")))
        .list();
  }

  /**
   * Those of these couples of customers that are surely two people: each has an account of one and
   * the same platform, or staff keeps them apart.
   *
   * @param phonesTell whether different telephone numbers show it too
   */
  @Transactional(readOnly = true)
  public Set<Couple> impossible(Collection<Couple> couples, boolean phonesTell) {
    if (couples.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        database
            .sql(
                """
                WITH couple AS (
                  SELECT a, b FROM unnest(CAST(string_to_array(:a, ' ') AS uuid[]),
                    CAST(string_to_array(:b, ' ') AS uuid[])) AS given (a, b)),
                telling AS (
                  SELECT i.customer_id, i.kind, i.platform, i.value
                  FROM (SELECT a AS id FROM couple UNION SELECT b FROM couple) c
                  JOIN LATERAL (
                    SELECT k.* FROM customer.identity k WHERE k.id = c.id AND k.customer_id = k.id
                    UNION ALL
                    SELECT k.* FROM customer.identity k
                    WHERE k.customer_id = c.id AND k.customer_id <> k.id) i ON true
                  WHERE i.kind IN (10, 30)),
                apart AS (
                  SELECT x.customer_id AS one, y.customer_id AS other
                  FROM customer.split_pair s
                  JOIN customer.identity x ON x.id = s.a
                  JOIN customer.identity y ON y.id = s.b)
                SELECT c.a, c.b
                FROM couple c
                JOIN telling x ON x.customer_id = c.a
                JOIN telling y ON y.customer_id = c.b AND y.platform = x.platform
                WHERE x.kind = 10 AND y.kind = 10 AND x.value <> y.value
                UNION
                SELECT c.a, c.b
                FROM couple c
                JOIN telling x ON x.customer_id = c.a
                JOIN telling y ON y.customer_id = c.b
                WHERE :phones AND x.kind = 30 AND y.kind = 30
                GROUP BY c.a, c.b
                HAVING NOT bool_or(x.value = y.value)
                UNION
                SELECT c.a, c.b
                FROM couple c
                JOIN apart p ON (p.one = c.a AND p.other = c.b) OR (p.one = c.b AND p.other = c.a)
                """)
            .param("a", joined(couples, Couple::a))
            .param("b", joined(couples, Couple::b))
            .param("phones", phonesTell)
            .query((row, _) ->
                new Couple(row.getObject("a", UUID.class), row.getObject("b", UUID.class)))
            .list());
  }

  private static String joined(Collection<Couple> couples, Function<Couple, UUID> side) {
    return couples.stream().map(side).map(UUID::toString).collect(Collectors.joining(" "));
  }

  private UUID customerOf(UUID identity) {
    return database
        .sql("SELECT customer_id FROM customer.identity WHERE id = :id")
        .param("id", identity)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> CustomerError.IDENTITY_NOT_FOUND.about("identity " + identity));
  }
}
