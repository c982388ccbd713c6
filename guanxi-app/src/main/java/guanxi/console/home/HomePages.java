package guanxi.console.home;

import guanxi.console.Masking;
import guanxi.console.home.HomeView.Section;
import guanxi.console.jobs.JobEntries;
import guanxi.console.jobs.JobsView;
import guanxi.platform.Jobs;
import guanxi.shared.Texts;
import guanxi.staff.Role;
import guanxi.staff.SignedIn;
import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The start page: what matters to whoever opened it. */
@Controller
class HomePages {

  /** The job that computes all scores anew. */
  private static final String REFRESH = "insight.refresh";

  private final Pages pages;
  private final HomeDesk desk;
  private final JobEntries jobs;
  private final Jobs queue;

  HomePages(Pages pages, HomeDesk desk, JobEntries jobs, Jobs queue) {
    this.pages = pages;
    this.desk = desk;
    this.jobs = jobs;
    this.queue = queue;
  }

  @GetMapping("/console")
  View home(HttpServletRequest request) {
    SignedIn signedIn = SignedIn.now();
    Role role = signedIn.staffRole();
    Texts texts = Language.of(request);
    return pages.page(
        "console/home",
        "console.home.title",
        desk.view(
            sections(role),
            role == Role.ADMINISTRATOR || role == Role.MANAGER,
            Masking.of(role),
            texts,
            signedIn.timeZone()));
  }

  /** What is running; once nothing is, the page loads itself anew with the new figures. */
  @GetMapping("/console/home/running")
  View running(HttpServletRequest request, HttpServletResponse response) {
    JobsView latest = jobs.latest(Language.of(request));
    if (!latest.isLive()) {
      response.setHeader("HX-Refresh", "true");
    }
    return pages.part("console/home-running", latest);
  }

  @PostMapping("/console/refresh")
  @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST')")
  View refresh() {
    queue.submit(REFRESH, Map.of(), SignedIn.now().displayName());
    return pages.redirect("/console").saying("console.home.refreshing");
  }

  /** Those who decide see what moved first, those who act see whom to speak with. */
  private static List<Section> sections(Role role) {
    return switch (role) {
      case ADMINISTRATOR, MANAGER ->
          List.of(Section.CHANGES, Section.LEAVING, Section.CHARTS, Section.MONEY);
      case ANALYST -> List.of(Section.CHANGES, Section.CHARTS, Section.MONEY, Section.LEAVING);
      case MARKETER -> List.of(Section.LEAVING, Section.CHANGES, Section.MONEY, Section.CHARTS);
      case AGENT -> List.of(Section.LEAVING, Section.CHANGES);
    };
  }
}
