package guanxi.insight;

import static guanxi.insight.InsightError.MODEL_CARD_NOT_FOUND;

import guanxi.insight.ModelCard.Body;
import guanxi.insight.ModelCard.Kind;
import guanxi.shared.GuanxiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What the models behind the scores are worth: table {@code insight.model_card}. */
@Repository
public class ModelCards {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;

  ModelCards(JdbcClient database) {
    this.database = database;
  }

  /** The cards of the latest refresh, the purchase model first. */
  public List<ModelCard> current() {
    return database
        .sql(
            """
            SELECT id, refresh_id, kind, currency, made_at, card
            FROM insight.model_card
            WHERE refresh_id = (SELECT max(refresh_id) FROM insight.model_card)
            ORDER BY kind, currency
            """)
        .query(ModelCards::read)
        .list();
  }

  /**
   * One card.
   *
   * @throws GuanxiException with {@code MODEL_CARD_NOT_FOUND}
   */
  public ModelCard get(long id) {
    return database
        .sql(
            """
            SELECT id, refresh_id, kind, currency, made_at, card
            FROM insight.model_card
            WHERE id = :id
            """)
        .param("id", id)
        .query(ModelCards::read)
        .optional()
        .orElseThrow(() -> new GuanxiException(MODEL_CARD_NOT_FOUND, "card " + id));
  }

  void add(long refresh, Kind kind, String currency, Instant madeAt, Body body) {
    database
        .sql(
            """
            INSERT INTO insight.model_card (refresh_id, kind, currency, made_at, card)
            VALUES (:refresh, :kind, :currency, :madeAt, CAST(:card AS jsonb))
            """)
        .param("refresh", refresh)
        .param("kind", kind.name().toLowerCase(Locale.ROOT))
        .param("currency", currency)
        .param("madeAt", madeAt.atOffset(ZoneOffset.UTC))
        .param("card", JSON.writeValueAsString(body))
        .update();
  }

  private static ModelCard read(ResultSet row, int number) throws SQLException {
    return new ModelCard(
        row.getLong("id"),
        row.getLong("refresh_id"),
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("currency"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        JSON.readValue(row.getString("card"), Body.class));
  }
}
