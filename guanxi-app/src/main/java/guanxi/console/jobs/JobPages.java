package guanxi.console.jobs;

import guanxi.platform.Jobs;
import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The list of jobs, which refreshes itself while one is at work, and the way to stop one. */
@Controller
class JobPages {

  private final Pages pages;
  private final Jobs jobs;
  private final JobEntries entries;

  JobPages(Pages pages, Jobs jobs, JobEntries entries) {
    this.pages = pages;
    this.jobs = jobs;
    this.entries = entries;
  }

  @GetMapping("/console/jobs")
  View list(HttpServletRequest request) {
    return pages
        .page("console/jobs", "console.jobs.title", entries.latest(Language.of(request)))
        .under("console.home.crumb", "/console");
  }

  @GetMapping("/console/jobs/latest")
  View latest(HttpServletRequest request) {
    return pages.part("console/jobs-list", entries.latest(Language.of(request)));
  }

  @PostMapping("/console/jobs/{id}/cancellation")
  @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST')")
  View cancel(@PathVariable UUID id) {
    jobs.cancel(id);
    return pages.redirect("/console/jobs").saying("console.jobs.cancelAsked");
  }
}
