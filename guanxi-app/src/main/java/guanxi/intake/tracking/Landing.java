package guanxi.intake.tracking;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Where requests become safe. Each lane takes all requests that wait, writes them by one COPY and
 * commits; while it does, the next gather. So a few large requests and many small ones both cost
 * few transactions, and nobody waits longer than a commit.
 */
class Landing implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Landing.class);

  static final int LANES = 2;

  /** After the web server has let go of its last request. */
  private static final int PHASE = 0;

  private static final int TAKE_BYTES = 2 << 20;

  private final DataSource dataSource;
  private final Waker waker;
  private final Slots slots;
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Landing(DataSource dataSource, Waker waker, Slots slots) {
    this.dataSource = dataSource;
    this.waker = waker;
    this.slots = slots;
  }

  /** Puts a request in line. The answer comes when it is committed, or cannot be. */
  CompletableFuture<Void> add(Landed request) {
    CompletableFuture<Void> safe = new CompletableFuture<>();
    queue.add(new Waiting(request, safe));
    return safe;
  }

  /** Takes a request nobody waits for any more out of the line, if it is still there. */
  @SuppressWarnings("ReferenceEquality") // a future is itself
  void forget(CompletableFuture<Void> safe) {
    queue.removeIf(waiting -> waiting.safe() == safe);
  }

  @Override
  public void start() {
    running = true;
    for (int lane = 0; lane < LANES; lane++) {
      threads.add(Thread.ofPlatform().name("landing-" + lane).daemon().start(this::work));
    }
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void work() {
    try (Lane lane = new Lane(dataSource)) {
      List<Waiting> taken = new ArrayList<>();
      while (running) {
        take(taken);
        write(lane, taken);
        taken.clear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(List<Waiting> taken) throws InterruptedException {
    Waiting next = queue.take();
    long bytes = 0;
    while (next != null) {
      taken.add(next);
      bytes += next.request().body().length;
      next = bytes < TAKE_BYTES ? queue.poll() : null;
    }
  }

  private void write(Lane lane, List<Waiting> taken) {
    List<Landed> requests = taken.stream().map(Waiting::request).toList();
    long bytes = requests.stream().mapToLong(request -> request.body().length).sum();
    try {
      int number = lane.write(slots.write(bytes), requests);
      taken.forEach(waiting -> waiting.safe().complete(null));
      requests.stream()
          .mapToInt(Landed::source)
          .distinct()
          .forEach(source -> waker.wake(new Stream(source, number)));
    } catch (SQLException | RuntimeException failed) {
      LOG.warn("{} requests could not be kept: {}", taken.size(), reason(failed));
      taken.forEach(waiting -> waiting.safe().completeExceptionally(failed));
    }
  }

  private static @Nullable String reason(Exception failed) {
    return failed.getMessage();
  }

  /** A request and who waits for it. */
  private record Waiting(Landed request, CompletableFuture<Void> safe) {}
}
