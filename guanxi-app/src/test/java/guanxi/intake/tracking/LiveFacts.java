package guanxi.intake.tracking;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of the events of a source. */
final class LiveFacts {

  private final JdbcClient database;
  private final int source;

  LiveFacts(JdbcClient database, int source) {
    this.database = database;
    this.source = source;
  }

  /** The facts in the order of their arrival, as {@code kind body}. */
  List<String> bodies() {
    return database
        .sql(
            "SELECT kind || ' ' || body FROM intake.fact WHERE source_id = :source ORDER BY row_no,"
                + " id")
        .param("source", source)
        .query((row, _) -> row.getString(1))
        .list();
  }

  int count() {
    return database
        .sql(
            "SELECT count(*) FROM intake.fact WHERE source_id = :source AND kind BETWEEN 20 AND 26")
        .param("source", source)
        .query(Integer.class)
        .single();
  }

  List<String> leftOut() {
    return database
        .sql("SELECT code FROM intake.set_aside WHERE source_id = :source ORDER BY row_no")
        .param("source", source)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Waits until so many events have become facts or were left out. */
  LiveFacts await(int events) {
    until(() -> count() + leftOut().size() >= events);
    return this;
  }

  /** Waits until everything that landed was promoted. */
  LiveFacts awaitAll() {
    until(() ->
        database
                .sql(
                    """
                    SELECT count(*) FROM intake.landing l
                    LEFT JOIN intake.landing_progress p USING (source_id, lane)
                    WHERE l.source_id = :source
                      AND coalesce(p.row_no, 0) < l.position * 4096 + l.events - 1
                    """)
                .param("source", source)
                .query(Integer.class)
                .single()
            == 0);
    return this;
  }

  private static void until(BooleanSupplier done) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("events did not become facts within 20 s");
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
