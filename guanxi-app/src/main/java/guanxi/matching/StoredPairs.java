package guanxi.matching;

import guanxi.customer.Couple;
import guanxi.platform.Bulk;
import guanxi.shared.CustomerId;
import guanxi.shared.StableIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of pairs: table {@code matching.pair}, of which the view {@code open_pair} shows those
 * that nobody decided, the strongest of each two customers.
 */
@Repository
@Transactional
class StoredPairs {

  private final JdbcClient database;
  private final Bulk bulk;

  StoredPairs(JdbcClient database, Bulk bulk) {
    this.database = database;
    this.bulk = bulk;
  }

  /** A pair with its place in the queue. */
  record Ranked(FoundPair pair, double probability, double rank) {}

  /** Puts these in place of all pairs that nobody decided; returns how many are open now. */
  long replace(Collection<Ranked> pairs, Instant now) {
    write(pairs, now);
    database
        .sql(
            """
            DELETE FROM matching.pair p
            WHERE p.id IN (
                SELECT k.id FROM matching.open_pair o JOIN matching.pair k
                  ON k.one_customer = o.one_customer AND k.other_customer = o.other_customer
                UNION
                SELECT k.id FROM matching.open_pair o JOIN matching.pair k
                  ON k.one_customer = o.other_customer AND k.other_customer = o.one_customer)
              AND p.id NOT IN (SELECT id FROM pair_batch)
            """)
        .update();
    return open();
  }

  /** Puts these in place of what was known of one customer and others. */
  void replaceAround(UUID customer, Collection<Ranked> pairs, Instant now) {
    write(pairs, now);
    database
        .sql(
            """
            DELETE FROM matching.pair p
            USING (
              SELECT id FROM matching.open_pair WHERE one_customer = :customer
              UNION SELECT id FROM matching.open_pair WHERE other_customer = :customer) o
            WHERE p.id = o.id AND p.id NOT IN (SELECT id FROM pair_batch)
            """)
        .param("customer", customer)
        .update();
  }

  private void write(Collection<Ranked> pairs, Instant now) {
    database
        .sql(
            """
            CREATE TEMP TABLE IF NOT EXISTS pair_batch
              (id uuid, a uuid, b uuid, probability double precision, evidence text,
               rank double precision, found_at timestamptz) ON COMMIT DELETE ROWS;
            TRUNCATE pair_batch
            """)
        .update();
    bulk.copy(
        "pair_batch (id, a, b, probability, evidence, rank, found_at)",
        pairs,
        (row, ranked) -> {
          Couple couple = ranked.pair().couple();
          row.uuid(StableIds.of("match", couple.a().toString(), couple.b().toString()))
              .uuid(couple.a())
              .uuid(couple.b())
              .real(ranked.probability())
              .text(MatchEvidence.written(ranked.pair().evidence()))
              .real(ranked.rank())
              .instant(now);
        });
    database
        .sql(
            """
            INSERT INTO matching.pair AS known
              (id, a, b, one_customer, other_customer, probability, evidence, rank, found_at)
            SELECT id, a, b, a, b, probability, evidence, rank, found_at FROM pair_batch
            ON CONFLICT (a, b) DO UPDATE
            SET probability = excluded.probability, evidence = excluded.evidence,
                rank = excluded.rank, one_customer = excluded.a, other_customer = excluded.b
            """)
        .update();
  }

  /** How many are open. */
  @Transactional(readOnly = true)
  long open() {
    return database.sql("SELECT count(*) FROM matching.open_pair").query(Long.class).single();
  }

  /** How many of them have at least this probability. */
  @Transactional(readOnly = true)
  long open(double least) {
    return database
        .sql("SELECT count(*) FROM matching.open_pair WHERE probability >= :least")
        .param("least", least)
        .query(Long.class)
        .single();
  }

  /** The one to be asked about next. */
  @Transactional(readOnly = true)
  Optional<PossibleMatch> next() {
    return database
        .sql(
            """
            SELECT id, a, b, one_customer, other_customer, probability, evidence, found_at
            FROM matching.open_pair
            ORDER BY postponed_at NULLS FIRST, rank DESC, id
            LIMIT 1
            """)
        .query(StoredPairs::read)
        .optional();
  }

  /** An open pair. */
  @Transactional(readOnly = true)
  Optional<PossibleMatch> find(UUID pair) {
    return database
        .sql(
            """
            SELECT id, a, b, one_customer, other_customer, probability, evidence, found_at
            FROM matching.open_pair
            WHERE id = :id
            """)
        .param("id", pair)
        .query(StoredPairs::read)
        .optional();
  }

  /** The open pairs with a customer, the likeliest first. */
  @Transactional(readOnly = true)
  List<PossibleMatch> around(CustomerId customer, int limit) {
    return database
        .sql(
            """
            SELECT p.id, p.a, p.b, p.one_customer, p.other_customer, p.probability, p.evidence,
              p.found_at
            FROM matching.pair p
            WHERE (p.one_customer = :customer OR p.other_customer = :customer)
              AND p.one_customer <> p.other_customer
              AND NOT EXISTS (
                SELECT FROM matching.decision d
                WHERE d.one_customer IN (p.one_customer, p.other_customer)
                  AND d.other_customer IN (p.one_customer, p.other_customer)
                  AND d.one_customer <> d.other_customer)
            ORDER BY p.probability DESC, p.id
            LIMIT :limit
            """)
        .param("customer", customer.value())
        .param("limit", limit)
        .query(StoredPairs::read)
        .list();
  }

  /** Open pairs of at least this probability, the likeliest first. */
  @Transactional(readOnly = true)
  List<PossibleMatch> from(double least) {
    return database
        .sql(
            """
            SELECT id, a, b, one_customer, other_customer, probability, evidence, found_at
            FROM matching.open_pair
            WHERE probability >= :least
            ORDER BY probability DESC, id
            """)
        .param("least", least)
        .query(StoredPairs::read)
        .list();
  }

  /** The two identities by which a pair was found. */
  @Transactional(readOnly = true)
  Optional<Couple> couple(UUID pair) {
    return database
        .sql("SELECT a, b FROM matching.pair WHERE id = :id")
        .param("id", pair)
        .query(
            (row, _) -> new Couple(row.getObject("a", UUID.class), row.getObject("b", UUID.class)))
        .optional();
  }

  /** Puts a pair behind all others. */
  void postpone(UUID pair, Instant now) {
    database
        .sql("UPDATE matching.pair SET postponed_at = :now WHERE id = :id")
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .param("id", pair)
        .update();
  }

  /** Forgets a pair whose customers are no longer there. */
  void forget(UUID pair) {
    database.sql("DELETE FROM matching.pair WHERE id = :id").param("id", pair).update();
  }

  private static PossibleMatch read(ResultSet row, int number) throws SQLException {
    return new PossibleMatch(
        row.getObject("id", UUID.class),
        new CustomerId(row.getObject("one_customer", UUID.class)),
        new CustomerId(row.getObject("other_customer", UUID.class)),
        row.getDouble("probability"),
        MatchEvidence.read(row.getString("evidence")),
        row.getObject("found_at", OffsetDateTime.class).toInstant());
  }
}
