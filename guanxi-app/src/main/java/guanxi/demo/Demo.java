package guanxi.demo;

import guanxi.platform.Jobs;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Where the demo shop is asked for and sent away. */
@Service
public class Demo {

  private final Jobs jobs;
  private final DemoImports own;
  private final LiveDemo live;
  private final Clock clock;

  Demo(Jobs jobs, DemoImports own, LiveDemo live, Clock clock) {
    this.jobs = jobs;
    this.own = own;
    this.live = live;
    this.clock = clock;
  }

  /** How it stands with the demo shop. */
  public enum State {
    /** Not there. */
    ABSENT,
    /** Being filled. */
    FILLING,
    /** There, all or some of it. */
    PRESENT,
    /** Being removed. */
    LEAVING
  }

  /** How it stands now. */
  public State state() {
    if (isAtWork(FillDemo.KIND)) {
      return State.FILLING;
    }
    if (isAtWork(RemoveDemo.KIND)) {
      return State.LEAVING;
    }
    return own.present().isEmpty() && !live.isPresent() ? State.ABSENT : State.PRESENT;
  }

  /** Fills the shop in the background, unless it is there or on its way. */
  public void fill(String by) {
    if (state() == State.ABSENT) {
      jobs.submit(FillDemo.KIND, Map.of("until", clock.instant().toString()), by);
    }
  }

  /** Removes it in the background, unless it is gone or on its way. */
  public void remove(String by) {
    if (state() == State.PRESENT) {
      jobs.submit(RemoveDemo.KIND, Map.of(), by);
    }
  }

  /** Fills the shop unless that was done before, even if it was removed since. */
  void fillOnce() {
    if (!own.wasFilled()) {
      fill("demo");
    }
  }

  private boolean isAtWork(String kind) {
    return jobs.latest(kind).map(run -> !run.isEnded()).orElse(false);
  }
}
