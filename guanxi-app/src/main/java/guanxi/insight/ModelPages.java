package guanxi.insight;

import guanxi.insight.ModelsView.Run;
import guanxi.platform.Jobs;
import guanxi.shared.Texts;
import guanxi.staff.AuditTrail;
import guanxi.staff.Role;
import guanxi.staff.SignedIn;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** The models behind the scores: list, cards, and the button that computes everything anew. */
@Controller
@RequestMapping("/console/models")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST')")
class ModelPages {

  private static final Set<Role> REFRESHERS =
      Set.of(Role.ADMINISTRATOR, Role.MANAGER, Role.ANALYST);

  private final Pages pages;
  private final ModelCards cards;
  private final Highlights highlights;
  private final Jobs jobs;
  private final AuditTrail audit;
  private final List<MoreModels> more;

  ModelPages(
      Pages pages,
      ModelCards cards,
      Highlights highlights,
      Jobs jobs,
      AuditTrail audit,
      List<MoreModels> more) {
    this.more = more;
    this.pages = pages;
    this.cards = cards;
    this.highlights = highlights;
    this.jobs = jobs;
    this.audit = audit;
  }

  @GetMapping
  View list(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
    return pages
        .page("insight/models", "insight.models.title", view(signedIn, request))
        .under("insight.home", "/console");
  }

  /** The part of the list that shows how a refresh goes; asked for again while one is at work. */
  @GetMapping("/refresh")
  View progress(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
    return pages.part("insight/refresh", view(signedIn, request));
  }

  @PostMapping("/refresh")
  View refresh(@AuthenticationPrincipal SignedIn signedIn) {
    boolean isWaiting =
        jobs.latest(RefreshScores.KIND).filter(run -> run.state() == Jobs.State.QUEUED).isPresent();
    if (!isWaiting) {
      jobs.submit(RefreshScores.KIND, Map.of(), signedIn.displayName());
      audit.record("insight.refresh", "scores", "");
    }
    return pages.redirect("/console/models").saying("insight.refresh.asked");
  }

  @GetMapping("/{id}")
  View card(
      @PathVariable long id,
      @AuthenticationPrincipal SignedIn signedIn,
      HttpServletRequest request) {
    Texts texts = Language.of(request);
    ModelCard card = cards.get(id);
    CardText text = text(card, signedIn, texts);
    Formats formats = new Formats(texts, signedIn.timeZone());
    List<ModelsView.Moved> drift =
        more.stream().flatMap(one -> one.drift(card.kind(), texts, formats).stream()).toList();
    return pages
        .page("insight/card", "insight.models.title", text.card(drift))
        .called(text.name())
        .under("insight.home", "/console")
        .under("insight.models.title", "/console/models");
  }

  private ModelsView view(SignedIn signedIn, HttpServletRequest request) {
    Texts texts = Language.of(request);
    Formats formats = new Formats(texts, signedIn.timeZone());
    List<ModelsView.Row> rows = new ArrayList<>();
    cards.current().forEach(card -> rows.add(text(card, signedIn, texts).row()));
    more.forEach(one -> rows.addAll(one.rows(texts, formats)));
    Optional<Highlights.Refresh> refresh = highlights.summary().map(Highlights.Summary::refresh);
    return new ModelsView(
        rows,
        refresh.orElse(null),
        jobs.latest(RefreshScores.KIND).map(run -> run(run, texts)).orElse(null),
        REFRESHERS.contains(signedIn.staffRole()));
  }

  private static CardText text(ModelCard card, SignedIn signedIn, Texts texts) {
    return new CardText(card, texts, new Formats(texts, signedIn.timeZone()));
  }

  private static @Nullable Run run(Jobs.Status run, Texts texts) {
    return switch (run.state()) {
      case QUEUED -> new Run(true, texts.of("insight.refresh.waiting"), null, null);
      case RUNNING -> {
        String key = RefreshScores.KIND + ".phase." + run.phase();
        Double share = run.total() > 0 ? Math.min(1.0, (double) run.done() / run.total()) : null;
        yield new Run(true, texts.has(key) ? texts.of(key) : "", share, null);
      }
      case FAILED -> {
        String key = "insight.error." + run.failureCode();
        yield new Run(
            false, "", null, texts.has(key) ? texts.of(key) : texts.of("insight.refresh.failed"));
      }
      case DONE, CANCELLED -> null;
    };
  }
}
