package guanxi.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where long work is handed in and watched. Runs survive a restart of the process. */
public interface Jobs {

  /**
   * Queues a run. Runs of one kind go one after the other, in the order they were handed in.
   *
   * @param kind the {@link Job#kind} that shall do it
   * @param requestedBy who asked for it: a staff member's name or {@code system}
   * @return the run's id
   */
  UUID submit(String kind, Map<String, String> input, String requestedBy);

  /** One run. */
  Optional<Status> find(UUID id);

  /** The latest runs, newest first. */
  List<Status> recent(int limit);

  /** The latest run of this kind, if there ever was one. */
  Optional<Status> latest(String kind);

  /** Asks a run to stop; it does so at its next {@link JobRun#checkCancelled}. */
  void cancel(UUID id);

  /** What is known of a run. */
  record Status(
      UUID id,
      String kind,
      State state,
      String phase,
      long done,
      long total,
      Map<String, String> input,
      String requestedBy,
      Instant submittedAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String failureCode,
      @Nullable String failureDetails) {

    /** Whether the run is over. */
    public boolean isEnded() {
      return switch (state) {
        case QUEUED, RUNNING -> false;
        case DONE, FAILED, CANCELLED -> true;
      };
    }
  }

  /** Where a run stands. */
  enum State {
    /** Waits for its turn. */
    QUEUED,
    /** Is being worked on. */
    RUNNING,
    /** Did all it was asked to do. */
    DONE,
    /** Ended with an error code. */
    FAILED,
    /** Was asked to stop and did. */
    CANCELLED
  }
}
