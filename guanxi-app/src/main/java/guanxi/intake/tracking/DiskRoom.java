package guanxi.intake.tracking;

import guanxi.platform.HomeFolder;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether there is room left on the disk of the data folder. PostgreSQL gives up when it cannot
 * write its log; so nothing more is taken in before that, and senders come again later. Reading
 * goes on.
 */
@Component
class DiskRoom {

  private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);

  /** Enough for what is on its way when it is noticed, and for PostgreSQL to tidy up. */
  private static final long SPARE_BYTES = 256L << 20;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final FileStore store;
  private volatile long looked = System.nanoTime() - LOOK_NANOS;
  private volatile boolean left = true;

  DiskRoom(HomeFolder home) throws IOException {
    this.store = Files.getFileStore(home.root());
  }

  boolean isLeft() {
    long now = System.nanoTime();
    if (now - looked >= LOOK_NANOS) {
      looked = now;
      look();
    }
    return left;
  }

  private void look() {
    try {
      boolean found = store.getUsableSpace() >= SPARE_BYTES;
      if (found != left) {
        LOG.warn(
            found ? "there is room on the disk again" : "the disk is full: no more is taken in");
      }
      left = found;
    } catch (IOException unknown) {
      LOG.debug("the disk does not say how much room it has", unknown);
    }
  }
}
