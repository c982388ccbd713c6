package guanxi.platform.jobs;

import guanxi.platform.Nightly;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Hands nightly jobs in. Looks every minute; the day and the kind are a unique key of the run, so
 * looking twice, two processes or a clock that is set back hand it in once.
 */
@Component
class NightlyJobs implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyJobs.class);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final ObjectProvider<Nightly> nightlies;
  private final StoredJobs stored;
  private final JobWorkers workers;
  private final JobSettings settings;
  private final Clock clock;
  private final ZoneId timeZone;
  private volatile @Nullable Thread thread;

  NightlyJobs(
      ObjectProvider<Nightly> nightlies,
      StoredJobs stored,
      JobWorkers workers,
      JobSettings settings,
      Clock clock,
      ZoneId timeZone) {
    this.nightlies = nightlies;
    this.stored = stored;
    this.workers = workers;
    this.settings = settings;
    this.clock = clock;
    this.timeZone = timeZone;
  }

  /** Hands in what is due now and was not handed in on this day. */
  void submitDue(Instant now) {
    LocalDateTime local = LocalDateTime.ofInstant(now, timeZone);
    nightlies.stream()
        .filter(nightly -> !local.toLocalTime().isBefore(nightly.at()))
        .forEach(nightly -> {
          String key = nightly.kind() + " " + local.toLocalDate();
          if (stored.add(UUID.randomUUID(), nightly.kind(), nightly.input(), "system", key, now)) {
            workers.wake(nightly.kind());
          }
        });
  }

  @Override
  public void start() {
    if (settings.nightly()) {
      thread = Thread.ofVirtual().name("nightly-jobs").start(this::lookEveryMinute);
    }
  }

  @Override
  public void stop() {
    Thread looking = thread;
    thread = null;
    if (looking != null) {
      looking.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void lookEveryMinute() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        submitDue(clock.instant());
        Thread.sleep(LOOK);
      } catch (DataAccessException | TransactionException e) {
        LOG.debug("nightly jobs wait for the database", e);
        if (!pause()) {
          return;
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(LOOK);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
