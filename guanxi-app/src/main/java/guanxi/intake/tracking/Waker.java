package guanxi.intake.tracking;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells the promoter which streams have something new; each gets its turn. */
final class Waker {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Set<Stream> waiting = new LinkedHashSet<>();

  /** Puts a stream in line, once. */
  void wake(Stream stream) {
    lock.lock();
    try {
      if (waiting.add(stream)) {
        woken.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The stream whose turn it is; null if there is none for so long. */
  @Nullable Stream next(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      while (waiting.isEmpty()) {
        if (nanos <= 0) {
          return null;
        }
        nanos = woken.awaitNanos(nanos);
      }
      Stream first = waiting.iterator().next();
      waiting.remove(first);
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is in line. */
  boolean isIdle() {
    lock.lock();
    try {
      return waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
