package guanxi.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of facts: table {@code intake.fact}. Works on the tables of {@link FactTables}. */
@Repository
public class FactLog {

  private final JdbcClient database;

  FactLog(JdbcClient database) {
    this.database = database;
  }

  /**
   * Fills {@code fact_verdict}: compares each fact with the version before it, in the log or
   * earlier in the batch.
   */
  void compare(int sourceId) {
    database
        .sql(
            """
            INSERT INTO fact_verdict
            SELECT seq, row_no, version,
              CASE WHEN NOT changed THEN 0 WHEN version = 1 THEN 1 ELSE 2 END
            FROM (
              SELECT seq, row_no, changed,
                known + count(*) FILTER (WHERE changed) OVER same AS version
              FROM (
                SELECT r.seq, r.row_no, r.key, coalesce(k.version, 0) AS known,
                  r.content_hash IS DISTINCT FROM coalesce(
                    lag(r.content_hash) OVER (PARTITION BY r.key ORDER BY r.seq),
                    k.content_hash) AS changed
                FROM fact_read r
                LEFT JOIN LATERAL (
                  SELECT f.version, f.content_hash
                  FROM intake.fact f
                  WHERE f.source_id = :source AND f.key = r.key
                  UNION ALL
                  SELECT p.version, p.content_hash
                  FROM fact_rehearsed p
                  WHERE p.key = r.key
                  ORDER BY version DESC
                  LIMIT 1) k ON true) compared
              WINDOW same AS (PARTITION BY key ORDER BY seq)) numbered
            """)
        .param("source", sourceId)
        .update();
    database.sql("ANALYZE fact_verdict").update();
  }

  /**
   * Fills {@code fact_verdict} from the log: which facts of the batch an origin brought, and as
   * which version. Only those whose ids lie after one and up to another.
   */
  void recall(Origin origin, long after, long upTo) {
    database
        .sql(
            """
            INSERT INTO fact_verdict
            SELECT r.seq, r.row_no, f.version, CASE WHEN f.version = 1 THEN 1 ELSE 2 END
            FROM fact_read r
            JOIN intake.fact f ON f.source_id = :source AND f.key = r.key
              AND f.origin_id = :origin AND f.row_no = r.row_no
              AND f.content_hash = r.content_hash AND f.id > :after AND f.id <= :upTo
            """)
        .param("source", origin.sourceId())
        .param("origin", origin.id())
        .param("after", after)
        .param("upTo", upTo)
        .update();
    database.sql("ANALYZE fact_verdict").update();
  }

  /** How many rows of the batch told something new, something changed, nothing new. */
  Outcomes outcomes() {
    return database
        .sql(
            """
            SELECT count(*) FILTER (WHERE least = 1 AND most = 1) AS created,
                   count(*) FILTER (WHERE most > 0 AND NOT (least = 1 AND most = 1)) AS updated,
                   count(*) FILTER (WHERE most = 0) AS unchanged,
                   coalesce(sum(facts), 0) AS facts
            FROM (SELECT min(outcome) AS least, max(outcome) AS most,
                         count(*) FILTER (WHERE outcome > 0) AS facts
                  FROM fact_verdict GROUP BY row_no) row
            """)
        .query((row, _) ->
            new Outcomes(
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("facts")))
        .single();
  }

  /** Notes the facts that are new for the further batches of a dry run. */
  void rehearse() {
    database
        .sql(
            """
            INSERT INTO fact_rehearsed
            SELECT r.key, v.version, r.content_hash
            FROM fact_read r JOIN fact_verdict v ON v.seq = r.seq AND v.outcome > 0
            """)
        .update();
  }

  /** Appends the facts that are new. */
  void append(Instant now) {
    database
        .sql(
            """
            INSERT INTO intake.fact (happened_at, original_at, sent_at, received_at, key, content_hash,
              origin_id, row_no, source_id, version, kind, body)
            SELECT r.happened_at, coalesce(r.original_at, r.happened_at), r.sent_at,
              coalesce(r.received_at, :now), r.key, r.content_hash,
              o.origin_id, r.row_no, o.source_id, v.version, r.kind, r.body
            FROM fact_read r
            JOIN fact_verdict v ON v.seq = r.seq AND v.outcome > 0
            CROSS JOIN fact_batch_of o
            ORDER BY r.seq
            """)
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .update();
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
