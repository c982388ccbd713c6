package guanxi.platform.jobs;

import guanxi.platform.Jobs;
import guanxi.platform.Jobs.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored runs: table {@code platform.job}, migration V1. */
@Repository
class StoredJobs {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;

  StoredJobs(JdbcClient database) {
    this.database = database;
  }

  /**
   * Adds a waiting run.
   *
   * @param scheduleKey makes a run unique: a second one with the same key is not added; null for
   *     runs that people ask for
   * @return whether it was added
   */
  boolean add(
      UUID id,
      String kind,
      Map<String, String> input,
      String requestedBy,
      @Nullable String scheduleKey,
      Instant now) {
    return database
            .sql(
                """
                INSERT INTO platform.job (id, kind, state, input, requested_by, schedule_key, submitted_at)
                VALUES (:id, :kind, 'QUEUED', CAST(:input AS jsonb), :requestedBy, :scheduleKey, :now)
                ON CONFLICT (schedule_key) DO NOTHING
                """)
            .param("id", id)
            .param("kind", kind)
            .param("input", JSON.writeValueAsString(input))
            .param("requestedBy", requestedBy)
            .param("scheduleKey", scheduleKey)
            .param("now", utc(now))
            .update()
        == 1;
  }

  Optional<Jobs.Status> find(UUID id) {
    return database
        .sql(
            """
            SELECT id, kind, state, phase, done, total, input, requested_by,
                   submitted_at, started_at, ended_at, failure_code, failure_details
            FROM platform.job
            WHERE id = :id
            """)
        .param("id", id)
        .query(StoredJobs::read)
        .optional();
  }

  List<Jobs.Status> recent(int limit) {
    return database
        .sql(
            """
            SELECT id, kind, state, phase, done, total, input, requested_by,
                   submitted_at, started_at, ended_at, failure_code, failure_details
            FROM platform.job
            ORDER BY number DESC
            LIMIT :limit
            """)
        .param("limit", limit)
        .query(StoredJobs::read)
        .list();
  }

  /** Served by index job_latest. */
  Optional<Jobs.Status> latest(String kind) {
    return database
        .sql(
            """
            SELECT id, kind, state, phase, done, total, input, requested_by,
                   submitted_at, started_at, ended_at, failure_code, failure_details
            FROM platform.job
            WHERE kind = :kind
            ORDER BY number DESC
            LIMIT 1
            """)
        .param("kind", kind)
        .query(StoredJobs::read)
        .optional();
  }

  /** Takes the run of this kind that waits longest. Served by index job_waiting. */
  Optional<Jobs.Status> take(String kind, Instant now) {
    return database
        .sql(
            """
            UPDATE platform.job
            SET state = 'RUNNING', started_at = :now
            WHERE id = (
                SELECT id
                FROM platform.job
                WHERE kind = :kind AND state = 'QUEUED'
                ORDER BY number
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, state, phase, done, total, input, requested_by,
                      submitted_at, started_at, ended_at, failure_code, failure_details
            """)
        .param("kind", kind)
        .param("now", utc(now))
        .query(StoredJobs::read)
        .optional();
  }

  /**
   * Stores how far a run is.
   *
   * @return whether somebody asked it to stop
   */
  boolean progress(UUID id, Progress progress) {
    return database
        .sql(
            """
            UPDATE platform.job
            SET phase = :phase, done = :done, total = :total
            WHERE id = :id
            RETURNING cancel_asked
            """)
        .param("id", id)
        .param("phase", progress.phase())
        .param("done", progress.done())
        .param("total", progress.total())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Ends a running run; one that ended already stays as it is. */
  void end(UUID id, State state, @Nullable String code, @Nullable String details, Instant now) {
    database
        .sql(
            """
            UPDATE platform.job
            SET state = :state, failure_code = :code, failure_details = :details, ended_at = :now
            WHERE id = :id AND state = 'RUNNING'
            """)
        .param("id", id)
        .param("state", state.name())
        .param("code", code)
        .param("details", details)
        .param("now", utc(now))
        .update();
  }

  /** Puts a run back to the waiting ones; its old number keeps its place in the queue. */
  void requeue(UUID id) {
    database
        .sql(
            """
            UPDATE platform.job
            SET state = 'QUEUED', started_at = NULL
            WHERE id = :id AND state = 'RUNNING'
            """)
        .param("id", id)
        .update();
  }

  /** Puts back what a process that is gone was working on. */
  int requeueAll() {
    return database
        .sql(
            """
            UPDATE platform.job
            SET state = 'QUEUED', started_at = NULL
            WHERE state = 'RUNNING'
            """)
        .update();
  }

  /** Ends a waiting run; asks a running one to stop; leaves an ended one alone. */
  void cancel(UUID id, Instant now) {
    database
        .sql(
            """
            UPDATE platform.job
            SET cancel_asked = true,
                state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
                ended_at = CASE state WHEN 'QUEUED' THEN CAST(:now AS timestamptz) END
            WHERE id = :id AND state IN ('QUEUED', 'RUNNING')
            """)
        .param("id", id)
        .param("now", utc(now))
        .update();
  }

  private static Jobs.Status read(ResultSet row, int rowNumber) throws SQLException {
    return new Jobs.Status(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        State.valueOf(row.getString("state")),
        row.getString("phase"),
        row.getLong("done"),
        row.getLong("total"),
        JSON.readValue(row.getString("input"), new TypeReference<Map<String, String>>() {}),
        row.getString("requested_by"),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        instant(row, "started_at"),
        instant(row, "ended_at"),
        row.getString("failure_code"),
        row.getString("failure_details"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
