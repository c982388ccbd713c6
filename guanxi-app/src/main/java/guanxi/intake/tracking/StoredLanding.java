package guanxi.intake.tracking;

import guanxi.intake.Origin;
import guanxi.intake.Sources;
import guanxi.intake.tracking.LandedReader.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The landing as the promoter sees it: tables {@code intake.landing} and its progress. */
@Repository
class StoredLanding {

  private static final int MOST_REQUESTS = 4000;
  private static final int MOST_EVENTS = 20_000;
  private static final long MOST_BYTES = 8 << 20;

  private final JdbcClient database;
  private final Sources sources;

  StoredLanding(JdbcClient database, Sources sources) {
    this.database = database;
    this.sources = sources;
  }

  /** All streams that have something to promote. */
  List<Stream> unfinished() {
    return database
        .sql(
            """
            SELECT DISTINCT l.source_id, l.lane
            FROM intake.landing l LEFT JOIN intake.landing_progress p USING (source_id, lane)
            WHERE coalesce(p.row_no, 0) < l.position * 4096 + l.events - 1
            """)
        .query((row, _) -> new Stream(row.getInt("source_id"), row.getInt("lane")))
        .list();
  }

  /** The last row of a stream that became a fact or was left; 0 before the first. */
  long progress(Stream stream) {
    return database
        .sql(
            """
            SELECT row_no FROM intake.landing_progress
            WHERE source_id = :source AND lane = :lane
            """)
        .param("source", stream.source())
        .param("lane", stream.lane())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** The next requests of a stream, about as many as make a batch. */
  List<Waiting> next(Stream stream, long after) {
    return database
        .sql(
            """
            SELECT l.position, l.received_at, l.call, l.visitor, l.body
            FROM (
              SELECT position,
                coalesce(sum(octet_length(body)) OVER before, 0) AS bytes,
                coalesce(sum(events) OVER before, 0) AS events
              FROM (
                SELECT position, events, body FROM intake.landing
                WHERE source_id = :source AND lane = :lane AND position >= :after / 4096
                  AND position * 4096 + events - 1 > :after
                ORDER BY position LIMIT :requests) first
              WINDOW before AS (ORDER BY position
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) chosen
            JOIN intake.landing l ON l.source_id = :source AND l.lane = :lane
              AND l.position = chosen.position
            WHERE chosen.bytes < :bytes AND chosen.events < :events
            ORDER BY l.position
            """)
        .param("source", stream.source())
        .param("lane", stream.lane())
        .param("after", after)
        .param("requests", MOST_REQUESTS)
        .param("bytes", MOST_BYTES)
        .param("events", MOST_EVENTS)
        .query((row, _) ->
            new Waiting(
                row.getLong("position"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Call.ofCode(row.getInt("call")),
                row.getString("visitor"),
                row.getBytes("body")))
        .list();
  }

  /**
   * Notes that a stream was promoted up to a row.
   *
   * @throws OptimisticLockingFailureException if somebody else did so meanwhile; nothing of the
   *     batch may stay then
   */
  void advance(Stream stream, long before, long row) {
    int changed =
        database
            .sql(
                """
                INSERT INTO intake.landing_progress AS known (source_id, lane, row_no)
                VALUES (:source, :lane, :row)
                ON CONFLICT (source_id, lane) DO UPDATE SET row_no = excluded.row_no
                WHERE known.row_no = :before
                """)
            .param("source", stream.source())
            .param("lane", stream.lane())
            .param("row", row)
            .param("before", before)
            .update();
    if (changed == 0) {
      throw new OptimisticLockingFailureException(stream + " was promoted meanwhile");
    }
  }

  /** The origin of what a source sent on the day of this time. Within a transaction. */
  Origin origin(int source, String name, Instant received) {
    LocalDate day = LocalDate.ofInstant(received, ZoneOffset.UTC);
    database
        .sql("SELECT 1 FROM intake.live_source WHERE source_id = :source FOR UPDATE")
        .param("source", source)
        .query()
        .listOfRows();
    return database
        .sql("SELECT origin_id FROM intake.live_window WHERE source_id = :source AND day = :day")
        .param("source", source)
        .param("day", day)
        .query(Long.class)
        .optional()
        .map(sources::find)
        .orElseGet(() -> open(source, name, day));
  }

  /** What of a source waits. */
  LiveDesk.Lag lag(int source) {
    return database
        .sql(
            """
            SELECT coalesce(sum(l.events), 0) AS events, min(l.received_at) AS oldest
            FROM intake.landing l LEFT JOIN intake.landing_progress p USING (source_id, lane)
            WHERE l.source_id = :source AND l.position >= coalesce(p.row_no, 0) / 4096
              AND coalesce(p.row_no, 0) < l.position * 4096 + l.events - 1
            """)
        .param("source", source)
        .query((row, _) -> {
          OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
          return new LiveDesk.Lag(
              row.getLong("events"), oldest == null ? null : oldest.toInstant());
        })
        .single();
  }

  /** Empties a table of the landing, unless something in it still waits. */
  boolean empty(int slot) {
    return database
        .sql("SELECT intake.empty_landing(:slot)")
        .param("slot", slot)
        .query(Boolean.class)
        .single();
  }

  private Origin open(int source, String name, LocalDate day) {
    Origin opened = sources.open(name);
    database
        .sql("INSERT INTO intake.live_window VALUES (:source, :day, :origin)")
        .param("source", source)
        .param("day", day)
        .param("origin", opened.id())
        .update();
    return opened;
  }
}
