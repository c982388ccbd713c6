package guanxi.intake;

import guanxi.platform.JobCancelled;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of facts from a reader into the log and everything derived from it.
 *
 * <p>One thread reads and understands rows ({@code Read, Understand, StampTimes}) while another
 * takes the batch before through {@link #steps} in one transaction, which also advances the
 * journal. So a process that dies at any moment goes on after the last committed batch, and every
 * row has its effect once.
 */
@Component
public class Pipeline {

  /** One batch on its way. */
  private static final class Passing {

    private final FactBatch batch;
    private final Origin origin;
    private final Ledger ledger;
    private final StepTable counts;
    private @Nullable NewFacts news;

    Passing(FactBatch batch, Origin origin, Ledger ledger, StepTable counts) {
      this.batch = batch;
      this.origin = origin;
      this.ledger = ledger;
      this.counts = counts;
    }

    NewFacts news() {
      return Objects.requireNonNull(news);
    }
  }

  /** Keeps what a run counted; called inside the transaction of each batch. */
  public interface Ledger {
    /** Enters a batch that went through. */
    void enter(FactBatch batch, FactLog.Outcomes outcomes, StepTable counts);

    /** Called after the batch is committed, and now and then while waiting for the next. */
    void committed();
  }

  /** A step takes a batch and says what it dropped, by reason. */
  private record Step(String name, Function<Passing, Map<String, Long>> work) {}

  private final TransactionTemplate transaction;
  private final JdbcClient database;
  private final FactTables tables;
  private final FactLog log;
  private final Persons persons;
  private final List<Projection> projections;
  private final Clock clock;
  private final List<Step> steps;

  Pipeline(
      TransactionTemplate transaction,
      JdbcClient database,
      FactTables tables,
      FactLog log,
      Persons persons,
      List<Projection> projections,
      Clock clock) {
    this.transaction = transaction;
    this.database = database;
    this.tables = tables;
    this.log = log;
    this.persons = persons;
    this.projections = List.copyOf(projections);
    this.clock = clock;
    this.steps =
        List.of(
            new Step("Dedupe", this::dedupe),
            new Step("Stage", this::stage),
            new Step("ResolveIdentities", this::resolveIdentities),
            new Step("StoreFacts", this::storeFacts),
            new Step("ApplyProjections", this::applyProjections),
            new Step("Announce", this::announce));
  }

  /**
   * Takes everything the reader gives through the pipeline.
   *
   * @param position the last row that is already in; rows up to it are read but not taken again
   * @throws JobCancelled if the ledger asks to stop; what was committed stays
   */
  public void run(FactReader reader, long position, Origin origin, Ledger ledger) {
    BatchStream.forEach(
        reader,
        tables::batch,
        position,
        (batch, counts) -> {
          commit(new Passing(batch, origin, ledger, counts));
          ledger.committed();
        },
        ledger::committed);
  }

  private void commit(Passing passing) {
    transaction.executeWithoutResult(_ -> {
      lock();
      tables.prepare();
      for (Step step : steps) {
        long begin = System.nanoTime();
        Map<String, Long> dropped = step.work().apply(passing);
        long micros = (System.nanoTime() - begin) / 1000;
        passing.counts.add(new FileImport.Step(step.name(), passing.batch.rows(), dropped, micros));
      }
    });
  }

  /**
   * Whoever changes the log waits for whoever does so now, and for a withdrawal, which takes
   * several transactions; released with the transaction.
   */
  private void lock() {
    database
        .sql("SELECT pg_advisory_xact_lock_shared(hashtext(:lock))")
        .param("lock", Withdrawal.LOCK)
        .query()
        .listOfRows();
    lockLog();
  }

  /** The same in the middle of a withdrawal. */
  void lockLog() {
    database.sql("SELECT pg_advisory_xact_lock(hashtext('intake.fact'))").query().listOfRows();
  }

  private Map<String, Long> dedupe(Passing passing) {
    NewFacts news = log.compare(passing.batch, passing.origin.sourceId());
    passing.news = news;
    int repeated = passing.batch.told().size() - news.count();
    return repeated == 0 ? Map.of() : Map.of("repeated", (long) repeated);
  }

  private Map<String, Long> stage(Passing passing) {
    tables.fill(passing.news(), passing.origin);
    return Map.of();
  }

  private Map<String, Long> resolveIdentities(Passing passing) {
    persons.resolve(passing.news(), passing.origin);
    return Map.of();
  }

  private Map<String, Long> storeFacts(Passing passing) {
    log.append(passing.news(), passing.origin, clock.instant());
    return Map.of();
  }

  private Map<String, Long> applyProjections(Passing passing) {
    for (Projection projection : projections) {
      long begin = System.nanoTime();
      projection.apply();
      long micros = (System.nanoTime() - begin) / 1000;
      passing.counts.add(
          new FileImport.Step(
              "ApplyProjections." + projection.name(),
              passing.batch.rows(),
              new TreeMap<>(),
              micros));
    }
    return Map.of();
  }

  private Map<String, Long> announce(Passing passing) {
    passing.ledger.enter(passing.batch, passing.news().outcomes(), passing.counts);
    return Map.of();
  }
}
