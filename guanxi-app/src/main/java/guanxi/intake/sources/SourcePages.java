package guanxi.intake.sources;

import guanxi.intake.sources.LiveSource.WriteKey;
import guanxi.intake.sources.SourceViews.KeyRow;
import guanxi.intake.sources.SourceViews.ListView;
import guanxi.intake.sources.SourceViews.OneView;
import guanxi.intake.sources.SourceViews.Row;
import guanxi.shared.GuanxiException;
import guanxi.staff.AuditTrail;
import guanxi.web.ErrorAnswers;
import guanxi.web.Language;
import guanxi.web.PageView;
import guanxi.web.Pages;
import guanxi.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of shops that send events. */
@Controller
@RequestMapping("/console/sources")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class SourcePages {

  private static final String LIST = "/console/sources";

  private final LiveSources sources;
  private final AuditTrail trail;
  private final Pages pages;
  private final Clock clock;

  SourcePages(LiveSources sources, AuditTrail trail, Pages pages, Clock clock) {
    this.sources = sources;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  View list() {
    return listPage("", null);
  }

  @PostMapping
  View create(@RequestParam(defaultValue = "") String name, HttpServletRequest request) {
    try {
      LiveSource made = sources.create(name);
      record("intake.source-created", made);
      return pages.redirect(path(made.id())).saying("intake.sources.created", made.name());
    } catch (GuanxiException refused) {
      return listPage(name, ErrorAnswers.sentence(Language.of(request), refused.code()))
          .status(422);
    }
  }

  @GetMapping("/{id}")
  View show(@PathVariable int id, HttpServletRequest request) {
    LiveSource source = sources.get(id);
    String key = source.keys().isEmpty() ? "" : source.keys().getFirst().value();
    String address = request.getScheme() + "://" + request.getHeader("Host");
    return pages
        .page(
            "intake/source",
            "intake.sources.title",
            new OneView(
                row(source),
                source.keys().stream().map(this::keyRow).toList(),
                String.join("\n", source.allowedOrigins()),
                Snippets.page(address, key),
                Snippets.server(address, key),
                address,
                LiveSources.OVERLAP.toDays()))
        .called(source.name())
        .under("intake.sources.title", LIST);
  }

  @PostMapping("/{id}/keys")
  View rotate(@PathVariable int id) {
    record("intake.source-key-replaced", sources.rotate(id));
    return back(id).saying("intake.sources.rotated");
  }

  @PostMapping("/{id}/disabling")
  View disable(@PathVariable int id) {
    record("intake.source-disabled", sources.enable(id, false));
    return back(id).saying("intake.sources.disabled");
  }

  @PostMapping("/{id}/enabling")
  View enable(@PathVariable int id) {
    record("intake.source-enabled", sources.enable(id, true));
    return back(id).saying("intake.sources.enabled");
  }

  @PostMapping("/{id}/origins")
  View allow(@PathVariable int id, @RequestParam(defaultValue = "") String origins) {
    List<String> named =
        Arrays.stream(origins.split("[\\s,]+", -1)).filter(origin -> !origin.isBlank()).toList();
    record("intake.source-sites", sources.allow(id, named));
    return back(id).saying("intake.sources.saved");
  }

  private PageView listPage(String name, @Nullable String problem) {
    return pages.page(
        "intake/sources",
        "intake.sources.title",
        new ListView(sources.all().stream().map(SourcePages::row).toList(), name, problem));
  }

  private void record(String action, LiveSource source) {
    trail.record(action, "source:" + source.id(), source.name());
  }

  private KeyRow keyRow(WriteKey key) {
    return new KeyRow(key.value(), key.createdAt(), key.expiresAt(), key.isValid(clock.instant()));
  }

  private static Row row(LiveSource source) {
    return new Row(source.name(), path(source.id()), source.enabled(), source.keys().size());
  }

  private static String path(int id) {
    return LIST + "/" + id;
  }

  private Redirect back(int id) {
    return pages.redirect(path(id));
  }
}
