package guanxi.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which batch of facts is which: the file it came in with, or the source that sent it. */
@Service
public class Origins {

  private final JdbcClient database;

  Origins(JdbcClient database) {
    this.database = database;
  }

  /**
   * Facts that came in together.
   *
   * @param shop the source they belong to
   * @param at when they came in
   * @param importId the import they came in with, or null when a live source sent them
   * @param fileName its file, or null
   */
  public record Batch(
      long id, String shop, Instant at, @Nullable ImportId importId, @Nullable String fileName) {}

  /** The batches with these numbers; what was taken back is not among them. */
  @Transactional(readOnly = true)
  public Map<Long, Batch> batches(Collection<Long> ids) {
    Map<Long, Batch> found = new HashMap<>();
    if (!ids.isEmpty()) {
      database
          .sql(
              """
              SELECT o.id, s.name, coalesce(f.started_at, o.created_at) AS at,
                f.id AS import_id, f.file_name
              FROM intake.origin o
              JOIN intake.source s ON s.id = o.source_id
              LEFT JOIN intake.file_import f ON f.origin_id = o.id
              WHERE o.id IN (:ids)
              """)
          .param("ids", ids)
          .query(row -> {
            UUID file = row.getObject("import_id", UUID.class);
            found.put(
                row.getLong("id"),
                new Batch(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    file == null ? null : new ImportId(file),
                    row.getString("file_name")));
          });
    }
    return found;
  }
}
