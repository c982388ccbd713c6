package guanxi.insight.mining;

import guanxi.insight.ScoresRefreshed;
import guanxi.platform.Jobs;
import java.util.Map;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Learns anew after the scores were refreshed. A run reads everything, so one that waits already
 * serves: being told twice does no harm.
 */
@Component
class MineAfterRefresh {

  private final Jobs jobs;

  MineAfterRefresh(Jobs jobs) {
    this.jobs = jobs;
  }

  @ApplicationModuleListener
  void on(ScoresRefreshed event) {
    Optional<Jobs.Status> latest = jobs.latest(MineShop.KIND);
    if (latest.isEmpty() || latest.get().state() != Jobs.State.QUEUED) {
      jobs.submit(MineShop.KIND, Map.of(), "system");
    }
  }
}
