package guanxi.intake;

import guanxi.intake.FactBatch.Told;
import guanxi.intake.NewFacts.Known;
import guanxi.platform.Bulk;
import guanxi.platform.CopyBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of facts: table {@code intake.fact}. Works on the tables of {@link FactTables}. */
@Repository
public class FactLog {

  private static final String KNOWN =
      """
      SELECT r.key, k.version, k.content_hash
      FROM fact_key r
      CROSS JOIN LATERAL (
        SELECT f.version, f.content_hash
        FROM intake.fact f
        WHERE f.source_id = :source AND f.key = r.key
        ORDER BY f.version DESC
        LIMIT 1) k
      """;

  private final JdbcClient database;
  private final Bulk bulk;

  FactLog(JdbcClient database, Bulk bulk) {
    this.database = database;
    this.bulk = bulk;
  }

  /** Compares a batch with the log. */
  NewFacts compare(FactBatch batch, int sourceId) {
    fillKeys(batch);
    Map<UUID, Known> known = new HashMap<>();
    database
        .sql(KNOWN)
        .param("source", sourceId)
        .query(row -> {
          remember(known, row);
        });
    return NewFacts.compare(batch, known);
  }

  /** Compares a batch of a dry run with the log and with what batches before would have stored. */
  NewFacts rehearse(FactBatch batch, int sourceId) {
    fillKeys(batch);
    Map<UUID, Known> known = new HashMap<>();
    database
        .sql(
            KNOWN
                + """
                UNION ALL
                SELECT p.key, p.version, p.content_hash
                FROM fact_key r JOIN fact_rehearsed p ON p.key = r.key
                """)
        .param("source", sourceId)
        .query(row -> {
          remember(known, row);
        });
    database.sql("TRUNCATE fact_key").update();
    NewFacts news = NewFacts.compare(batch, known);
    CopyBuffer rehearsed = new CopyBuffer();
    news.forEach((_, told, version) ->
        rehearsed.uuid(told.key()).number(version).number(told.contentHash()).endRow());
    bulk.copy("fact_rehearsed", rehearsed);
    return news;
  }

  /**
   * Finds in the log which facts of a batch an origin brought, and as which version. Only those
   * whose ids lie after one and up to another.
   */
  NewFacts recall(FactBatch batch, Origin origin, long after, long upTo) {
    fillKeys(batch);
    int[] versions = new int[batch.told().size()];
    database
        .sql(
            """
            SELECT r.seq, f.version, f.row_no, f.content_hash
            FROM fact_key r
            JOIN intake.fact f ON f.source_id = :source AND f.key = r.key
              AND f.origin_id = :origin AND f.id > :after AND f.id <= :upTo
            """)
        .param("source", origin.sourceId())
        .param("origin", origin.id())
        .param("after", after)
        .param("upTo", upTo)
        .query(row -> {
          int sequence = row.getInt("seq");
          Told told = batch.told().get(sequence);
          if (told.row() == row.getLong("row_no")
              && told.contentHash() == row.getLong("content_hash")) {
            versions[sequence] = row.getInt("version");
          }
        });
    return NewFacts.of(batch, versions);
  }

  private void fillKeys(FactBatch batch) {
    CopyBuffer keys = new CopyBuffer();
    for (Told told : batch.told()) {
      keys.number(keys.rows()).uuid(told.key()).endRow();
    }
    bulk.copy("fact_key", keys);
  }

  private static void remember(Map<UUID, Known> known, ResultSet row) throws SQLException {
    NewFacts.merge(
        known,
        row.getObject("key", UUID.class),
        new Known(row.getInt("version"), row.getLong("content_hash")));
  }

  /** Appends what is new. */
  void append(NewFacts news, Origin origin, Instant now) {
    CopyBuffer rows = new CopyBuffer();
    news.forEach((sequence, told, version) -> {
      Instant received = told.receivedAt();
      rows.row(news.batch().log(), sequence)
          .instant(received == null ? now : received)
          .number(version)
          .number(origin.id())
          .number(origin.sourceId())
          .endRow();
    });
    bulk.copy(
        """
        intake.fact (key, content_hash, row_no, kind, happened_at, original_at, sent_at, body,
          received_at, version, origin_id, source_id)\
        """,
        rows);
  }

  /** Where the facts of an origin lie; those of others may lie between them. */
  record Span(long first, long last) {}

  /** The ids of an origin's first and last fact; of none, an empty span. Read by fact_origin. */
  Span span(long origin) {
    return database
        .sql(
            """
            SELECT coalesce(min(id), 1) AS first, coalesce(max(id), 0) AS last
            FROM (SELECT id FROM intake.fact WHERE origin_id = :origin OFFSET 0) own
            """)
        .param("origin", origin)
        .query((row, _) -> new Span(row.getLong("first"), row.getLong("last")))
        .single();
  }

  /**
   * Removes the facts of an origin within these ids and lists them in {@code fact_withdrawn}.
   * Returns how many.
   */
  int withdraw(long origin, long from, long to) {
    database.sql("INSERT INTO origin_withdrawn VALUES (:origin)").param("origin", origin).update();
    int withdrawn =
        database
            .sql(
                """
                WITH gone AS (
                  DELETE FROM intake.fact
                  WHERE id BETWEEN :from AND :to AND origin_id = :origin
                  RETURNING kind, key, version)
                INSERT INTO fact_withdrawn SELECT kind, key, version FROM gone
                """)
            .param("from", from)
            .param("to", to)
            .param("origin", origin)
            .update();
    database.sql("ANALYZE fact_withdrawn").update();
    return withdrawn;
  }

  /** What became of a batch's rows. */
  public record Outcomes(long created, long updated, long unchanged, long facts) {

    /** Nothing yet. */
    public static final Outcomes NONE = new Outcomes(0, 0, 0, 0);

    /** Both together. */
    public Outcomes plus(Outcomes other) {
      return new Outcomes(
          created + other.created,
          updated + other.updated,
          unchanged + other.unchanged,
          facts + other.facts);
    }
  }
}
