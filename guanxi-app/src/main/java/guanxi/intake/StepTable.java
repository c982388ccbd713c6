package guanxi.intake;

import guanxi.intake.FileImport.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every step of a pipeline took in, dropped and how long it worked. Adding is associative: the
 * tables of batches make the table of an import.
 */
public final class StepTable {

  private final Map<String, Step> steps = new LinkedHashMap<>();

  /** The table with these steps. */
  public static StepTable of(List<Step> steps) {
    StepTable table = new StepTable();
    steps.forEach(table::add);
    return table;
  }

  void add(Step step) {
    steps.merge(step.step(), step, StepTable::sum);
  }

  /** Adds another table. */
  public void add(StepTable other) {
    other.steps.values().forEach(this::add);
  }

  /** The steps in the order in which they were added first. */
  public List<Step> steps() {
    return new ArrayList<>(steps.values());
  }

  private static Step sum(Step one, Step other) {
    Map<String, Long> dropped = new TreeMap<>(one.dropped());
    other.dropped().forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
    return new Step(one.step(), one.in() + other.in(), dropped, one.micros() + other.micros());
  }
}
