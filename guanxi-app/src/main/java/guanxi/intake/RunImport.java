package guanxi.intake;

import guanxi.intake.FileImport.Counts;
import guanxi.intake.FileImport.State;
import guanxi.platform.Job;
import guanxi.platform.JobCancelled;
import guanxi.platform.JobRun;
import guanxi.shared.GuanxiException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file in. Runs when somebody starts an import. The journal's position advances with every
 * batch, so a run that was interrupted goes on after the last committed row and does nothing twice.
 */
@Component
class RunImport implements Job {

  static final String KIND = "intake.import";

  private final ImportJournal journal;
  private final ImportFiles files;
  private final Sources sources;
  private final Pipeline pipeline;
  private final TransactionTemplate transaction;
  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RunImport(
      ImportJournal journal,
      ImportFiles files,
      Sources sources,
      Pipeline pipeline,
      TransactionTemplate transaction,
      JdbcClient database,
      ApplicationEventPublisher events,
      Clock clock) {
    this.journal = journal;
    this.files = files;
    this.sources = sources;
    this.pipeline = pipeline;
    this.transaction = transaction;
    this.database = database;
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
    if (file.state() != State.RUNNING) {
      return;
    }
    try {
      Origin origin = origin(file);
      long position = journal.work(file.id()).position();
      files.read(
          file, reader -> pipeline.run(reader, position, origin, new Progress(file, reader, run)));
      end(file.id(), State.DONE);
    } catch (JobCancelled stopped) {
      if (journal.work(file.id()).stopAsked()) {
        end(file.id(), State.CANCELLED);
      }
      throw stopped;
    } catch (GuanxiException failed) {
      journal.fail(file.id(), failed.code().name(), clock.instant());
      announce(file.id(), ImportEnded.Taken.PARTLY_IN);
      throw failed;
    }
  }

  private Origin origin(FileImport file) {
    Long known = journal.work(file.id()).originId();
    if (known != null) {
      return sources.find(known);
    }
    Origin opened =
        transaction.execute(_ -> {
          Origin origin = sources.open(file.shop());
          journal.begin(file.id(), origin);
          return origin;
        });
    return java.util.Objects.requireNonNull(opened);
  }

  private void end(ImportId id, State state) {
    transaction.executeWithoutResult(_ -> {
      journal.move(id, List.of(State.RUNNING), state, null, clock.instant());
      announce(id, state == State.DONE ? ImportEnded.Taken.IN : ImportEnded.Taken.PARTLY_IN);
    });
  }

  private void announce(ImportId id, ImportEnded.Taken taken) {
    transaction.executeWithoutResult(_ ->
        events.publishEvent(new ImportEnded(id, taken, journal.get(id).counts(), clock.instant())));
  }

  /** Enters every batch into the journal and shows how far the file was read. */
  private final class Progress implements Pipeline.Ledger {

    private final FileImport file;
    private final FactReader reader;
    private final JobRun run;
    private final StepTable steps;

    Progress(FileImport file, FactReader reader, JobRun run) {
      this.file = file;
      this.reader = reader;
      this.run = run;
      this.steps = StepTable.of(file.steps());
    }

    @Override
    public void enter(FactBatch batch, FactLog.Outcomes outcomes, StepTable counts) {
      steps.add(counts);
      database
          .sql(
              """
              INSERT INTO intake.rejection
              SELECT :id, row_no, column_name, code, value, arguments FROM rejection_read
              """)
          .param("id", file.id().value())
          .update();
      journal.advance(
          file.id(),
          batch.lastRow(),
          new Counts(
              batch.rows(),
              outcomes.created(),
              outcomes.updated(),
              outcomes.unchanged(),
              batch.rejected()),
          steps.steps());
    }

    @Override
    public void committed() {
      run.progress("rows", reader.done(), reader.total());
      run.checkCancelled();
    }
  }
}
