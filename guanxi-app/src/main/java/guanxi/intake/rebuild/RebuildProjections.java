package guanxi.intake.rebuild;

import guanxi.intake.IntakeError;
import guanxi.intake.rebuild.Rebuild.Compared;
import guanxi.intake.rebuild.Rebuild.Report;
import guanxi.platform.HomeFolder;
import guanxi.platform.Job;
import guanxi.platform.JobRun;
import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rebuilds what is derived from facts when somebody asks for it; input {@code module} for one
 * module only. Leaves a report in the folder {@code rebuild} of the home. Run again after a crash
 * it begins anew: the tables beside the live ones are nobody's.
 */
@Component
class RebuildProjections implements Job {

  static final String KIND = "intake.rebuild";

  private static final Logger LOG = LoggerFactory.getLogger(RebuildProjections.class);

  private final Rebuild rebuild;
  private final HomeFolder home;

  RebuildProjections(Rebuild rebuild, HomeFolder home) {
    this.rebuild = rebuild;
    this.home = home;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    refuseWithoutHistory();
    Report report =
        rebuild.run(
            run.input().getOrDefault("module", ""),
            (done, total) -> {
              run.progress("facts", done, total);
              run.checkCancelled();
            });
    long differing = report.tables().stream().filter(table -> !table.isEqual()).count();
    LOG.info("rebuilt from {} facts; {} tables differed", report.facts(), differing);
    report.tables().stream()
        .filter(Compared::swapped)
        .forEach(table -> LOG.warn("{} was swapped", table.table()));
    try {
      Files.writeString(
          home.folder("rebuild").resolve(run.id() + ".json"),
          JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void refuseWithoutHistory() {
    Path history = home.folder("history");
    try (Stream<Path> files = Files.walk(history)) {
      if (files.anyMatch(file -> file.toString().endsWith(".parquet"))) {
        throw new GuanxiException(IntakeError.REBUILD_LACKS_HISTORY, history.toString());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
