package guanxi.insight.mining;

import guanxi.insight.mining.MinedCard.Body;
import guanxi.insight.mining.MinedCard.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The cards of what was learned: table {@code insight.mined_card}. */
@Repository
@Transactional
class MinedCards {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int KEPT = 100;

  private final JdbcClient database;

  MinedCards(JdbcClient database) {
    this.database = database;
  }

  /** Keeps a card, and forgets the oldest ones of its kind. */
  void add(Kind kind, Instant madeAt, Body body) {
    database
        .sql(
            """
            INSERT INTO insight.mined_card (kind, made_at, card)
            VALUES (:kind, :at, CAST(:card AS jsonb))
            """)
        .param("kind", kind.name())
        .param("at", madeAt.atOffset(ZoneOffset.UTC))
        .param("card", JSON.writeValueAsString(body))
        .update();
    database
        .sql(
            """
            DELETE FROM insight.mined_card
            WHERE kind = :kind AND id <= (
              SELECT id FROM insight.mined_card WHERE kind = :kind
              ORDER BY id DESC OFFSET :kept LIMIT 1)
            """)
        .param("kind", kind.name())
        .param("kept", KEPT)
        .update();
  }

  /** The latest card of each kind, in the order of the kinds. */
  @Transactional(readOnly = true)
  public List<MinedCard> current() {
    return Arrays.stream(Kind.values())
        .filter(Kind::isShown)
        .flatMap(kind -> latest(kind).stream())
        .toList();
  }

  /** The latest card of a kind. */
  @Transactional(readOnly = true)
  public Optional<MinedCard> latest(Kind kind) {
    return database
        .sql(
            """
            SELECT kind, made_at, card FROM insight.mined_card
            WHERE kind = :kind ORDER BY id DESC LIMIT 1
            """)
        .param("kind", kind.name())
        .query(MinedCards::read)
        .optional();
  }

  /** The newest card of a kind that was made up to then, else the oldest one. */
  @Transactional(readOnly = true)
  public Optional<MinedCard> asOf(Kind kind, Instant then) {
    return database
        .sql(
            """
            SELECT kind, made_at, card FROM insight.mined_card
            WHERE kind = :kind
            ORDER BY made_at <= :then DESC, abs(extract(epoch FROM made_at - :then)) LIMIT 1
            """)
        .param("kind", kind.name())
        .param("then", then.atOffset(ZoneOffset.UTC))
        .query(MinedCards::read)
        .optional();
  }

  private static MinedCard read(ResultSet row, int number) throws SQLException {
    return new MinedCard(
        Kind.valueOf(row.getString("kind")),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        JSON.readValue(row.getString("card"), Body.class));
  }
}
