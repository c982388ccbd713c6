package guanxi.console.jobs;

import guanxi.platform.Jobs;
import guanxi.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells runs in words: for the jobs page and for the start pages. */
@Component
public class JobEntries {

  private static final int SHOWN = 60;

  /** Where the sentence for a failure may stand, after the module of the job itself. */
  private static final List<String> MODULES =
      List.of("platform", "intake", "insight", "customer", "ordering", "catalog", "demo", "web");

  /** These tell how far they read in a file. */
  private static final Set<String> BY_BYTES = Set.of("intake.import", "intake.check");

  private final Jobs jobs;
  private final Clock clock;

  JobEntries(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /** The latest runs. */
  public JobsView latest(Texts texts) {
    List<Jobs.Status> recent = jobs.recent(SHOWN);
    List<JobsView.Entry> active =
        recent.stream()
            .filter(run -> !run.isEnded())
            .sorted(Comparator.comparing(Jobs.Status::submittedAt))
            .map(run -> entry(run, texts))
            .toList();
    List<JobsView.Entry> ended =
        recent.stream().filter(Jobs.Status::isEnded).map(run -> entry(run, texts)).toList();
    return new JobsView(active, ended);
  }

  private JobsView.Entry entry(Jobs.Status run, Texts texts) {
    Instant end = run.endedAt() == null ? clock.instant() : run.endedAt();
    Duration took = run.startedAt() == null ? null : Duration.between(run.startedAt(), end);
    double perSecond =
        took == null || took.toMillis() < 500 ? 0 : run.done() * 1000.0 / took.toMillis();
    Double share = run.total() > 0 ? Math.min(1.0, (double) run.done() / run.total()) : null;
    return new JobsView.Entry(
        run.id().toString(),
        known(texts, run.kind() + ".job", run.kind()),
        run.state(),
        run.phase().isEmpty()
            ? ""
            : known(texts, run.kind() + ".phase." + run.phase(), run.phase()),
        run.done(),
        run.total(),
        BY_BYTES.contains(run.kind()),
        share,
        perSecond,
        timeLeft(run, perSecond),
        by(run.requestedBy(), texts),
        run.submittedAt(),
        run.endedAt(),
        took,
        run.failureCode() == null ? null : failure(run.kind(), run.failureCode(), texts),
        run.failureDetails());
  }

  /** A person's name is hers; what Guanxi asked for by itself is said in words. */
  private static String by(String name, Texts texts) {
    return switch (name) {
      case "system" -> texts.of("console.jobs.by.system");
      case "demo" -> texts.of("demo.title");
      default -> name;
    };
  }

  private static @Nullable Duration timeLeft(Jobs.Status run, double perSecond) {
    boolean countable = run.state() == Jobs.State.RUNNING && run.total() > 0 && perSecond > 0;
    return countable
        ? Duration.ofSeconds(Math.round(Math.max(0, run.total() - run.done()) / perSecond))
        : null;
  }

  private static String failure(String kind, String code, Texts texts) {
    String own = kind.substring(0, Math.max(0, kind.indexOf('.')));
    return Stream.concat(Stream.of(own), MODULES.stream())
        .map(module -> module + ".error." + code)
        .filter(texts::has)
        .findFirst()
        .map(texts::of)
        .orElse(code);
  }

  private static String known(Texts texts, String key, String otherwise) {
    return texts.has(key) ? texts.of(key) : otherwise;
  }
}
