package guanxi.insight;

import guanxi.intake.ImportEnded;
import guanxi.platform.Jobs;
import java.util.Map;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Computes the scores anew after facts came in or were taken back. A refresh reads everything, so
 * one that waits already serves all imports before it: being told twice or in another order does no
 * harm.
 */
@Component
class RefreshAfterImports {

  private final Jobs jobs;

  RefreshAfterImports(Jobs jobs) {
    this.jobs = jobs;
  }

  @ApplicationModuleListener
  void on(ImportEnded event) {
    Optional<Jobs.Status> latest = jobs.latest(RefreshScores.KIND);
    boolean isWaiting = latest.isPresent() && latest.get().state() == Jobs.State.QUEUED;
    if (!isWaiting) {
      jobs.submit(RefreshScores.KIND, Map.of(), "system");
    }
  }
}
