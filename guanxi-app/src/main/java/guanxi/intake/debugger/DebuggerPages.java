package guanxi.intake.debugger;

import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import guanxi.intake.tracking.LiveDesk;
import guanxi.intake.tracking.LiveWatch;
import guanxi.intake.tracking.LiveWatch.Watch;
import guanxi.intake.tracking.Passed;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Watching the events of a source, and sending through again what was set aside. */
@Controller
@RequestMapping("/console/sources/{id}/live")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class DebuggerPages {

  private static final int ASIDE_SHOWN = 20;
  private static final int EVENTS_SHOWN = 50;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final LiveSources sources;
  private final LiveDesk desk;
  private final LiveWatch watch;
  private final Pages pages;
  private final Clock clock;

  DebuggerPages(LiveSources sources, LiveDesk desk, LiveWatch watch, Pages pages, Clock clock) {
    this.sources = sources;
    this.desk = desk;
    this.watch = watch;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  View show(
      @PathVariable int id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean paused) {
    LiveSource source = sources.get(id);
    return pages
        .page("intake/live", "intake.live.title", view(source, q, paused))
        .titled(source.name())
        .under("intake.sources.title", "/console/sources")
        .under("intake.sources.one", "/console/sources/" + id);
  }

  /** What htmx asks for when the bell rings. */
  @GetMapping("/events")
  View events(@PathVariable int id, @RequestParam(defaultValue = "") String q) {
    return pages.part("intake/live-events", view(sources.get(id), q, false));
  }

  /** The bell: an event without content whenever events have passed. */
  @GetMapping("/bell")
  SseEmitter bell(@PathVariable int id, HttpServletResponse response) {
    LiveSource source = sources.get(id);
    response.setHeader("X-Accel-Buffering", "no");
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    Watch listening = watch.listen(source.id(), () -> ring(emitter));
    emitter.onCompletion(listening::close);
    emitter.onTimeout(listening::close);
    emitter.onError(_ -> listening.close());
    ring(emitter);
    return emitter;
  }

  @PostMapping("/again")
  View sendAgain(@PathVariable int id) {
    int sent = desk.sendAgain(sources.get(id).id());
    return pages.redirect(path(id)).saying("intake.live.again.done", sent);
  }

  private static void ring(SseEmitter emitter) {
    try {
      emitter.send(SseEmitter.event().name("passed").data("1"));
    } catch (IOException | IllegalStateException gone) {
      emitter.completeWithError(gone);
    }
  }

  private DebuggerView view(LiveSource source, String wanted, boolean paused) {
    Instant now = clock.instant();
    LiveDesk.Lag lag = desk.lag(source.id());
    Instant oldest = lag.oldest();
    return new DebuggerView(
        path(source.id()),
        wanted,
        paused,
        matching(events(source.id()), wanted.strip().toLowerCase(Locale.ROOT)),
        desk.setAside(source.id(), ASIDE_SHOWN),
        desk.countSetAside(source.id()),
        desk.steps(source.id(), now.minus(Duration.ofDays(1))),
        lag.events(),
        oldest == null ? null : Long.valueOf(Duration.between(oldest, now).toSeconds()));
  }

  /** Until something comes in while somebody watches, what came in last. */
  private List<Passed> events(int source) {
    List<Passed> recent = watch.recent(source);
    return recent.isEmpty() ? desk.latest(source, EVENTS_SHOWN) : recent;
  }

  private static List<Passed> matching(List<Passed> events, String wanted) {
    return events.stream()
        .filter(event ->
            wanted.isEmpty()
                || (event.kind()
                        + ' '
                        + event.name()
                        + ' '
                        + event.messageId()
                        + ' '
                        + event.verdict()
                        + ' '
                        + event.reason()
                        + ' '
                        + event.identities())
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted))
        .limit(EVENTS_SHOWN)
        .toList();
  }

  private static String path(int id) {
    return "/console/sources/" + id + "/live";
  }
}
