package guanxi.intake;

import guanxi.files.ColumnMapping.Column;
import guanxi.files.ImportPlan;
import guanxi.files.KnownFormat;
import guanxi.files.Layout;
import guanxi.files.Role;
import guanxi.files.values.DateOrder;
import guanxi.files.values.DecimalSign;
import guanxi.intake.FileImport.State;
import guanxi.intake.FileImport.Step;
import guanxi.intake.ImportViews.Actions;
import guanxi.intake.ImportViews.Choice;
import guanxi.intake.ImportViews.ColumnView;
import guanxi.intake.ImportViews.Entry;
import guanxi.intake.ImportViews.Mapping;
import guanxi.intake.ImportViews.OneView;
import guanxi.intake.ImportViews.Progress;
import guanxi.intake.ImportViews.QuestionView;
import guanxi.intake.ImportViews.RejectedView;
import guanxi.intake.ImportViews.Result;
import guanxi.intake.ImportViews.Selection;
import guanxi.intake.ImportViews.Setting;
import guanxi.intake.ImportViews.StepView;
import guanxi.platform.Jobs;
import guanxi.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what the page of an import shows. */
@Component
class ImportPage {

  private static final int REJECTED_SHOWN = 50;

  private final ImportJournal journal;
  private final RejectedRows rejected;
  private final Jobs jobs;
  private final Clock clock;

  ImportPage(ImportJournal journal, RejectedRows rejected, Jobs jobs, Clock clock) {
    this.journal = journal;
    this.rejected = rejected;
    this.jobs = jobs;
    this.clock = clock;
  }

  OneView view(FileImport found, Texts texts) {
    FileImport file = settled(found);
    State state = file.state();
    ImportPlan plan = journal.work(file.id()).plan();
    boolean complete = plan != null && FileImports.missing(plan).isEmpty();
    boolean abandoned = state.isBusy() && isEnded(file);
    return new OneView(
        entry(file),
        file.uploadedBy(),
        problem(file, abandoned, texts),
        state.isOpen() && plan != null ? mapping(file, plan, texts) : null,
        file.dryRun(),
        state.isBusy() && !abandoned ? progress(file, texts) : null,
        state.hasResult() ? result(file, texts) : null,
        abandoned ? actionsOfAbandoned(state) : actions(state, complete));
  }

  /** A job tells the journal before it ends, so what is read after its end is the truth. */
  private FileImport settled(FileImport found) {
    return found.state().isBusy() && isEnded(found) ? journal.get(found.id()) : found;
  }

  private static Actions actions(State state, boolean complete) {
    return new Actions(
        state.isOpen() && complete,
        state.isRunnable() && complete,
        state == State.CANCELLED || state == State.FAILED,
        state == State.UNDONE,
        state == State.CHECKING || state == State.RUNNING,
        state.isUndoable());
  }

  /** The job went away without saying how it ended. */
  private static Actions actionsOfAbandoned(State state) {
    return new Actions(
        state == State.CHECKING,
        state == State.RUNNING,
        true,
        false,
        false,
        state == State.RUNNING || state == State.UNDOING);
  }

  static Entry entry(FileImport file) {
    Look look = look(file.state());
    return new Entry(
        file.fileName(),
        "/console/imports/" + file.id().value(),
        file.shop(),
        file.state().name(),
        look.tone(),
        look.icon(),
        file.sizeBytes(),
        file.counts(),
        file.uploadedAt());
  }

  private static Look look(State state) {
    return switch (state) {
      case UNREADABLE -> new Look("bad", "file-x");
      case UPLOADED -> new Look("info", "eye");
      case CHECKING, RUNNING, UNDOING -> new Look("info", "loader-circle");
      case CHECKED -> new Look("info", "list-checks");
      case DONE -> new Look("good", "circle-check");
      case CANCELLED -> new Look("attention", "pause");
      case FAILED -> new Look("bad", "circle-x");
      case UNDONE -> new Look("quiet", "rotate-ccw");
    };
  }

  Progress progress(FileImport file, Texts texts) {
    Optional<Jobs.Status> job = job(file);
    long done = job.map(Jobs.Status::done).orElse(0L);
    long total = job.map(Jobs.Status::total).orElse(0L);
    Instant started = job.map(Jobs.Status::startedAt).orElse(null);
    long rows = file.counts().rows();
    double seconds =
        started == null
            ? 0
            : Math.max(1, Duration.between(started, clock.instant()).toMillis() / 1000.0);
    Duration left =
        done > 0 && total > done && seconds > 0
            ? Duration.ofSeconds(Math.round(seconds * (total - done) / done))
            : null;
    String phase = job.map(run -> phase(run, texts)).orElse("");
    return new Progress(
        "/console/imports/" + file.id().value(),
        phase,
        done,
        total,
        rows,
        seconds > 0 ? Math.round(rows / seconds) : 0,
        rows > 0 ? left : null,
        job.map(run -> run.state() == Jobs.State.QUEUED).orElse(false));
  }

  private static String phase(Jobs.Status run, Texts texts) {
    String key = run.kind() + ".phase." + run.phase();
    return texts.has(key) ? texts.of(key) : "";
  }

  private Optional<Jobs.Status> job(FileImport file) {
    UUID job = file.jobId();
    return job == null ? Optional.empty() : jobs.find(job);
  }

  private boolean isEnded(FileImport file) {
    return job(file).map(Jobs.Status::isEnded).orElse(true);
  }

  private static @Nullable String problem(FileImport file, boolean abandoned, Texts texts) {
    String failure = file.failure();
    if (failure == null && !abandoned && file.state() != State.FAILED) {
      return null;
    }
    String key = "intake.problem." + failure;
    return texts.of(failure != null && texts.has(key) ? key : "intake.problem.OTHER");
  }

  private Result result(FileImport file, Texts texts) {
    Instant started = file.startedAt();
    Instant ended = file.endedAt();
    boolean timed = started != null && ended != null && file.state() == State.DONE;
    return new Result(
        file.counts(),
        timed ? Duration.between(started, ended) : null,
        rejected.first(file.id(), REJECTED_SHOWN).stream()
            .map(row ->
                new RejectedView(
                    row.row(), row.column(), row.value(), RejectedRows.reason(row, texts)))
            .toList(),
        file.steps().stream().map(step -> step(step, texts)).toList());
  }

  private static StepView step(Step step, Texts texts) {
    String key = "intake.step." + step.step();
    List<String> dropped = new ArrayList<>();
    step.dropped()
        .forEach((reason, count) -> {
          String text =
              texts.has("intake.dropped." + reason) ? texts.of("intake.dropped." + reason) : reason;
          dropped.add(count + " × " + text);
        });
    return new StepView(
        texts.has(key) ? texts.of(key) : step.step(), step.in(), dropped, step.micros() / 1e6);
  }

  private Mapping mapping(FileImport file, ImportPlan plan, Texts texts) {
    Preview.Shown shown = journal.preview(file.id());
    return new Mapping(
        List.of(),
        columns(plan, shown, texts),
        Arrays.stream(Role.values())
            .map(role -> new Choice(role.name(), texts.of("intake.role." + role), false))
            .toList(),
        settings(file, plan, texts),
        selections(plan, shown, texts),
        shown.questions().stream().map(question -> question(question, texts)).toList(),
        FileImports.missing(plan).stream().map(role -> texts.of("intake.role." + role)).toList(),
        shown.header(),
        shown.sample());
  }

  private static QuestionView question(Preview.OpenQuestion question, Texts texts) {
    String option = "intake.option." + question.taken();
    return new QuestionView(
        texts.of("intake.question." + question.about()),
        texts.has(option) ? texts.of(option) : question.taken());
  }

  private static List<ColumnView> columns(ImportPlan plan, Preview.Shown shown, Texts texts) {
    Map<Integer, Role> roles = new HashMap<>();
    plan.mapping().columns().forEach((role, column) -> roles.put(column.index(), role));
    List<ColumnView> columns = new ArrayList<>();
    for (int i = 0; i < shown.header().size(); i++) {
      Role role = roles.get(i);
      Column column = role == null ? null : plan.mapping().column(role);
      columns.add(
          new ColumnView(
              i + 1,
              shown.header().get(i),
              sample(shown, i),
              role,
              column == null ? "" : texts.of("intake.why." + column.reason())));
    }
    return columns;
  }

  private static String sample(Preview.Shown shown, int column) {
    return shown.sample().stream()
        .filter(row -> column < row.size() && !row.get(column).isBlank())
        .map(row -> row.get(column))
        .map(cell -> cell.length() > 40 ? cell.substring(0, 40) + "…" : cell)
        .limit(2)
        .reduce((one, other) -> one + " · " + other)
        .orElse("");
  }

  private static List<Setting> settings(FileImport file, ImportPlan plan, Texts texts) {
    List<Setting> settings = new ArrayList<>();
    settings.add(setting("shop", file.shop(), texts));
    settings.add(setting("currency", plan.style().currency(), texts));
    settings.add(setting("zone", plan.style().zone().getId(), texts));
    settings.add(setting("country", plan.style().country(), texts));
    Layout layout = plan.layout();
    settings.add(setting("headerRow", Integer.toString(layout.headerRow()), texts));
    if (layout.kind() != Layout.Kind.WORKBOOK) {
      settings.add(setting("encoding", layout.encoding().name(), texts));
    }
    if (layout.kind() == Layout.Kind.DELIMITED) {
      String delimiter = layout.delimiter() == '\t' ? "tab" : String.valueOf(layout.delimiter());
      settings.add(setting("delimiter", delimiter, texts));
    }
    return settings;
  }

  private static Setting setting(String name, String value, Texts texts) {
    return new Setting(name, texts.of("intake.imports." + name), value);
  }

  private static List<Selection> selections(ImportPlan plan, Preview.Shown shown, Texts texts) {
    List<Selection> selections = new ArrayList<>();
    selections.add(
        selection("format", KnownFormat.values(), plan.format(), "intake.format.", texts));
    selections.add(
        selection(
            "dateOrder", DateOrder.values(), plan.style().dateOrder(), "intake.option.", texts));
    selections.add(
        selection(
            "decimalSign",
            DecimalSign.values(),
            plan.style().decimalSign(),
            "intake.option.",
            texts));
    if (shown.sheets().size() > 1) {
      selections.add(
          new Selection(
              "sheet",
              texts.of("intake.imports.sheet"),
              shown.sheets().stream()
                  .map(name -> new Choice(name, name, name.equals(plan.layout().sheet())))
                  .toList()));
    }
    return selections;
  }

  private static Selection selection(
      String name, Enum<?>[] options, Enum<?> taken, String keys, Texts texts) {
    return new Selection(
        name,
        texts.of("intake.imports." + name),
        Arrays.stream(options)
            .map(option ->
                new Choice(option.name(), texts.of(keys + option.name()), option == taken))
            .toList());
  }

  /** How a state is shown. */
  private record Look(String tone, String icon) {}
}
