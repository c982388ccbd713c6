package guanxi.console.jobs;

import guanxi.platform.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list of jobs shows.
 *
 * @param active queued and running ones, oldest first
 * @param ended the latest that are over, newest first
 */
public record JobsView(List<Entry> active, List<Entry> ended) {

  /** Whether the page has a reason to look again soon. */
  public boolean isLive() {
    return !active.isEmpty();
  }

  /**
   * One run.
   *
   * @param name what it does, in the reader's language
   * @param phase what is being done right now; empty while queued
   * @param share how much is done, 0 to 1; null when nobody knows of how much
   * @param isBytes whether its units are bytes of a file
   * @param perSecond units per second since it started; 0 when not known
   * @param timeLeft at this rate; null when not known
   * @param took from start to end, or to now
   * @param failure what went wrong and the remedy, in the reader's language
   */
  public record Entry(
      String id,
      String name,
      Jobs.State state,
      String phase,
      long done,
      long total,
      boolean isBytes,
      @Nullable Double share,
      double perSecond,
      @Nullable Duration timeLeft,
      String requestedBy,
      Instant submittedAt,
      @Nullable Instant endedAt,
      @Nullable Duration took,
      @Nullable String failure,
      @Nullable String failureDetails) {

    /** The tone of its badge. */
    public String tone() {
      return switch (state) {
        case QUEUED, CANCELLED -> "quiet";
        case RUNNING -> "info";
        case DONE -> "good";
        case FAILED -> "bad";
      };
    }

    /** The icon of its badge. */
    public String icon() {
      return switch (state) {
        case QUEUED -> "hourglass";
        case RUNNING -> "loader-circle";
        case DONE -> "circle-check";
        case FAILED -> "circle-x";
        case CANCELLED -> "ban";
      };
    }
  }
}
