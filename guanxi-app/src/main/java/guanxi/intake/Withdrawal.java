package guanxi.intake;

import guanxi.customer.Identities;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an origin back as if it had never come: its facts with what projections made of them, then
 * its evidence of who is who.
 *
 * <p>Each step is a transaction of bounded size after which everything fits together: first the log
 * is shorter, then the evidence. No batch comes in meanwhile. What was interrupted is done by
 * taking back again: the steps before find nothing.
 */
@Component
class Withdrawal {

  /** Held by a withdrawal from its first to its last step. */
  static final String LOCK = "intake.withdrawal";

  private static final int FACTS = 50_000;

  private final Pipeline pipeline;
  private final FactTables tables;
  private final FactLog log;
  private final Identities identities;
  private final List<Projection> projections;
  private final TransactionTemplate transaction;
  private final JdbcTemplate database;

  Withdrawal(
      Pipeline pipeline,
      FactTables tables,
      FactLog log,
      Identities identities,
      List<Projection> projections,
      TransactionTemplate transaction,
      JdbcTemplate database) {
    this.pipeline = pipeline;
    this.tables = tables;
    this.log = log;
    this.identities = identities;
    this.projections = List.copyOf(projections);
    this.transaction = transaction;
    this.database = database;
  }

  /** Takes an origin back. */
  void withdraw(long origin) {
    withdraw(origin, FACTS, (_, _) -> {});
  }

  /** Takes an origin back and tells how many facts were looked at, and of how many. */
  void withdraw(long origin, BiConsumer<Long, Long> progress) {
    withdraw(origin, FACTS, progress);
  }

  /**
   * Takes an origin back in steps of so many facts, then of so many identities.
   *
   * @param progress called between steps; what it throws ends the withdrawal there
   */
  void withdraw(long origin, int most, BiConsumer<Long, Long> progress) {
    alone(() -> {
      withdrawFacts(origin, most, progress);
      withdrawEvidence(origin, most, progress);
    });
  }

  private void withdrawFacts(long origin, int most, BiConsumer<Long, Long> progress) {
    FactLog.Span span = log.span(origin);
    long from = span.first();
    do {
      long to = Math.min(from + most - 1, span.last());
      long begin = from;
      step(() -> log.withdraw(origin, begin, to));
      from = to + 1;
      progress.accept(from - span.first(), span.last() - span.first() + 1);
    } while (from <= span.last());
  }

  private void withdrawEvidence(long origin, int most, BiConsumer<Long, Long> progress) {
    Optional<UUID> last = Optional.of(new UUID(0, 0));
    while (last.isPresent()) {
      UUID after = last.get();
      last = step(() -> identities.withdraw(origin, after, most));
      progress.accept(0L, 0L);
    }
  }

  private <T> T step(Supplier<T> work) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          pipeline.lockLog();
          tables.prepare();
          T result = work.get();
          projections.forEach(Projection::withdraw);
          return result;
        }));
  }

  /** Keeps batches out on a connection of its own, for the steps are transactions of others. */
  private void alone(Runnable work) {
    database.execute(
        (ConnectionCallback<Boolean>)
            held -> {
              try (var statement = held.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(hashtext('" + LOCK + "'))");
                try {
                  work.run();
                } finally {
                  statement.execute("SELECT pg_advisory_unlock(hashtext('" + LOCK + "'))");
                }
              }
              return true;
            });
  }
}
