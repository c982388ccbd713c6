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
  private static final long STOP_MS = 10_000;

  private final Promoter promoter;
  private final LandingLog landing;
  private final DiskRoom room;
  private @Nullable Thread thread;
  private volatile boolean running;

  PromoterThread(Promoter promoter, LandingLog landing, DiskRoom room) {
    this.promoter = promoter;
    this.landing = landing;
    this.room = room;
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
    try {
      while (running) {
        turn();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      landing.leave();
    }
  }

  private void turn() throws InterruptedException {
    try {
      if (!room.isLeft()) {
        landing.tidy();
        TimeUnit.MILLISECONDS.sleep(OUTAGE_MS);
        return;
      }
      Stream stream = landing.turn(LOOK_MS);
      if (stream != null) {
        promote(stream);
      }
      landing.tidy();
    } catch (RuntimeException failed) {
      LOG.warn("live intake waits: {}", failed.getMessage());
      LOG.debug("live intake waits", failed);
      TimeUnit.MILLISECONDS.sleep(OUTAGE_MS);
    }
  }

  private void promote(Stream stream) {
    try {
      if (promoter.promote(stream)) {
        landing.again(stream);
      }
    } catch (RuntimeException failed) {
      landing.again(stream);
      throw failed;
    }
  }
}
