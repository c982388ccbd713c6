package guanxi.matching;

import guanxi.intake.ImportEnded;
import guanxi.platform.Jobs;
import java.util.Map;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Searches anew after facts came in or were taken back. A search reads everything, so one that
 * waits already serves all imports before it: being told twice or in another order does no harm.
 */
@Component
class SearchAfterImports {

  private final Jobs jobs;

  SearchAfterImports(Jobs jobs) {
    this.jobs = jobs;
  }

  @ApplicationModuleListener
  void on(ImportEnded event) {
    submit("system");
  }

  /** Hands in a search unless one waits. */
  void submit(String by) {
    Optional<Jobs.Status> latest = jobs.latest(SearchMatches.KIND);
    boolean isWaiting = latest.isPresent() && latest.get().state() == Jobs.State.QUEUED;
    if (!isWaiting) {
      jobs.submit(SearchMatches.KIND, Map.of(), by);
    }
  }
}
