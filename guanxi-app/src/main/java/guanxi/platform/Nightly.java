package guanxi.platform;

import java.time.LocalTime;
import java.util.Map;

/**
 * A job that is handed in once a day; each is a bean of the module that owns the work. The time is
 * the shop's (setting {@code guanxi.time-zone}). When the process was not running at that time the
 * day's run is handed in at the next start; a day never has two.
 *
 * @param kind the {@link Job#kind}
 * @param at the time of day from which on it may run
 * @param input what {@link JobRun#input} then says
 */
public record Nightly(String kind, LocalTime at, Map<String, String> input) {

  /** A run without input. */
  public Nightly(String kind, LocalTime at) {
    this(kind, at, Map.of());
  }
}
