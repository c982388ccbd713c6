package guanxi.visit;

import guanxi.visit.Visits.Act;
import guanxi.visit.Visits.Position;
import guanxi.visit.Visits.Session;
import guanxi.visit.Visits.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code visit.act} and {@code visit.session}. */
@Repository
class StoredVisits {

  /** Nothing of this world is later. */
  private static final OffsetDateTime END =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final UUID FIRST = new UUID(0, 0);

  private final JdbcClient database;

  StoredVisits(JdbcClient database) {
    this.database = database;
  }

  /** Served by session_identity, and by the key where no more is known than the browser. */
  List<Session> sessions(List<UUID> identities, @Nullable Position after, int limit) {
    return database
        .sql(
            """
            SELECT first_key, source_id, begun_at, ended_at, acts, pages, products, landing,
              referrer, campaign_source, campaign_medium, campaign_name
            FROM (
              SELECT * FROM visit.session
              WHERE identity_id IN (:identities) AND identity_id <> visitor_id
              UNION ALL
              SELECT * FROM visit.session
              WHERE visitor_id IN (:identities) AND identity_id = visitor_id) own
            WHERE begun_at < :at OR (begun_at = :at AND first_key > :id)
            ORDER BY begun_at DESC, first_key
            LIMIT :limit
            """)
        .param("identities", identities)
        .param("at", at(after))
        .param("id", id(after))
        .param("limit", limit)
        .query((row, _) ->
            new Session(
                row.getObject("first_key", UUID.class),
                row.getInt("source_id"),
                instant(row, "begun_at"),
                instant(row, "ended_at"),
                row.getLong("acts"),
                row.getLong("pages"),
                row.getLong("products"),
                row.getString("landing"),
                row.getString("referrer"),
                Stream.of(
                        row.getString("campaign_source"),
                        row.getString("campaign_medium"),
                        row.getString("campaign_name"))
                    .filter(Objects::nonNull)
                    .toList()))
        .list();
  }

  /** Served by act_identity. */
  List<Act> acts(List<UUID> identities, List<ActKind> kinds, @Nullable Position after, int limit) {
    return database
        .sql(
            """
            SELECT fact_key, source_id, what, at, subject, title, detail
            FROM visit.act
            WHERE identity_id IN (:identities) AND what IN (:kinds)
              AND (at < :at OR (at = :at AND fact_key > :id))
            ORDER BY at DESC, fact_key
            LIMIT :limit
            """)
        .param("identities", identities)
        .param("kinds", kinds.stream().map(ActKind::code).toList())
        .param("at", at(after))
        .param("id", id(after))
        .param("limit", limit)
        .query(StoredVisits::act)
        .list();
  }

  /** Served by act_identity. */
  List<Act> viewed(List<UUID> identities, Instant from, Instant to, int limit) {
    return database
        .sql(
            """
            SELECT * FROM (
              SELECT DISTINCT ON (subject) fact_key, source_id, what, at, subject, title, detail
              FROM visit.act
              WHERE identity_id IN (:identities) AND at BETWEEN :from AND :to
                AND what = 3 AND subject IS NOT NULL
              ORDER BY subject, at DESC) viewed
            ORDER BY at DESC, fact_key
            LIMIT :limit
            """)
        .param("identities", identities)
        .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
        .param("to", OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
        .param("limit", limit)
        .query(StoredVisits::act)
        .list();
  }

  List<Wish> wishes(List<UUID> identities) {
    return database
        .sql(
            """
            SELECT source_id, subject, title, detail, at FROM (
              SELECT DISTINCT ON (source_id, detail, subject) source_id, subject, title, detail,
                at, what
              FROM visit.act
              WHERE identity_id IN (:identities) AND what IN (10, 11) AND subject IS NOT NULL
              ORDER BY source_id, detail, subject, at DESC, fact_key) latest
            WHERE what = 10
            ORDER BY at DESC, subject
            LIMIT 500
            """)
        .param("identities", identities)
        .query((row, _) ->
            new Wish(
                row.getInt("source_id"),
                row.getString("subject"),
                row.getString("title"),
                row.getString("detail"),
                instant(row, "at")))
        .list();
  }

  private static Act act(ResultSet row, int number) throws SQLException {
    return new Act(
        row.getObject("fact_key", UUID.class),
        row.getInt("source_id"),
        ActKind.ofCode(row.getInt("what")),
        instant(row, "at"),
        row.getString("subject"),
        row.getString("title"),
        row.getString("detail"));
  }

  private static OffsetDateTime at(@Nullable Position after) {
    return after == null ? END : OffsetDateTime.ofInstant(after.at(), ZoneOffset.UTC);
  }

  private static UUID id(@Nullable Position after) {
    return after == null ? FIRST : after.id();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
