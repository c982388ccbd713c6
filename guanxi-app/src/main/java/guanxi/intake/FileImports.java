package guanxi.intake;

import static guanxi.intake.FileImport.State.CANCELLED;
import static guanxi.intake.FileImport.State.CHECKED;
import static guanxi.intake.FileImport.State.CHECKING;
import static guanxi.intake.FileImport.State.DONE;
import static guanxi.intake.FileImport.State.FAILED;
import static guanxi.intake.FileImport.State.RUNNING;
import static guanxi.intake.FileImport.State.UNDOING;
import static guanxi.intake.FileImport.State.UNDONE;
import static guanxi.intake.FileImport.State.UPLOADED;
import static guanxi.intake.IntakeError.IMPORT_MAPPING_INVALID;
import static guanxi.intake.IntakeError.IMPORT_STATE_UNFIT;

import guanxi.files.ImportPlan;
import guanxi.files.KnownFormat;
import guanxi.files.Role;
import guanxi.platform.Jobs;
import guanxi.shared.GuanxiException;
import guanxi.staff.AuditTrail;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where files with orders, customers and products are handed in, looked at, taken in and taken
 * back.
 *
 * <p>A file is received ({@link #receive}), how it is read is decided ({@link #choose}), a dry run
 * may go over it ({@link #check}), then it is taken in ({@link #run}) and may be taken back ({@link
 * #undo}) without a trace. The last three are jobs and return at once.
 */
@Service
public class FileImports {

  private final Uploads uploads;
  private final Previews previews;
  private final ImportJournal journal;
  private final Jobs jobs;
  private final AuditTrail audit;
  private final Clock clock;

  FileImports(
      Uploads uploads,
      Previews previews,
      ImportJournal journal,
      Jobs jobs,
      AuditTrail audit,
      Clock clock) {
    this.uploads = uploads;
    this.previews = previews;
    this.journal = journal;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Receives a file, in bounded memory, and looks what it seems to be. What was decided for an
   * earlier file of the same shape is decided for this one too.
   *
   * @param by who hands it in
   * @throws GuanxiException with {@code IMPORT_FILE_TOO_LARGE} or {@code IMPORT_NOT_STORED}
   */
  public FileImport receive(String fileName, InputStream content, String by) {
    Upload upload = uploads.receive(fileName, content);
    Preview preview = previews.propose(uploads.find(upload.storedAs()));
    journal.add(upload, preview, by, clock.instant());
    return journal.get(upload.id());
  }

  /**
   * Decides how a file is read.
   *
   * @throws GuanxiException with {@code IMPORT_MAPPING_INVALID}; with {@code IMPORT_STATE_UNFIT}
   *     when some of it is in already
   */
  public FileImport choose(ImportId id, ImportChoice choice) {
    FileImport known = journal.get(id);
    ImportJournal.Work work = journal.work(id);
    ImportPlan plan = work.plan();
    if (!known.state().isOpen() || plan == null) {
      throw unfit(known);
    }
    String shop = choice.value("shop").orElse(known.shop());
    journal.choose(id, previews.decide(uploads.find(work.storedAs()), shop, plan, choice));
    return journal.get(id);
  }

  /** Goes over the whole file and counts what would come of it, writing nothing. */
  @Transactional
  public void check(ImportId id, String by) {
    requireMapping(id);
    boolean abandoned = isAbandoned(journal.get(id));
    UUID job = jobs.submit(CheckImport.KIND, input(id), by);
    journal.move(
        id,
        abandoned ? List.of(CHECKING) : List.of(UPLOADED, CHECKED, UNDONE),
        CHECKING,
        job,
        clock.instant());
  }

  /** Takes the file in, or goes on where it stopped. */
  @Transactional
  public void run(ImportId id, String by) {
    requireMapping(id);
    FileImport known = journal.get(id);
    if (known.state().isOpen()) {
      journal.reset(id);
    }
    UUID job = jobs.submit(RunImport.KIND, input(id), by);
    journal.move(
        id,
        isAbandoned(known)
            ? List.of(RUNNING)
            : List.of(UPLOADED, CHECKED, CANCELLED, FAILED, UNDONE),
        RUNNING,
        job,
        clock.instant());
    audit.record("intake.import-started", subject(id), "");
  }

  /** Takes everything back that came in with the file. */
  @Transactional
  public void undo(ImportId id, String by) {
    FileImport known = journal.get(id);
    UUID job = jobs.submit(UndoImport.KIND, input(id), by);
    journal.move(
        id,
        isAbandoned(known) ? List.of(RUNNING, UNDOING) : List.of(DONE, CANCELLED, FAILED),
        UNDOING,
        job,
        clock.instant());
    audit.record("intake.import-undone", subject(id), "");
  }

  /** Stops a dry run or an import after the batch it is at. */
  public void cancel(ImportId id) {
    FileImport known = journal.get(id);
    UUID job = known.jobId();
    if (known.state() == UNDOING || job == null || !known.state().isBusy()) {
      throw unfit(known);
    }
    journal.askToStop(id);
    boolean waiting = jobs.find(job).map(run -> run.state() == Jobs.State.QUEUED).orElse(true);
    jobs.cancel(job);
    if (waiting) {
      journal.move(id, List.of(CHECKING, RUNNING), afterStop(known), job, clock.instant());
    }
  }

  /** The import. Throws {@code IMPORT_NOT_FOUND}. */
  public FileImport get(ImportId id) {
    return journal.get(id);
  }

  /** The imports uploaded before {@code before}, newest first. */
  public List<FileImport> newest(Instant before, int limit) {
    return journal.newest(before, limit);
  }

  private static FileImport.State afterStop(FileImport known) {
    return known.state() == CHECKING ? UPLOADED : CANCELLED;
  }

  /** Whether the job at work on it ended without saying so, as when the database was away. */
  private boolean isAbandoned(FileImport known) {
    UUID job = known.jobId();
    return known.state().isBusy()
        && (job == null || jobs.find(job).map(Jobs.Status::isEnded).orElse(true));
  }

  private void requireMapping(ImportId id) {
    ImportPlan plan = journal.work(id).plan();
    if (plan == null) {
      throw unfit(journal.get(id));
    }
    List<Role> missing = missing(plan);
    if (!missing.isEmpty()) {
      throw new GuanxiException(
          IMPORT_MAPPING_INVALID, "import %s lacks %s".formatted(id.value(), missing));
    }
  }

  /** The roles without which a table of orders, customers or products says nothing. */
  static List<Role> missing(ImportPlan plan) {
    if (plan.format() == KnownFormat.GENERIC_ORDERS) {
      boolean person =
          plan.mapping().has(Role.CUSTOMER)
              || plan.mapping().has(Role.EMAIL)
              || plan.mapping().has(Role.PHONE);
      if (!plan.mapping().has(Role.TIME)) {
        return List.of(Role.TIME);
      }
      return person || plan.mapping().has(Role.ORDER) ? List.of() : List.of(Role.CUSTOMER);
    }
    return List.of();
  }

  private static String subject(ImportId id) {
    return "import:" + id.value();
  }

  private static Map<String, String> input(ImportId id) {
    return Map.of("import", id.value().toString());
  }

  private static GuanxiException unfit(FileImport known) {
    return new GuanxiException(
        IMPORT_STATE_UNFIT, "import %s is %s".formatted(known.id().value(), known.state()));
  }
}
