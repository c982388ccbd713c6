package guanxi.matching;

import guanxi.customer.Couple;
import guanxi.kernels.matching.DecisionShift;
import guanxi.shared.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was decided of pairs: table {@code matching.decision}. */
@Repository
@Transactional
class StoredDecisions {

  /** More of the past is not learned from. */
  private static final int LEARNED_FROM = 5000;

  private final JdbcClient database;

  StoredDecisions(JdbcClient database) {
    this.database = database;
  }

  /**
   * A decision to be kept.
   *
   * @param probability that was shown
   * @param weight log odds of the model alone
   * @param merge that it made; null when the two are different
   */
  record Made(
      UUID id,
      Couple couple,
      CustomerId one,
      CustomerId other,
      double probability,
      double weight,
      List<MatchEvidence> evidence,
      @Nullable UUID merge,
      Instant at,
      String by,
      boolean byStaff) {}

  /** Keeps a decision; a later one about the same identities takes its place. */
  void add(Made made) {
    database
        .sql(
            """
            INSERT INTO matching.decision (id, a, b, one_customer, other_customer, is_same, merge_id,
              probability, weight, evidence, made_at, made_by, by_staff)
            VALUES (:id, :a, :b, :one, :other, :same, CAST(:merge AS uuid), :probability, :weight,
              :evidence, :at, :by, :staff)
            ON CONFLICT (a, b) DO UPDATE
            SET id = excluded.id, one_customer = excluded.one_customer,
                other_customer = excluded.other_customer, is_same = excluded.is_same,
                merge_id = excluded.merge_id, probability = excluded.probability,
                weight = excluded.weight, evidence = excluded.evidence,
                made_at = excluded.made_at, made_by = excluded.made_by,
                by_staff = excluded.by_staff
            """)
        .param("id", made.id())
        .param("a", made.couple().a())
        .param("b", made.couple().b())
        .param("one", made.one().value())
        .param("other", made.other().value())
        .param("same", made.merge() != null)
        .param("merge", made.merge())
        .param("probability", made.probability())
        .param("weight", made.weight())
        .param("evidence", MatchEvidence.written(made.evidence()))
        .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
        .param("by", made.by())
        .param("staff", made.byStaff())
        .update();
  }

  /** The merge that a decision made, and forgets the decision; empty when there is none. */
  Optional<Removed> remove(UUID decision) {
    return database
        .sql("DELETE FROM matching.decision WHERE id = :id RETURNING merge_id")
        .param("id", decision)
        .query((row, _) -> new Removed(row.getObject("merge_id", UUID.class)))
        .optional();
  }

  /** Forgets the decision that made a merge. */
  void removeOf(UUID merge) {
    database
        .sql("DELETE FROM matching.decision WHERE merge_id = :merge")
        .param("merge", merge)
        .update();
  }

  /** A decision that was forgotten. */
  record Removed(@Nullable UUID merge) {}

  /** The latest, newest first. */
  @Transactional(readOnly = true)
  List<MatchDecision> latest(int limit) {
    return database
        .sql(
            """
            SELECT id, one_customer, other_customer, is_same, probability, evidence, made_at,
              made_by
            FROM matching.decision
            ORDER BY made_at DESC, id
            LIMIT :limit
            """)
        .param("limit", limit)
        .query(StoredDecisions::read)
        .list();
  }

  /** The latest that this person made. */
  @Transactional(readOnly = true)
  Optional<MatchDecision> latestBy(String by) {
    return database
        .sql(
            """
            SELECT id, one_customer, other_customer, is_same, probability, evidence, made_at,
              made_by
            FROM matching.decision
            WHERE made_by = :by AND by_staff
            ORDER BY made_at DESC, id
            LIMIT 1
            """)
        .param("by", by)
        .query(StoredDecisions::read)
        .optional();
  }

  /** How many there are. */
  @Transactional(readOnly = true)
  long count() {
    return database.sql("SELECT count(*) FROM matching.decision").query(Long.class).single();
  }

  /** By how much what staff decided moves all log odds. */
  @Transactional(readOnly = true)
  Learned learned() {
    List<Answer> answers =
        database
            .sql(
                """
                SELECT weight, is_same FROM matching.decision
                WHERE by_staff
                ORDER BY made_at DESC, id
                LIMIT :most
                """)
            .param("most", LEARNED_FROM)
            .query((row, _) -> new Answer(row.getDouble("weight"), row.getBoolean("is_same")))
            .list();
    double[] weights = answers.stream().mapToDouble(Answer::weight).toArray();
    boolean[] same = new boolean[weights.length];
    for (int i = 0; i < same.length; i++) {
      same[i] = answers.get(i).isSame();
    }
    return new Learned(same.length, DecisionShift.of(weights, same));
  }

  /** From how many decisions which shift was learned. */
  record Learned(int decisions, double shift) {}

  private record Answer(double weight, boolean isSame) {}

  private static MatchDecision read(ResultSet row, int number) throws SQLException {
    return new MatchDecision(
        row.getObject("id", UUID.class),
        new CustomerId(row.getObject("one_customer", UUID.class)),
        new CustomerId(row.getObject("other_customer", UUID.class)),
        row.getBoolean("is_same"),
        row.getDouble("probability"),
        MatchEvidence.read(row.getString("evidence")),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getString("made_by"));
  }
}
