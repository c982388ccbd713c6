package guanxi.insight;

import guanxi.customer.SplitDecided;
import guanxi.platform.Jobs;
import java.util.Map;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Computes the scores anew after staff took a customer apart or took that back: whose orders are
 * whose has changed. A refresh that waits already serves it, so being told twice does no harm.
 */
@Component
class RefreshAfterSplits {

  private final Jobs jobs;

  RefreshAfterSplits(Jobs jobs) {
    this.jobs = jobs;
  }

  @ApplicationModuleListener
  void on(SplitDecided event) {
    Optional<Jobs.Status> latest = jobs.latest(RefreshScores.KIND);
    boolean isWaiting = latest.isPresent() && latest.get().state() == Jobs.State.QUEUED;
    if (!isWaiting) {
      jobs.submit(RefreshScores.KIND, Map.of(), "system");
    }
  }
}
