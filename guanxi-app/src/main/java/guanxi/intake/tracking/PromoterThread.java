package guanxi.intake.tracking;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the promoter going: wakes when something has landed, gives every stream its turn, waits
 * while the database does not answer, and empties the landing behind it.
 */
@Component
class PromoterThread implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(PromoterThread.class);

  /** How often it looks for what nobody told it of: what another process left. */
  private static final long LOOK_MS = 60_000;

  private static final long OUTAGE_MS = 1_000;
  private static final long TIDY_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long STOP_MS = 10_000;

  private final Promoter promoter;
  private final StoredLanding landing;
  private final Waker waker;
  private final Slots slots;
  private @Nullable Thread thread;
  private volatile boolean running;
  private long tidied = System.nanoTime();

  PromoterThread(Promoter promoter, StoredLanding landing, Waker waker, Slots slots) {
    this.promoter = promoter;
    this.landing = landing;
    this.waker = waker;
    this.slots = slots;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("promoter").daemon().start(this::work);
  }

  @Override
  public void stop() {
    running = false;
    Thread worker = thread;
    if (worker != null) {
      worker.interrupt();
      try {
        worker.join(STOP_MS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops before the landing does. */
  @Override
  public int getPhase() {
    return 10;
  }

  private void work() {
    boolean looked = false;
    while (running) {
      try {
        if (!looked) {
          landing.unfinished().forEach(waker::wake);
          looked = true;
        }
        Stream stream = waker.next(LOOK_MS);
        if (stream == null) {
          looked = false;
        } else {
          promote(stream);
        }
        tidy();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failed) {
        LOG.warn("live intake waits: {}", failed.getMessage());
        LOG.debug("live intake waits", failed);
        rest();
      }
    }
  }

  private void promote(Stream stream) {
    try {
      if (promoter.promote(stream)) {
        waker.wake(stream);
      }
    } catch (RuntimeException failed) {
      waker.wake(stream);
      throw failed;
    }
  }

  private void tidy() {
    boolean idle = waker.isIdle();
    if (!idle && System.nanoTime() - tidied < TIDY_NANOS) {
      return;
    }
    tidied = System.nanoTime();
    for (int slot : slots.left(idle)) {
      try {
        if (landing.empty(slot)) {
          slots.emptied(slot);
        }
      } catch (org.springframework.dao.DataAccessException busy) {
        LOG.debug("table {} of the landing is in use", slot, busy);
      }
    }
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(OUTAGE_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
