package guanxi.intake.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How many requests are at the door just now. While it is crowded the promoter gives way, so that
 * senders do not wait for processors that work on what is safe already; it goes on in between, and
 * does not give way any more once it is far behind.
 */
@Component
class Crowd {

  /** So many requests at once keep the processors of a small machine busy. */
  private static final int CROWDED = 8;

  private static final long LONGEST_MS = 2_000;
  private static final long LOOK_MS = 20;
  private static final Duration FAR_BEHIND = Duration.ofMinutes(1);

  private final Clock clock;
  private final AtomicInteger inside = new AtomicInteger();

  Crowd(Clock clock) {
    this.clock = clock;
  }

  /** A request came in. */
  void enter() {
    inside.incrementAndGet();
  }

  /** A request was answered. */
  void leave() {
    inside.decrementAndGet();
  }

  /**
   * Waits while the door is crowded, for a while.
   *
   * @param since when what waits to be promoted came in
   */
  void giveWay(Instant since) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MS);
    Instant patient = clock.instant().minus(FAR_BEHIND);
    try {
      while (inside.get() >= CROWDED && System.nanoTime() < until && since.isAfter(patient)) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
