package guanxi.demo;

import guanxi.intake.FileImport;
import guanxi.intake.FileImports;
import guanxi.intake.ImportId;
import guanxi.platform.JobCancelled;
import guanxi.platform.JobRun;
import guanxi.shared.GuanxiException;
import java.time.Duration;

/** Brings an import where it shall be, whatever state an interrupted run left it in. */
final class ImportSteps {

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String BY = "demo";

  private ImportSteps() {}

  /**
   * Starts what has to be started and waits for it.
   *
   * @param goal {@code DONE} or {@code UNDONE}
   */
  static void toEnd(FileImports imports, ImportId id, FileImport.State goal, JobRun run) {
    FileImport now = imports.get(id);
    if (!now.state().isBusy() && now.state() != goal) {
      start(imports, now, goal);
      now = imports.get(id);
    }
    while (now.state().isBusy()) {
      pause();
      run.checkCancelled();
      now = imports.get(id);
    }
    if (now.state() != goal) {
      throw new GuanxiException(
          goal == FileImport.State.DONE ? DemoError.DEMO_NOT_FILLED : DemoError.DEMO_NOT_REMOVED,
          "import %s is %s".formatted(id.value(), now.state()));
    }
  }

  private static void start(FileImports imports, FileImport now, FileImport.State goal) {
    if (goal == FileImport.State.DONE) {
      imports.run(now.id(), BY);
    } else if (now.state().isUndoable()) {
      imports.undo(now.id(), BY);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new JobCancelled();
    }
  }
}
