package guanxi.intake.rebuild;

import guanxi.platform.HomeFolder;
import guanxi.platform.Jobs;
import guanxi.staff.SignedIn;
import guanxi.web.WebError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds on demand: what {@code ./guanxi rebuild} calls. */
@RestController
@RequestMapping("/api/v1/rebuilds")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class RebuildApi {

  private final Jobs jobs;
  private final HomeFolder home;

  RebuildApi(Jobs jobs, HomeFolder home) {
    this.jobs = jobs;
    this.home = home;
  }

  /** A rebuild that was asked for. */
  record Asked(UUID id) {}

  /** Where a rebuild stands. */
  record Standing(
      UUID id, String state, long done, long total, @Nullable String failure, String details) {}

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Asked ask(@RequestParam(defaultValue = "") String module, @AuthenticationPrincipal SignedIn by) {
    return new Asked(
        jobs.submit(RebuildProjections.KIND, Map.of("module", module), by.displayName()));
  }

  @GetMapping("/{id}")
  Standing standing(@PathVariable UUID id) {
    return jobs.find(id)
        .filter(job -> job.kind().equals(RebuildProjections.KIND))
        .map(job ->
            new Standing(
                id,
                job.state().name(),
                job.done(),
                job.total(),
                job.failureCode(),
                job.failureDetails() == null ? "" : job.failureDetails()))
        .orElseThrow(() -> WebError.PAGE_NOT_FOUND.about("rebuild " + id));
  }

  @GetMapping(path = "/{id}/report", produces = MediaType.APPLICATION_JSON_VALUE)
  String report(@PathVariable UUID id) throws IOException {
    Path report = home.folder("rebuild").resolve(id + ".json");
    if (!Files.exists(report)) {
      throw WebError.PAGE_NOT_FOUND.about("report of rebuild " + id);
    }
    return Files.readString(report);
  }
}
