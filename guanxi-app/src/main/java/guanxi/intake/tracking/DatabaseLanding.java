package guanxi.intake.tracking;

import guanxi.intake.tracking.LandedReader.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The landing in tables of the database, which needs no other server. */
final class DatabaseLanding implements LandingLog {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseLanding.class);

  private static final long TIDY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Landing writers;
  private final StoredLanding stored;
  private final Waker waker;
  private final Slots slots;
  private final DiskRoom room;
  private boolean looked;
  private long tidied = System.nanoTime();

  DatabaseLanding(Landing writers, StoredLanding stored, Waker waker, Slots slots, DiskRoom room) {
    this.writers = writers;
    this.stored = stored;
    this.waker = waker;
    this.slots = slots;
    this.room = room;
  }

  @Override
  public CompletableFuture<Void> add(Landed request) {
    return room.isLeft()
        ? writers.add(request)
        : CompletableFuture.failedFuture(new IOException("the disk is full"));
  }

  @Override
  public void forget(CompletableFuture<Void> safe) {
    writers.forget(safe);
  }

  /** Now and then it looks for what nobody told it of: what another process left. */
  @Override
  public @Nullable Stream turn(long millis) throws InterruptedException {
    if (!looked) {
      stored.unfinished().forEach(waker::wake);
      looked = true;
    }
    Stream stream = waker.next(millis);
    looked = stream != null;
    return stream;
  }

  @Override
  public void again(Stream stream) {
    waker.wake(stream);
  }

  @Override
  public List<Waiting> next(Stream stream, long after) {
    return stored.next(stream, after);
  }

  @Override
  public LiveDesk.Lag lag(int source) {
    return stored.lag(source);
  }

  @Override
  public void tidy() {
    boolean idle = waker.isIdle();
    if (!idle && System.nanoTime() - tidied < TIDY_NANOS) {
      return;
    }
    tidied = System.nanoTime();
    for (int slot : slots.left(idle)) {
      try {
        if (stored.empty(slot)) {
          slots.emptied(slot);
        }
      } catch (DataAccessException busy) {
        LOG.debug("table {} of the landing is in use", slot, busy);
      }
    }
  }

  @Override
  public void leave() {}
}
