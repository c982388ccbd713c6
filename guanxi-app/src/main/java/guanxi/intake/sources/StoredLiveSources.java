package guanxi.intake.sources;

import guanxi.intake.sources.LiveSource.WriteKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shops that send events: tables {@code intake.live_source} and {@code intake.write_key}. */
@Repository
class StoredLiveSources {

  private final JdbcClient database;

  StoredLiveSources(JdbcClient database) {
    this.database = database;
  }

  List<LiveSource> all() {
    Map<Integer, List<WriteKey>> keys = new TreeMap<>();
    database
        .sql(
            """
            SELECT source_id, key, created_at, expires_at FROM intake.write_key
            ORDER BY created_at DESC, key
            """)
        .query(row -> {
          keys.computeIfAbsent(row.getInt("source_id"), _ -> new ArrayList<>()).add(key(row));
        });
    return database
        .sql(
            """
            SELECT s.id, s.name, l.enabled, l.allowed_origins
            FROM intake.live_source l JOIN intake.source s ON s.id = l.source_id
            ORDER BY s.name, s.id
            """)
        .query((row, _) ->
            new LiveSource(
                row.getInt("id"),
                row.getString("name"),
                row.getBoolean("enabled"),
                texts(row.getArray("allowed_origins")),
                keys.getOrDefault(row.getInt("id"), List.of())))
        .list();
  }

  int add(String name, Instant now) {
    database
        .sql(
            """
            INSERT INTO intake.source (name, created_at) VALUES (:name, :now)
            ON CONFLICT (name) DO NOTHING
            """)
        .param("name", name)
        .param("now", at(now))
        .update();
    return database
        .sql(
            """
            INSERT INTO intake.live_source (source_id, created_at)
            SELECT id, :now FROM intake.source WHERE name = :name
            RETURNING source_id
            """)
        .param("name", name)
        .param("now", at(now))
        .query(Integer.class)
        .single();
  }

  void addKey(int source, String key, Instant now) {
    database
        .sql("INSERT INTO intake.write_key (key, source_id, created_at) VALUES (:key, :id, :now)")
        .param("key", key)
        .param("id", source)
        .param("now", at(now))
        .update();
  }

  void expireKeys(int source, Instant when) {
    database
        .sql(
            """
            UPDATE intake.write_key SET expires_at = :expires
            WHERE source_id = :id AND expires_at IS NULL
            """)
        .param("id", source)
        .param("expires", at(when))
        .update();
  }

  void remove(int source) {
    List.of(
            "DELETE FROM intake.set_aside WHERE source_id = :id",
            "DELETE FROM intake.live_step WHERE source_id = :id",
            "DELETE FROM intake.write_key WHERE source_id = :id",
            "DELETE FROM intake.live_source WHERE source_id = :id")
        .forEach(removal -> database.sql(removal).param("id", source).update());
  }

  void enable(int source, boolean enabled) {
    database
        .sql("UPDATE intake.live_source SET enabled = :enabled WHERE source_id = :id")
        .param("id", source)
        .param("enabled", enabled)
        .update();
  }

  void allow(int source, List<String> origins) {
    database
        .sql(
            """
            UPDATE intake.live_source SET allowed_origins = :origins::text[]
            WHERE source_id = :id
            """)
        .param("id", source)
        .param("origins", origins.toArray(String[]::new))
        .update();
  }

  private static WriteKey key(ResultSet row) throws SQLException {
    OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
    return new WriteKey(
        row.getString("key"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        expires == null ? null : expires.toInstant());
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static OffsetDateTime at(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
