package guanxi.insight;

import static guanxi.insight.InsightError.REFRESH_BROKEN_OFF;
import static guanxi.insight.InsightError.REFRESH_FAILED;

import guanxi.platform.HomeFolder;
import guanxi.platform.Job;
import guanxi.platform.JobRun;
import guanxi.shared.GuanxiException;
import guanxi.warehouse.WarehouseEngine;
import guanxi.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * Computes all scores anew: copies customers and orders out of the database, keeps them as Parquet
 * in {@code warehouse} below the home folder, computes marts, fits and tests the models, scores
 * every customer into a fresh table and puts that in place of the old one.
 *
 * <p>Runs every night, after every import and undo, and when somebody asks for it. Runs go one
 * after the other; each starts from nothing, so doing it twice gives the same rows, and one that
 * breaks off leaves the old scores in use.
 */
@Component
class RefreshScores implements Job {

  static final String KIND = "insight.refresh";

  private static final int MOST_CONNECTIONS = 4;

  private final WarehouseFeeds feeds;
  private final HomeFolder home;
  private final Warehouse warehouse;
  private final CustomerScoreTable table;
  private final ScoreCopy copy;
  private final PublishRefresh publish;
  private final ZoneId zone;
  private final Clock clock;

  RefreshScores(
      WarehouseFeeds feeds,
      HomeFolder home,
      Warehouse warehouse,
      CustomerScoreTable table,
      ScoreCopy copy,
      PublishRefresh publish,
      ZoneId zone,
      Clock clock) {
    this.feeds = feeds;
    this.home = home;
    this.warehouse = warehouse;
    this.table = table;
    this.copy = copy;
    this.publish = publish;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    try {
      Path folder = home.folder("warehouse").toRealPath();
      try (WarehouseEngine engine = warehouse.open(folder)) {
        Phases phases = new Phases(run);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        RefreshSteps steps = new RefreshSteps(engine, folder, zone, today, phases);
        steps.copyOut(feeds, clock.instant());
        steps.buildMarts();
        steps.fitAndTest();
        table.prepare();
        RefreshResult result = steps.score(copy);
        phases.begin("index");
        table.index(Math.min(MOST_CONNECTIONS, warehouse.cores()));
        phases.begin("swap");
        publish.publish(result, clock.instant(), phases);
      }
    } catch (IOException broken) {
      throw new GuanxiException(REFRESH_BROKEN_OFF, "warehouse folder", broken);
    } catch (WarehouseException refused) {
      throw new GuanxiException(REFRESH_FAILED, String.valueOf(refused.getMessage()), refused);
    }
  }
}
