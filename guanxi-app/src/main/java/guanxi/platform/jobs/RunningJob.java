package guanxi.platform.jobs;

import guanxi.platform.JobCancelled;
import guanxi.platform.JobRun;
import guanxi.platform.Jobs;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A run while it runs. What the job reports stays in memory; a thread beside it stores the latest
 * every 250 ms, outside the job's own transactions.
 */
final class RunningJob implements JobRun {

  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
  private static final long FLUSH_MS = 250;

  private final Jobs.Status status;
  private final StoredJobs stored;
  private final AtomicReference<Progress> latest;
  private volatile boolean cancelled;
  private volatile boolean givenBack;
  private final CountDownLatch ended = new CountDownLatch(1);

  RunningJob(Jobs.Status status, StoredJobs stored) {
    this.status = status;
    this.stored = stored;
    this.latest =
        new AtomicReference<>(new Progress(status.phase(), status.done(), status.total()));
  }

  @Override
  public UUID id() {
    return status.id();
  }

  @Override
  public Map<String, String> input() {
    return status.input();
  }

  @Override
  public void progress(String phase, long done, long total) {
    latest.set(new Progress(phase, done, total));
  }

  @Override
  public void checkCancelled() {
    if (cancelled) {
      throw new JobCancelled();
    }
  }

  /** From now on {@link #checkCancelled} throws. */
  void stop() {
    cancelled = true;
  }

  /** Like {@link #stop}, but because the process ends: the run waits for the next start. */
  void giveBack() {
    givenBack = !cancelled;
    stop();
  }

  /** Whether {@link #giveBack} was called and nobody cancelled the run before. */
  boolean isGivenBack() {
    return givenBack;
  }

  /** Stores progress until {@link #finish}. */
  Thread flushing() {
    return Thread.ofVirtual().name("job-progress-" + status.kind()).start(this::flushUntilEnded);
  }

  /** Ends the flushing and stores what was reported last. */
  void finish(Thread flushing) throws InterruptedException {
    ended.countDown();
    flushing.join();
  }

  private void flushUntilEnded() {
    Progress before = Progress.NONE;
    try {
      while (!ended.await(FLUSH_MS, TimeUnit.MILLISECONDS)) {
        before = flush(before);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    flush(before);
  }

  private Progress flush(Progress before) {
    Progress now = latest.get();
    if (now.equals(before)) {
      return before;
    }
    try {
      if (stored.progress(status.id(), now)) {
        cancelled = true;
      }
      return now;
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("progress of {} not stored", status.id(), e); // the next one will be
      return before;
    }
  }
}
