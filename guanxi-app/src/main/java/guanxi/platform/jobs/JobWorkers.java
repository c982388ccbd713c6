package guanxi.platform.jobs;

import guanxi.platform.Job;
import guanxi.platform.Jobs;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * One worker per kind of job, each on a virtual thread. Starts when everything else has started and
 * stops before anything else stops: a run in progress is then told to stop and waits in the table
 * for the next start.
 */
@Component
class JobWorkers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(JobWorkers.class);

  /** A worker that nobody wakes looks this often; also how long it waits for a lost database. */
  private static final long LOOK_MS = 2_000;

  private static final long STOP_MS = 10_000;

  private final ObjectProvider<Job> beans;
  private final StoredJobs stored;
  private final Clock clock;
  private final Map<String, Worker> workers = new ConcurrentHashMap<>();
  private volatile boolean running;

  JobWorkers(ObjectProvider<Job> beans, StoredJobs stored, Clock clock) {
    this.beans = beans;
    this.stored = stored;
    this.clock = clock;
  }

  @Override
  public void start() {
    int interrupted = stored.requeueAll();
    if (interrupted > 0) {
      LOG.info("{} interrupted runs go on", interrupted);
    }
    running = true;
    beans.forEach(job -> workers.put(job.kind(), new Worker(job)));
    workers.values().forEach(Worker::start);
  }

  @Override
  public void stop() {
    running = false;
    workers.values().forEach(Worker::stop);
    workers.values().forEach(Worker::awaitEnd);
    workers.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Whether a bean does this kind of job. */
  boolean knows(String kind) {
    return beans.stream().anyMatch(job -> job.kind().equals(kind));
  }

  /** Tells the worker of this kind that there is something to do. */
  void wake(String kind) {
    Worker worker = workers.get(kind);
    if (worker != null) {
      worker.wake();
    }
  }

  /** Tells a run to stop, if it is running here. */
  void cancel(UUID id) {
    workers.values().forEach(worker -> worker.cancel(id));
  }

  /** Does the runs of one kind, one after the other. */
  private final class Worker {

    private final Job job;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile @Nullable RunningJob current;

    Worker(Job job) {
      this.job = job;
      this.thread = Thread.ofVirtual().name("job-" + job.kind()).unstarted(this::work);
    }

    void start() {
      thread.start();
    }

    void wake() {
      wakeUps.release();
    }

    void cancel(UUID id) {
      RunningJob run = current;
      if (run != null && run.id().equals(id)) {
        run.stop();
      }
    }

    void stop() {
      RunningJob run = current;
      if (run != null) {
        run.giveBack();
      }
      wake();
    }

    void awaitEnd() {
      try {
        thread.join(STOP_MS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private void work() {
      while (running) {
        try {
          stored.take(job.kind(), clock.instant()).ifPresentOrElse(this::run, this::rest);
        } catch (DataAccessException | TransactionException e) {
          LOG.warn("{} waits for the database", job.kind());
          LOG.debug("{} waits for the database", job.kind(), e);
          rest();
        }
      }
    }

    private void run(Jobs.Status status) {
      RunningJob run = new RunningJob(status, stored);
      current = run;
      JobEnd end = new JobEnd(job, run, stored, clock);
      // An Error must end the run, not this worker; so the run has a thread of its own.
      Thread one =
          Thread.ofVirtual()
              .name("job-run-" + job.kind())
              .uncaughtExceptionHandler((_, e) -> LOG.error("{} broke off", job.kind(), e))
              .start(end::runAndEnd);
      try {
        if (!running) {
          run.giveBack();
        }
        one.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        current = null;
      }
    }

    private void rest() {
      try {
        if (wakeUps.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS)) {
          wakeUps.drainPermits();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
