package guanxi.intake.tracking;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory requests may take together, from their first byte until they are safe. What does
 * not fit is refused, so that a flood costs its senders time and not us.
 */
final class Allowance {

  private final long limitBytes;
  private final AtomicLong taken = new AtomicLong();

  Allowance(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Takes some of it, or nothing if there is not as much. */
  boolean take(long bytes) {
    if (taken.addAndGet(bytes) > limitBytes) {
      taken.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /** Gives back what was taken. */
  void give(long bytes) {
    taken.addAndGet(-bytes);
  }

  long takenBytes() {
    return taken.get();
  }
}
