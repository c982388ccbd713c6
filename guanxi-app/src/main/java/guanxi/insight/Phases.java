package guanxi.insight;

import guanxi.platform.JobRun;
import java.util.LinkedHashMap;
import java.util.Map;

/** The phases of a run: told to the job's watchers, and timed. */
final class Phases {

  private final JobRun run;
  private final Map<String, Long> millis = new LinkedHashMap<>();
  private String current = "";
  private long begun = System.nanoTime();

  Phases(JobRun run) {
    this.run = run;
  }

  /** Ends the phase before and begins one; stops here if somebody asked the job to stop. */
  void begin(String phase) {
    end();
    run.checkCancelled();
    current = phase;
    run.progress(phase, 0, 0);
  }

  /** Tells how far the phase is. */
  void progress(long done, long total) {
    run.progress(current, done, total);
    run.checkCancelled();
  }

  /** Milliseconds by phase, in their order. */
  Map<String, Long> end() {
    long now = System.nanoTime();
    if (!current.isEmpty()) {
      millis.merge(current, (now - begun) / 1_000_000, Long::sum);
    }
    current = "";
    begun = now;
    return millis;
  }
}
