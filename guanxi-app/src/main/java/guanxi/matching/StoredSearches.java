package guanxi.matching;

import guanxi.matching.StoredDecisions.Learned;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Searches that were made and customers that wait: {@code matching.search} and {@code waiting}. */
@Repository
@Transactional
class StoredSearches {

  private final JdbcClient database;

  StoredSearches(JdbcClient database) {
    this.database = database;
  }

  /** Keeps what a search did. */
  void add(Recognition.Found found, long open, long merged, Learned learned, Instant now) {
    database
        .sql(
            """
            INSERT INTO matching.search
              (made_at, customers, compared, found, merged, decisions, shift)
            VALUES (:at, :customers, :compared, :found, :merged, :decisions, :shift)
            """)
        .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .param("customers", found.customers())
        .param("compared", found.compared())
        .param("found", open)
        .param("merged", merged)
        .param("decisions", learned.decisions())
        .param("shift", learned.shift())
        .update();
  }

  /** The latest search. */
  @Transactional(readOnly = true)
  Optional<MatchDesk.Search> latest() {
    return database
        .sql(
            """
            SELECT made_at, customers, compared, found, merged, decisions, shift
            FROM matching.search ORDER BY id DESC LIMIT 1
            """)
        .query((row, _) ->
            new MatchDesk.Search(
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getLong("customers"),
                row.getLong("compared"),
                row.getLong("found"),
                row.getLong("merged"),
                row.getLong("decisions"),
                row.getDouble("shift")))
        .optional();
  }

  /** Forgets who waits. */
  void forgetWaiting() {
    database.sql("DELETE FROM matching.waiting").update();
  }

  /** How many wait, up to this many. */
  @Transactional(readOnly = true)
  long waiting(int most) {
    return database
        .sql("SELECT count(*) FROM (SELECT FROM matching.waiting LIMIT :most) w")
        .param("most", most)
        .query(Long.class)
        .single();
  }

  /** Takes the next who wait out of the line, each once. */
  List<UUID> take(int most) {
    return database
        .sql(
            """
            DELETE FROM matching.waiting
            WHERE customer_id IN (SELECT customer_id FROM matching.waiting LIMIT :most)
            RETURNING customer_id
            """)
        .param("most", most)
        .query((row, _) -> row.getObject("customer_id", UUID.class))
        .list()
        .stream()
        .distinct()
        .toList();
  }
}
