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
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes over a whole file as an import would and counts what would become of its rows. Writes
 * nothing but the result. Runs when somebody asks for a dry run; doing it twice only takes time.
 */
@Component
class CheckImport implements Job {

  static final String KIND = "intake.check";

  private final ImportJournal journal;
  private final ImportFiles files;
  private final Sources sources;
  private final FactTables tables;
  private final FactLog log;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CheckImport(
      ImportJournal journal,
      ImportFiles files,
      Sources sources,
      FactTables tables,
      FactLog log,
      TransactionTemplate transaction,
      Clock clock) {
    this.journal = journal;
    this.files = files;
    this.sources = sources;
    this.tables = tables;
    this.log = log;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    FileImport file = journal.get(new ImportId(UUID.fromString(run.input().get("import"))));
    if (file.state() != State.CHECKING) {
      return;
    }
    try {
      AtomicReference<Counts> found = new AtomicReference<>(Counts.NONE);
      files.read(
          file,
          reader -> transaction.executeWithoutResult(_ -> found.set(count(file, reader, run))));
      transaction.executeWithoutResult(_ -> {
        journal.rehearsed(file.id(), found.get());
        journal.move(file.id(), List.of(State.CHECKING), State.CHECKED, null, clock.instant());
      });
    } catch (JobCancelled stopped) {
      if (journal.work(file.id()).stopAsked()) {
        journal.move(file.id(), List.of(State.CHECKING), State.UPLOADED, null, clock.instant());
      }
      throw stopped;
    } catch (GuanxiException failed) {
      journal.fail(file.id(), failed.code().name(), clock.instant());
      throw failed;
    }
  }

  /** One transaction, whose temporary tables remember what earlier batches would have stored. */
  private Counts count(FileImport file, FactReader reader, JobRun run) {
    int source = sources.idOf(file.shop());
    tables.prepare();
    AtomicReference<Counts> sum = new AtomicReference<>(Counts.NONE);
    Runnable progress =
        () -> {
          run.progress("rows", reader.done(), reader.total());
          run.checkCancelled();
        };
    BatchStream.forEach(
        reader,
        tables::batch,
        0,
        (batch, _) -> {
          FactLog.Outcomes outcomes = log.rehearse(batch, source).outcomes();
          Counts counts =
              new Counts(
                  batch.rows(),
                  outcomes.created(),
                  outcomes.updated(),
                  outcomes.unchanged(),
                  batch.rejected());
          sum.set(sum.get().plus(counts));
          progress.run();
        },
        progress);
    return sum.get();
  }
}
