package guanxi.intake;

import guanxi.intake.FileImport.Counts;
import guanxi.intake.FileImport.State;
import guanxi.platform.Job;
import guanxi.platform.JobRun;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an import back, in steps. Runs when somebody asks for it. A run that was interrupted begins
 * again: what is back already is not found any more.
 *
 * <p>Other files may have held the same rows; the log did not store them again. They are read again
 * afterwards, and what is missing now comes in from them.
 */
@Component
class UndoImport implements Job {

  static final String KIND = "intake.undo";

  private final ImportJournal journal;
  private final ImportFiles files;
  private final Sources sources;
  private final Pipeline pipeline;
  private final Withdrawal withdrawal;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UndoImport(
      ImportJournal journal,
      ImportFiles files,
      Sources sources,
      Pipeline pipeline,
      Withdrawal withdrawal,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.journal = journal;
    this.files = files;
    this.sources = sources;
    this.pipeline = pipeline;
    this.withdrawal = withdrawal;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    FileImport file = journal.get(new ImportId(UUID.fromString(run.input().get("import"))));
    if (file.state() != State.UNDOING) {
      return;
    }
    run.progress("withdraw", 0, 0);
    Long origin = journal.work(file.id()).originId();
    if (origin != null) {
      withdrawal.withdraw(
          origin,
          (done, total) -> {
            run.progress("withdraw", done, total);
            run.checkCancelled();
          });
    }
    if (file.counts().created() + file.counts().updated() > 0) {
      journal.repeaters(file).forEach(repeater -> readAgain(repeater, run));
    }
    transaction.executeWithoutResult(_ -> {
      journal.move(file.id(), List.of(State.UNDOING), State.UNDONE, null, clock.instant());
      events.publishEvent(
          new ImportEnded(file.id(), ImportEnded.Taken.BACK, file.counts(), clock.instant()));
    });
  }

  private void readAgain(FileImport repeater, JobRun run) {
    ImportJournal.Work work = journal.work(repeater.id());
    Long origin = work.originId();
    if (origin != null) {
      files.read(
          repeater,
          reader ->
              pipeline.run(
                  new ReadUpTo(reader, work.position()),
                  0,
                  sources.find(origin),
                  new Correction(repeater, reader, run)));
    }
  }

  /** Rows that were unchanged and now came in are counted as what they are now. */
  private final class Correction implements Pipeline.Ledger {

    private final FileImport file;
    private final FactReader reader;
    private final JobRun run;

    Correction(FileImport file, FactReader reader, JobRun run) {
      this.file = file;
      this.reader = reader;
      this.run = run;
    }

    @Override
    public void enter(FactBatch batch, FactLog.Outcomes outcomes, StepTable counts) {
      long more = outcomes.created() + outcomes.updated();
      journal.correct(file.id(), new Counts(0, outcomes.created(), outcomes.updated(), -more, 0));
    }

    @Override
    public void committed() {
      run.progress("again", reader.done(), reader.total());
    }
  }
}
