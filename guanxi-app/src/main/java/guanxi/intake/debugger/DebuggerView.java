package guanxi.intake.debugger;

import guanxi.intake.tracking.LiveDesk.Aside;
import guanxi.intake.tracking.LiveDesk.StepCount;
import guanxi.intake.tracking.Passed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the debugger shows.
 *
 * @param path the page's own address
 * @param wanted the text that events must contain
 * @param paused whether nothing new is shown
 * @param lagEvents how many events wait
 * @param lagSeconds for how long the first of them has waited; null if there is none
 */
public record DebuggerView(
    String path,
    String wanted,
    boolean paused,
    List<Passed> events,
    List<Aside> aside,
    long asideCount,
    List<StepCount> steps,
    long lagEvents,
    @Nullable Long lagSeconds) {

  /** Copies the lists. */
  public DebuggerView {
    events = List.copyOf(events);
    aside = List.copyOf(aside);
    steps = List.copyOf(steps);
  }
}
