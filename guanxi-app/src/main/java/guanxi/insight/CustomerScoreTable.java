package guanxi.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How {@code customer_score} is replaced as a whole: a table beside it is filled by COPY, indexed,
 * and takes its place in one transaction, so that readers see either all of the old or all of the
 * new.
 */
@Repository
class CustomerScoreTable {

  /** The table beside it; has the same columns in the same order. */
  static final String NEXT = "insight.customer_score_next";

  private final JdbcClient database;

  CustomerScoreTable(JdbcClient database) {
    this.database = database;
  }

  /** Makes the table beside it, empty. */
  @Transactional
  public void prepare() {
    run("DROP TABLE IF EXISTS insight.customer_score_next");
    run(
        "CREATE TABLE insight.customer_score_next (LIKE insight.customer_score INCLUDING"
            + " COMMENTS)");
  }

  /**
   * Indexes what was filled in: a primary key, one index for every {@link CustomerSort}, two for
   * searching by name, one for the narrowest filter and one for amounts in a currency. Several
   * connections work side by side, as the database uses one core for each index.
   *
   * @param cores how many
   */
  public void index(int cores) {
    Queue<String> statements = new ConcurrentLinkedQueue<>();
    Arrays.stream(CustomerSort.values())
        .sorted(Comparator.comparing(sort -> sort.collation().isEmpty())) // texts take longest
        .map(sort ->
            "CREATE INDEX %s_next ON insight.customer_score_next ((%s)%s, customer_id)"
                .formatted(sort.index(), sort.sql(), sort.collation()))
        .forEach(statements::add);
    statements.add("ALTER TABLE insight.customer_score_next ADD PRIMARY KEY (customer_id)");
    statements.add(
        "CREATE INDEX customer_score_name_start_next ON insight.customer_score_next"
            + " (lower(name) text_pattern_ops)");
    statements.add(
        "CREATE INDEX customer_score_quiet_next ON insight.customer_score_next"
            + " (stage, quiet_days)");
    statements.add(
        "CREATE INDEX customer_score_amount_next ON insight.customer_score_next"
            + " (currency, money_minor)");
    SideBySide.run(
        cores,
        () -> {
          for (String next = statements.poll(); next != null; next = statements.poll()) {
            run(next);
          }
        });
    run("ANALYZE insight.customer_score_next");
  }

  /** Puts it in place of the live one. */
  @Transactional
  public void swap() {
    run("DROP TABLE insight.customer_score");
    run("ALTER TABLE insight.customer_score_next RENAME TO customer_score");
    run("ALTER INDEX insight.customer_score_next_pkey RENAME TO customer_score_pkey");
    Arrays.stream(CustomerSort.values())
        .map(CustomerSort::index)
        .forEach(name -> run("ALTER INDEX insight.%s_next RENAME TO %s".formatted(name, name)));
    run("ALTER INDEX insight.customer_score_name_start_next RENAME TO customer_score_name_start");
    run("ALTER INDEX insight.customer_score_quiet_next RENAME TO customer_score_quiet");
    run("ALTER INDEX insight.customer_score_amount_next RENAME TO customer_score_amount");
  }

  private void run(String sql) {
    database.sql(sql).update();
  }
}
