package guanxi.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file and what became of it, as the journal knows it.
 *
 * @param shop the source its facts belong to
 * @param failure why it could not be read or broke off, a code of {@code intake.problem.*}
 * @param counts of the rows committed so far
 * @param dryRun what a dry run found, or null if there was none since the last change
 * @param jobId the latest job that worked on it
 */
public record FileImport(
    ImportId id,
    String fileName,
    long sizeBytes,
    String shop,
    State state,
    @Nullable String failure,
    Counts counts,
    List<Step> steps,
    @Nullable Counts dryRun,
    @Nullable UUID jobId,
    String uploadedBy,
    Instant uploadedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /** Where an import stands. */
  public enum State {
    /** The file is no table; see the failure. */
    UNREADABLE,
    /** Waits for somebody to look at the mapping. */
    UPLOADED,
    /** A dry run is going over the whole file. */
    CHECKING,
    /** The dry run is done. */
    CHECKED,
    /** Facts are coming in. */
    RUNNING,
    /** All rows are in or rejected. */
    DONE,
    /** Somebody stopped it; what was committed is in and can be undone or gone on with. */
    CANCELLED,
    /** Broke off; what was committed is in and can be undone or gone on with. */
    FAILED,
    /** Is being taken back. */
    UNDOING,
    /** Was taken back without a trace. */
    UNDONE;

    /** Whether a job is at work on it. */
    public boolean isBusy() {
      return this == CHECKING || this == RUNNING || this == UNDOING;
    }

    /** Whether facts of it may be in. */
    public boolean isUndoable() {
      return this == DONE || this == CANCELLED || this == FAILED;
    }

    /** Whether it can be started, or gone on with. */
    public boolean isRunnable() {
      return switch (this) {
        case UPLOADED, CHECKED, CANCELLED, FAILED, UNDONE -> true;
        case UNREADABLE, CHECKING, RUNNING, DONE, UNDOING -> false;
      };
    }

    /** Whether there is something to tell of an import. */
    public boolean hasResult() {
      return isUndoable() || this == UNDONE;
    }

    /** Whether mapping and shop may be changed: nothing of it is in. */
    public boolean isOpen() {
      return this == UPLOADED || this == CHECKED || this == UNDONE;
    }
  }

  /**
   * What became of rows. {@code created + updated + unchanged + rejected = rows}.
   *
   * @param created everything in the row was new
   * @param updated something in the row was new or different
   * @param unchanged the log had it all
   * @param rejected not understood, each with a reason
   */
  public record Counts(long rows, long created, long updated, long unchanged, long rejected) {

    /** No rows yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Both together. */
    public Counts plus(Counts other) {
      return new Counts(
          rows + other.rows,
          created + other.created,
          updated + other.updated,
          unchanged + other.unchanged,
          rejected + other.rejected);
    }
  }

  /**
   * What a step of the pipeline did.
   *
   * @param in rows that came to it
   * @param dropped how many went no further or lost a cell, by reason
   * @param micros working time
   */
  public record Step(String step, long in, Map<String, Long> dropped, long micros) {}
}
