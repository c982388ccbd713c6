package guanxi.insight;

import static guanxi.insight.InsightError.REFRESH_BROKEN_OFF;

import guanxi.shared.GuanxiException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work done by several threads at once, all of which have ended when it returns. */
final class SideBySide {

  private SideBySide() {}

  /**
   * Runs it so many times.
   *
   * @throws GuanxiException with what the first one that failed says
   */
  static void run(int times, Runnable work) {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(work));
      }
    }
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException | CancellationException failed) {
        throw new GuanxiException(REFRESH_BROKEN_OFF, "working side by side", failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new GuanxiException(REFRESH_BROKEN_OFF, "interrupted", interrupted);
      }
    }
  }
}
