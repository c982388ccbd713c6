package guanxi.demo;

import guanxi.intake.FileImport;
import guanxi.intake.FileImports;
import guanxi.intake.ImportId;
import guanxi.platform.Job;
import guanxi.platform.JobRun;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes the demo shop back: removes its live sources with all they sent, undoes exactly the imports
 * that brought it, and leaves everything else as it is. Runs when somebody asks for it; what is
 * undone already is not undone again.
 */
@Component
class RemoveDemo implements Job {

  static final String KIND = "demo.remove";

  private final FileImports imports;
  private final DemoImports own;
  private final LiveDemo live;
  private final Clock clock;

  RemoveDemo(FileImports imports, DemoImports own, LiveDemo live, Clock clock) {
    this.imports = imports;
    this.own = own;
    this.live = live;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    run.progress("undoing", 0, 0);
    live.remove(run);
    List<ImportId> present = own.present();
    long done = 0;
    for (ImportId id : present) {
      run.progress("undoing", done, present.size());
      run.checkCancelled();
      ImportSteps.toEnd(imports, id, FileImport.State.UNDONE, run);
      own.remove(id, clock.instant());
      done++;
    }
    run.progress("undoing", done, present.size());
  }
}
