package guanxi.intake;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where facts come from: tables {@code intake.source} and {@code intake.origin}. */
@Repository
public class Sources {

  private final JdbcClient database;
  private final Clock clock;

  Sources(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Begins an origin of the source with this name, which is made if it is new. */
  public Origin open(String sourceName) {
    OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    database
        .sql(
            """
            INSERT INTO intake.source (name, created_at) VALUES (:name, :now)
            ON CONFLICT (name) DO NOTHING
            """)
        .param("name", sourceName)
        .param("now", now)
        .update();
    return database
        .sql(
            """
            INSERT INTO intake.origin (source_id, created_at)
            SELECT id, :now FROM intake.source WHERE name = :name
            RETURNING id, source_id
            """)
        .param("name", sourceName)
        .param("now", now)
        .query((row, _) -> new Origin(row.getLong("id"), row.getInt("source_id"), sourceName))
        .single();
  }

  /** A known origin. */
  public Origin find(long id) {
    return database
        .sql(
            """
            SELECT o.id, o.source_id, s.name
            FROM intake.origin o JOIN intake.source s ON s.id = o.source_id
            WHERE o.id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new Origin(row.getLong("id"), row.getInt("source_id"), row.getString("name")))
        .single();
  }

  /** The number of the source with this name; 0, which no source has, if it is new. */
  public int idOf(String name) {
    return database
        .sql("SELECT id FROM intake.source WHERE name = :name")
        .param("name", name)
        .query((row, _) -> row.getInt("id"))
        .optional()
        .orElse(0);
  }

  /** The name of the source of an origin; empty for an origin there is not. */
  String nameOf(long origin) {
    return database
        .sql(
            """
            SELECT s.name FROM intake.origin o JOIN intake.source s ON s.id = o.source_id
            WHERE o.id = :id
            """)
        .param("id", origin)
        .query(String.class)
        .optional()
        .orElse("");
  }

  /** The names of all sources by their number. */
  public Map<Integer, String> all() {
    Map<Integer, String> names = new HashMap<>();
    database
        .sql("SELECT id, name FROM intake.source")
        .query(row -> {
          names.put(row.getInt("id"), row.getString("name"));
        });
    return names;
  }
}
