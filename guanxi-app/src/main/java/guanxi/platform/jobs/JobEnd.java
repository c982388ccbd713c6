package guanxi.platform.jobs;

import static guanxi.platform.PlatformError.PLATFORM_JOB_FAILED;

import guanxi.platform.Job;
import guanxi.platform.JobCancelled;
import guanxi.platform.Jobs.State;
import guanxi.shared.ErrorCode;
import guanxi.shared.GuanxiException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Runs one job and stores how it ended.
 *
 * <p>Done, cancelled, failed with a code, or, when the database went away in the middle or the
 * process stops, waiting again: jobs go on from what they committed.
 */
final class JobEnd {

  private static final Logger LOG = LoggerFactory.getLogger(JobEnd.class);

  /** A run that loses the database more often than this is given up. */
  private static final int ATTEMPTS = 20;

  private static final int STORE_SECONDS = 120;

  /** How often a run lost the database; forgotten with the process. */
  private static final Map<UUID, Integer> LOST = new ConcurrentHashMap<>();

  private final Job job;
  private final RunningJob run;
  private final StoredJobs stored;
  private final Clock clock;

  JobEnd(Job job, RunningJob run, StoredJobs stored, Clock clock) {
    this.job = job;
    this.run = run;
    this.stored = stored;
    this.clock = clock;
  }

  /** Runs the job to its end. */
  void runAndEnd() {
    Thread flushing = run.flushing();
    Runnable ending = () -> failed(PLATFORM_JOB_FAILED, "run " + run.id());
    try {
      ending = outcome();
    } finally {
      try {
        run.finish(flushing);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      store(ending);
    }
  }

  private Runnable outcome() {
    try {
      job.run(run);
      return () -> ended(State.DONE);
    } catch (JobCancelled _) {
      return run.isGivenBack() ? () -> stored.requeue(run.id()) : () -> ended(State.CANCELLED);
    } catch (RuntimeException e) {
      if (lostDatabase(e) && LOST.merge(run.id(), 1, Integer::sum) <= ATTEMPTS) {
        LOG.warn("{} lost the database and goes on when it is back", job.kind());
        return () -> stored.requeue(run.id());
      }
      if (e instanceof GuanxiException known && known.code().type() != ErrorCode.Type.BUG) {
        LOG.info("{} {} ended with {}", job.kind(), run.id(), known.getMessage());
        return () -> failed(known.code(), details(known));
      }
      LOG.error("{} {} failed", job.kind(), run.id(), e);
      return e instanceof GuanxiException bug
          ? () -> failed(bug.code(), details(bug))
          : () -> failed(PLATFORM_JOB_FAILED, "run " + run.id());
    }
  }

  /** The end must not get lost when the database is just being restarted. */
  private void store(Runnable ending) {
    for (int second = 0; second < STORE_SECONDS; second++) {
      try {
        ending.run();
        return;
      } catch (DataAccessException | TransactionException e) {
        LOG.debug("end of {} not stored yet", run.id(), e);
        try {
          Thread.sleep(1_000);
        } catch (InterruptedException _) {
          return; // the next start puts the run back
        }
      }
    }
  }

  private void ended(State state) {
    stored.end(run.id(), state, null, null, clock.instant());
    LOST.remove(run.id());
  }

  private void failed(ErrorCode code, String details) {
    stored.end(run.id(), State.FAILED, code.name(), details, clock.instant());
    LOST.remove(run.id());
  }

  /** The part of the message that is not the code. */
  private static String details(GuanxiException failure) {
    String message = String.valueOf(failure.getMessage());
    String code = failure.code().name() + ": ";
    return message.startsWith(code) ? message.substring(code.length()) : message;
  }

  /** SQL states 08… (connection) and 57P… (the server shuts down or crashed). */
  private static boolean lostDatabase(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P");
      }
      if (cause instanceof java.sql.SQLTransientConnectionException) {
        return true; // the pool has no connection to give
      }
    }
    return false;
  }
}
