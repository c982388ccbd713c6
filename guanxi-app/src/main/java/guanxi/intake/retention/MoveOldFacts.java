package guanxi.intake.retention;

import guanxi.intake.FactKind;
import guanxi.intake.retention.History.Moved;
import guanxi.platform.Job;
import guanxi.platform.JobRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves facts that are older than the settings say from the log to the history. Runs every night; a
 * run that was interrupted goes on with what is still in the log.
 */
@Component
class MoveOldFacts implements Job {

  static final String KIND = "intake.retention";

  private static final Logger LOG = LoggerFactory.getLogger(MoveOldFacts.class);

  private final RetentionSettings settings;
  private final History history;
  private final Clock clock;

  MoveOldFacts(RetentionSettings settings, History history, Clock clock) {
    this.settings = settings;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    history.recover();
    Instant now = clock.instant();
    long facts = 0;
    for (Map.Entry<FactKind, Integer> policy : settings.days().entrySet()) {
      Instant before = now.minus(Duration.ofDays(policy.getValue()));
      @Nullable Moved moved = history.move(policy.getKey(), before);
      while (moved != null) {
        facts += moved.facts();
        LOG.info("moved {} facts to {}", moved.facts(), moved.file());
        run.progress("facts", facts, 0);
        run.checkCancelled();
        moved = history.move(policy.getKey(), before);
      }
    }
  }
}
