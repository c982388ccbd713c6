package guanxi.insight.experiment;

import static guanxi.insight.InsightError.EXPERIMENT_NOT_FOUND;

import guanxi.insight.experiment.Experiment.Audience;
import guanxi.insight.experiment.Experiment.Metric;
import guanxi.platform.Bulk;
import guanxi.shared.CustomerId;
import guanxi.shared.GuanxiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Experiments and who was drawn: {@code insight.experiment}, {@code experiment_person}. */
@Repository
@Transactional
class Experiments {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;
  private final Bulk bulk;

  Experiments(JdbcClient database, Bulk bulk) {
    this.database = database;
    this.bulk = bulk;
  }

  /** Somebody who was drawn. */
  record Person(CustomerId customer, boolean isTreated) {}

  /** Keeps an experiment with everybody in it; returns its number. */
  long add(Experiment experiment, List<Person> people) {
    long id =
        database
            .sql(
                """
                INSERT INTO insight.experiment (name, salt, treated_share, metric, currency, days,
                  begins_on, audience, made_by, made_at)
                VALUES (:name, :salt, :share, :metric, :currency, :days, :begins,
                  CAST(:audience AS jsonb), :by, :at)
                RETURNING id
                """)
            .param("name", experiment.name())
            .param("salt", experiment.salt())
            .param("share", experiment.treatedShare())
            .param("metric", experiment.metric().name())
            .param("currency", experiment.currency())
            .param("days", experiment.days())
            .param("begins", experiment.beginsOn())
            .param("audience", JSON.writeValueAsString(experiment.audience()))
            .param("by", experiment.madeBy())
            .param("at", experiment.madeAt().atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    bulk.copy(
        "insight.experiment_person (experiment_id, customer_id, treated)",
        people,
        (row, one) -> row.number(id).uuid(one.customer().value()).flag(one.isTreated()));
    return id;
  }

  /** All of them, the newest first. */
  @Transactional(readOnly = true)
  public List<Experiment> all() {
    return database
        .sql("SELECT * FROM insight.experiment ORDER BY id DESC LIMIT 200")
        .query(Experiments::read)
        .list();
  }

  /** One of them. */
  @Transactional(readOnly = true)
  public Experiment get(long id) {
    return database
        .sql("SELECT * FROM insight.experiment WHERE id = :id")
        .param("id", id)
        .query(Experiments::read)
        .optional()
        .orElseThrow(() -> new GuanxiException(EXPERIMENT_NOT_FOUND, "experiment " + id));
  }

  /** Everybody in it, by id. */
  @Transactional(readOnly = true)
  public List<Person> people(long id) {
    return database
        .sql(
            """
            SELECT customer_id, treated FROM insight.experiment_person
            WHERE experiment_id = :id ORDER BY customer_id
            """)
        .param("id", id)
        .query((row, _) ->
            new Person(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getBoolean("treated")))
        .list();
  }

  private static Experiment read(ResultSet row, int number) throws SQLException {
    return new Experiment(
        row.getLong("id"),
        row.getString("name"),
        row.getString("salt"),
        row.getInt("treated_share"),
        Metric.valueOf(row.getString("metric")),
        row.getString("currency"),
        row.getInt("days"),
        row.getObject("begins_on", LocalDate.class),
        JSON.readValue(row.getString("audience"), Audience.class),
        row.getString("made_by"),
        row.getObject("made_at", OffsetDateTime.class).toInstant());
  }
}
