package guanxi.intake;

import static guanxi.intake.IntakeError.IMPORT_NOT_FOUND;
import static guanxi.intake.IntakeError.IMPORT_STATE_UNFIT;

import guanxi.files.ImportPlan;
import guanxi.files.PlanText;
import guanxi.intake.FileImport.Counts;
import guanxi.intake.FileImport.State;
import guanxi.intake.FileImport.Step;
import guanxi.shared.GuanxiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The journal of imported files: table {@code intake.file_import}. */
@Repository
class ImportJournal {

  private static final String COLUMNS =
      """
      SELECT id, file_name, size_bytes, shop, state, failure, row_count, created, updated,
        unchanged, rejected, steps, dry_run, job_id, uploaded_by, uploaded_at, started_at, ended_at
      FROM intake.file_import
      """;

  private final JdbcClient database;
  private final JsonMapper json;

  ImportJournal(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What is needed to work on an import besides what people see. */
  record Work(
      String storedAs,
      @Nullable ImportPlan plan,
      @Nullable Long originId,
      long position,
      boolean stopAsked) {}

  /** Enters an uploaded file. */
  void add(Upload upload, Preview preview, String by, Instant now) {
    ImportPlan plan = preview.plan();
    database
        .sql(
            """
            INSERT INTO intake.file_import (id, file_name, stored_as, sha256, size_bytes, shop,
              plan, preview, signature, state, failure, uploaded_by, uploaded_at)
            VALUES (:id, :fileName, :storedAs, :sha256, :size, :shop, :plan, :preview,
              :signature, :state, :failure, :by, :now)
            """)
        .param("id", upload.id().value())
        .param("fileName", upload.fileName())
        .param("storedAs", upload.storedAs())
        .param("sha256", upload.sha256())
        .param("size", upload.sizeBytes())
        .param("shop", preview.shop())
        .param("plan", plan == null ? null : PlanText.write(plan))
        .param("preview", json.writeValueAsString(preview.shown()))
        .param("signature", preview.signature())
        .param("state", (plan == null ? State.UNREADABLE : State.UPLOADED).name())
        .param("failure", preview.failure())
        .param("by", by)
        .param("now", utc(now))
        .update();
  }

  /** Replaces how an import is to be read; a dry run made before is void. */
  void choose(ImportId id, Preview preview) {
    ImportPlan plan = preview.plan();
    database
        .sql(
            """
            UPDATE intake.file_import
            SET shop = :shop, plan = :plan, preview = :preview, signature = :signature,
                failure = :failure, dry_run = NULL, state = :state
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("shop", preview.shop())
        .param("plan", plan == null ? null : PlanText.write(plan))
        .param("preview", json.writeValueAsString(preview.shown()))
        .param("signature", preview.signature())
        .param("failure", preview.failure())
        .param("state", (plan == null ? State.UNREADABLE : State.UPLOADED).name())
        .update();
  }

  Optional<FileImport> find(ImportId id) {
    return database
        .sql(COLUMNS + "WHERE id = :id")
        .param("id", id.value())
        .query(this::read)
        .optional();
  }

  /** The import. Throws {@code IMPORT_NOT_FOUND}. */
  FileImport get(ImportId id) {
    return find(id)
        .orElseThrow(() -> new GuanxiException(IMPORT_NOT_FOUND, "import " + id.value()));
  }

  /** Imports uploaded before {@code before}, newest first. Served by file_import_newest. */
  List<FileImport> newest(Instant before, int limit) {
    return database
        .sql(COLUMNS + "WHERE uploaded_at < :before ORDER BY uploaded_at DESC, id LIMIT :limit")
        .param("before", utc(before))
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  /** What people decided for the latest file of the same shape. */
  Optional<Remembered> remembered(String signature) {
    return database
        .sql(
            """
            SELECT shop, plan FROM intake.file_import
            WHERE signature = :signature AND plan IS NOT NULL AND state <> 'UPLOADED'
            ORDER BY uploaded_at DESC
            LIMIT 1
            """)
        .param("signature", signature)
        .query(
            (row, _) -> new Remembered(row.getString("shop"), PlanText.read(row.getString("plan"))))
        .optional();
  }

  /** Shop and plan of an earlier import. */
  record Remembered(String shop, ImportPlan plan) {}

  Work work(ImportId id) {
    return database
        .sql(
            """
            SELECT stored_as, plan, origin_id, position, stop_asked
            FROM intake.file_import WHERE id = :id
            """)
        .param("id", id.value())
        .query((row, _) -> {
          String plan = row.getString("plan");
          return new Work(
              row.getString("stored_as"),
              plan == null ? null : PlanText.read(plan),
              row.getObject("origin_id", Long.class),
              row.getLong("position"),
              row.getBoolean("stop_asked"));
        })
        .single();
  }

  Preview.Shown preview(ImportId id) {
    String shown =
        database
            .sql("SELECT preview FROM intake.file_import WHERE id = :id")
            .param("id", id.value())
            .query((row, _) -> row.getString("preview"))
            .single();
    return json.readValue(shown, Preview.Shown.class);
  }

  /**
   * Moves an import to another state.
   *
   * @throws GuanxiException with {@code IMPORT_STATE_UNFIT} if it is in none of {@code from}
   */
  void move(ImportId id, List<State> from, State to, @Nullable UUID job, Instant now) {
    int moved =
        database
            .sql(
                """
                UPDATE intake.file_import
                SET state = :to, job_id = coalesce(:job, job_id), failure = NULL,
                    stop_asked = false,
                    started_at = CASE WHEN :busy THEN :now ELSE started_at END,
                    ended_at = CASE WHEN :busy THEN NULL ELSE :now END
                WHERE id = :id AND state IN (:from)
                """)
            .param("id", id.value())
            .param("from", from.stream().map(State::name).toList())
            .param("to", to.name())
            .param("job", job, java.sql.Types.OTHER)
            .param("busy", to.isBusy())
            .param("now", utc(now))
            .update();
    if (moved == 0) {
      throw new GuanxiException(
          IMPORT_STATE_UNFIT, "import %s is %s".formatted(id.value(), get(id).state()));
    }
  }

  /** Asks the job at work on it to stop, and lets it know it was a person who asked. */
  void askToStop(ImportId id) {
    database
        .sql("UPDATE intake.file_import SET stop_asked = true WHERE id = :id")
        .param("id", id.value())
        .update();
  }

  /** Ends an import that broke off. */
  void fail(ImportId id, String failure, Instant now) {
    database
        .sql(
            """
            UPDATE intake.file_import SET state = 'FAILED', failure = :failure, ended_at = :now
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("failure", failure)
        .param("now", utc(now))
        .update();
  }

  /** Binds an import to the origin of its facts. */
  void begin(ImportId id, Origin origin) {
    database
        .sql("UPDATE intake.file_import SET origin_id = :origin WHERE id = :id")
        .param("id", id.value())
        .param("origin", origin.id())
        .update();
  }

  /** Adds a batch; in the transaction that stores its facts. */
  void advance(ImportId id, long position, Counts batch, List<Step> steps) {
    database
        .sql(
            """
            UPDATE intake.file_import
            SET position = :position, row_count = row_count + :rows, created = created + :created,
                updated = updated + :updated, unchanged = unchanged + :unchanged,
                rejected = rejected + :rejected, steps = :steps
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("position", position)
        .param("rows", batch.rows())
        .param("created", batch.created())
        .param("updated", batch.updated())
        .param("unchanged", batch.unchanged())
        .param("rejected", batch.rejected())
        .param("steps", json.writeValueAsString(steps))
        .update();
  }

  /** Corrects counts after rows came in that used to be unchanged. */
  void correct(ImportId id, Counts more) {
    database
        .sql(
            """
            UPDATE intake.file_import
            SET created = created + :created, updated = updated + :updated,
                unchanged = unchanged + :unchanged
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("created", more.created())
        .param("updated", more.updated())
        .param("unchanged", more.unchanged())
        .update();
  }

  /** Forgets the counts of a former run. */
  void reset(ImportId id) {
    database
        .sql(
            """
            UPDATE intake.file_import
            SET position = 0, row_count = 0, created = 0, updated = 0, unchanged = 0, rejected = 0,
                steps = '[]', origin_id = NULL
            WHERE id = :id
            """)
        .param("id", id.value())
        .update();
    database
        .sql("DELETE FROM intake.rejection WHERE import_id = :id")
        .param("id", id.value())
        .update();
  }

  /** The imports of the same shop that are in, or coming in, and held rows the log had already. */
  List<FileImport> repeaters(FileImport undone) {
    return database
        .sql(
            COLUMNS
                + """
                WHERE shop = :shop AND id <> :id AND unchanged > 0
                  AND state IN ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')
                ORDER BY uploaded_at, id
                """)
        .param("shop", undone.shop())
        .param("id", undone.id().value())
        .query(this::read)
        .list();
  }

  /** Keeps what a dry run found. */
  void rehearsed(ImportId id, Counts found) {
    database
        .sql("UPDATE intake.file_import SET dry_run = :found WHERE id = :id")
        .param("id", id.value())
        .param("found", json.writeValueAsString(found))
        .update();
  }

  private FileImport read(ResultSet row, int rowNumber) throws SQLException {
    String dryRun = row.getString("dry_run");
    return new FileImport(
        new ImportId(row.getObject("id", UUID.class)),
        row.getString("file_name"),
        row.getLong("size_bytes"),
        row.getString("shop"),
        State.valueOf(row.getString("state")),
        row.getString("failure"),
        new Counts(
            row.getLong("row_count"),
            row.getLong("created"),
            row.getLong("updated"),
            row.getLong("unchanged"),
            row.getLong("rejected")),
        json.readValue(row.getString("steps"), new TypeReference<List<Step>>() {}),
        dryRun == null ? null : json.readValue(dryRun, Counts.class),
        row.getObject("job_id", UUID.class),
        row.getString("uploaded_by"),
        row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("started_at", OffsetDateTime.class)),
        instant(row.getObject("ended_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
