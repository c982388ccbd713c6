package guanxi.insight.experiment;

import guanxi.insight.SegmentNames;
import guanxi.insight.experiment.Experiment.Audience;
import guanxi.insight.experiment.Experiment.Metric;
import guanxi.insight.experiment.ExperimentView.Choice;
import guanxi.insight.experiment.ExperimentView.Listing;
import guanxi.insight.experiment.ExperimentView.Row;
import guanxi.insight.experiment.Experiments.Person;
import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.shared.GuanxiException;
import guanxi.shared.Texts;
import guanxi.staff.AuditTrail;
import guanxi.staff.SignedIn;
import guanxi.web.ErrorAnswers;
import guanxi.web.Formats;
import guanxi.web.Language;
import guanxi.web.PageView;
import guanxi.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Experiments: begin one, export who was drawn, read what came of it. */
@Controller
@RequestMapping(ExperimentPages.PATH)
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'ANALYST', 'MARKETER')")
class ExperimentPages {

  static final String PATH = "/console/experiments";

  private final Pages pages;
  private final Laboratory laboratory;
  private final Experiments experiments;
  private final SegmentNames segments;
  private final AuditTrail audit;

  ExperimentPages(
      Pages pages,
      Laboratory laboratory,
      Experiments experiments,
      SegmentNames segments,
      AuditTrail audit) {
    this.pages = pages;
    this.laboratory = laboratory;
    this.experiments = experiments;
    this.segments = segments;
    this.audit = audit;
  }

  @GetMapping
  View list(HttpServletRequest request) {
    return listing(request, null);
  }

  @PostMapping
  View begin(@RequestParam Map<String, String> sent, HttpServletRequest request) {
    try {
      Experiment made =
          laboratory.begin(
              new Laboratory.Plan(
                  sent.getOrDefault("name", ""),
                  sent.getOrDefault("salt", ""),
                  whole(sent.getOrDefault("share", "")),
                  "REVENUE".equals(sent.get("metric")) ? Metric.REVENUE : Metric.ORDERS,
                  whole(sent.getOrDefault("days", "")),
                  day(sent.getOrDefault("begins", "")),
                  audience(sent.getOrDefault("audience", ""))),
              SignedIn.now().displayName());
      audit.record("insight.experiment-begun", made.name(), "experiment " + made.id());
      return pages.redirect(PATH + "/" + made.id()).saying("insight.experiment.begun");
    } catch (GuanxiException refused) {
      return listing(request, ErrorAnswers.sentence(Language.of(request), refused.code()))
          .status(422);
    }
  }

  private static int whole(String text) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  private LocalDate day(String text) {
    try {
      return text.isEmpty() ? laboratory.today().plusDays(1) : LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      return LocalDate.MIN;
    }
  }

  /** {@code stage-AT_RISK}, {@code segment-2}, or everybody. */
  private static Audience audience(String text) {
    if (text.startsWith("segment-")) {
      return new Audience(null, whole(text.substring("segment-".length())), null);
    }
    return new Audience(
        Arrays.stream(LifecycleStage.values())
            .map(Enum::name)
            .filter(stage -> text.equals("stage-" + stage))
            .findFirst()
            .orElse(null),
        null,
        null);
  }

  @GetMapping("/{id}")
  View show(@PathVariable long id, HttpServletRequest request) {
    Experiment experiment = experiments.get(id);
    Texts texts = Language.of(request);
    ExperimentText text =
        new ExperimentText(
            experiment, texts, new Formats(texts, SignedIn.now().timeZone()), laboratory.today());
    return pages
        .page(
            "insight/experiment", "insight.experiment.title", text.one(laboratory.read(experiment)))
        .called(experiment.name())
        .under("insight.home", "/console")
        .under("insight.experiment.title", PATH);
  }

  /** Who was drawn, as CSV. */
  @GetMapping("/{id}/export")
  void export(@PathVariable long id, HttpServletResponse response) throws IOException {
    Experiment experiment = experiments.get(id);
    audit.record("insight.experiment-exported", experiment.name(), "experiment " + id);
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Content-Disposition", "attachment; filename=\"experiment-" + id + ".csv\"");
    Writer out = response.getWriter();
    out.write("customer_id,group\r\n");
    for (Person person : experiments.people(id)) {
      out.write(
          person.customer().value() + "," + (person.isTreated() ? "treated" : "control") + "\r\n");
    }
  }

  private PageView listing(HttpServletRequest request, @Nullable String problem) {
    Texts texts = Language.of(request);
    Formats formats = new Formats(texts, SignedIn.now().timeZone());
    List<Row> rows =
        experiments.all().stream()
            .map(one -> new ExperimentText(one, texts, formats, laboratory.today()).row())
            .toList();
    List<Choice> stages =
        Arrays.stream(LifecycleStage.values())
            .filter(stage -> stage != LifecycleStage.STRANGER)
            .map(stage -> new Choice("stage-" + stage, texts.of("console.stage." + stage)))
            .toList();
    List<Choice> kinds =
        segments.of(texts).stream()
            .map(one -> new Choice("segment-" + one.number(), one.name()))
            .toList();
    return pages
        .page(
            "insight/experiments",
            "insight.experiment.title",
            new Listing(rows, stages, kinds, laboratory.today().toString(), problem))
        .under("insight.home", "/console");
  }
}
