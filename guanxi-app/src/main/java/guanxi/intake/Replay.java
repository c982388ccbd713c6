package guanxi.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes facts of the log through identities and projections once more. Files are read again, for
 * the log keeps a row but not what the rows before it said; live events are understood again from
 * what the log keeps of them. Which facts count, and as which version, the log says.
 */
@Component
public class Replay {

  private final TransactionTemplate transaction;
  private final JdbcClient database;
  private final FactTables tables;
  private final FactLog log;
  private final Persons persons;
  private final List<Projection> projections;
  private final ImportJournal journal;
  private final ImportFiles files;
  private final Sources sources;
  private final ObjectProvider<LoggedFacts> live;

  Replay(
      TransactionTemplate transaction,
      JdbcClient database,
      FactTables tables,
      FactLog log,
      Persons persons,
      List<Projection> projections,
      ImportJournal journal,
      ImportFiles files,
      Sources sources,
      ObjectProvider<LoggedFacts> live) {
    this.transaction = transaction;
    this.database = database;
    this.tables = tables;
    this.log = log;
    this.persons = persons;
    this.projections = List.copyOf(projections);
    this.journal = journal;
    this.files = files;
    this.sources = sources;
    this.live = live;
  }

  /** The modules that keep tables derived from facts, by their schemas. */
  public List<String> modules() {
    List<String> modules = new ArrayList<>(List.of("customer"));
    projections.forEach(projection -> modules.add(projection.name()));
    return modules;
  }

  /** The id of the newest fact. */
  public long end() {
    return database.sql("SELECT coalesce(max(id), 0) FROM intake.fact").query(Long.class).single();
  }

  /** How many facts have ids after one and up to another. */
  public long facts(long after, long upTo) {
    return database
        .sql("SELECT count(*) FROM intake.fact WHERE id > :after AND id <= :upTo")
        .param("after", after)
        .param("upTo", upTo)
        .query(Long.class)
        .single();
  }

  /** The origins of those facts. */
  public List<Long> origins(long after, long upTo) {
    return database
        .sql(
            """
            SELECT DISTINCT origin_id FROM intake.fact WHERE id > :after AND id <= :upTo
            ORDER BY origin_id
            """)
        .param("after", after)
        .param("upTo", upTo)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Takes those facts of an origin through, in batches, and says how many there were. */
  public long replay(long originId, long after, long upTo) {
    Origin origin = sources.find(originId);
    AtomicLong count = new AtomicLong();
    List<UUID> imports =
        database
            .sql("SELECT id FROM intake.file_import WHERE origin_id = :origin")
            .param("origin", originId)
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
    if (imports.isEmpty()) {
      live.forEach(reader -> take(reader.open(origin, after, upTo), origin, after, upTo, count));
    } else {
      ImportId id = new ImportId(imports.getFirst());
      long position = journal.work(id).position();
      files.read(
          journal.get(id),
          reader -> take(new ReadUpTo(reader, position), origin, after, upTo, count));
    }
    return count.get();
  }

  private void take(FactReader reader, Origin origin, long after, long upTo, AtomicLong count) {
    BatchStream.forEach(
        reader,
        tables::batch,
        0,
        (batch, _) ->
            transaction.executeWithoutResult(_ -> {
              tables.prepare();
              NewFacts news = log.recall(batch, origin, after, upTo);
              tables.fill(news, origin);
              persons.resolve(news, origin);
              projections.forEach(Projection::apply);
              count.addAndGet(news.count());
            }),
        () -> {});
  }
}
