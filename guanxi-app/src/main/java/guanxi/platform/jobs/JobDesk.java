package guanxi.platform.jobs;

import static guanxi.platform.PlatformError.PLATFORM_JOB_UNKNOWN;

import guanxi.platform.Jobs;
import guanxi.shared.GuanxiException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes runs in and says how they stand; the workers hear of a run when it is committed. */
@Service
class JobDesk implements Jobs {

  private final StoredJobs stored;
  private final JobWorkers workers;
  private final Clock clock;

  JobDesk(StoredJobs stored, JobWorkers workers, Clock clock) {
    this.stored = stored;
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  public UUID submit(String kind, Map<String, String> input, String requestedBy) {
    if (!workers.knows(kind)) {
      throw new GuanxiException(PLATFORM_JOB_UNKNOWN, kind);
    }
    UUID id = UUID.randomUUID();
    stored.add(id, kind, input, requestedBy, null, clock.instant());
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      workers.wake(kind);
      return id;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            workers.wake(kind);
          }
        });
    return id;
  }

  @Override
  public Optional<Status> find(UUID id) {
    return stored.find(id);
  }

  @Override
  public List<Status> recent(int limit) {
    return stored.recent(limit);
  }

  @Override
  public Optional<Status> latest(String kind) {
    return stored.latest(kind);
  }

  @Override
  public void cancel(UUID id) {
    stored.cancel(id, clock.instant());
    workers.cancel(id);
  }
}
