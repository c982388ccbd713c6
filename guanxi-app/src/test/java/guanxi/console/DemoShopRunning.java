package guanxi.console;

import guanxi.demo.Demo;
import guanxi.platform.Jobs;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestComponent;

/** A small demo shop with all its figures; {@code @Import} it. */
@TestComponent
public class DemoShopRunning {

  /** How many customers it has; the same everywhere, so that tests share one server. */
  public static final String SIZE = "guanxi.demo-customers=250";

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Demo demo;
  private final Jobs jobs;

  DemoShopRunning(Demo demo, Jobs jobs) {
    this.demo = demo;
    this.jobs = jobs;
  }

  /** Fills it unless it is there, and waits for its figures. */
  public void fill() {
    awaitQuiet();
    demo.fill("test");
    awaitQuiet();
  }

  /** Waits until no job runs or waits. */
  public void awaitQuiet() {
    Instant end = Instant.now().plus(PATIENCE);
    int quiet = 0;
    while (quiet < 5) {
      boolean busy = jobs.recent(100).stream().anyMatch(run -> !run.isEnded());
      quiet = busy ? 0 : quiet + 1;
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("jobs still at work after " + PATIENCE + ": " + jobs.recent(5));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
