package guanxi.intake.tracking;

import guanxi.intake.tracking.LandedReader.Left;
import guanxi.platform.Bulk;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events that became no facts, with the reason: table {@code intake.set_aside}. */
@Repository
class SetAside {

  /** Of each source the newest so many that are not right are kept; poisoned ones all. */
  private static final int KEPT = 10_000;

  private final JdbcClient database;
  private final Bulk bulk;
  private final Clock clock;

  SetAside(JdbcClient database, Bulk bulk, Clock clock) {
    this.database = database;
    this.bulk = bulk;
    this.clock = clock;
  }

  /** Keeps events that are not right. */
  void leave(int source, Map<Long, Left> left) {
    if (left.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    bulk.copy(
        "intake.set_aside (source_id, row_no, received_at, set_aside_at, poisoned, code, value,"
            + " body)",
        left.entrySet(),
        (row, entry) ->
            row.number(source)
                .number(entry.getKey())
                .instant(entry.getValue().receivedAt())
                .instant(now)
                .flag(false)
                .text(entry.getValue().reason().name())
                .text(entry.getValue().value())
                .text("\\x" + HexFormat.of().formatHex(entry.getValue().body())));
    database
        .sql(
            """
            DELETE FROM intake.set_aside
            WHERE source_id = :source AND NOT poisoned AND id <= (
              SELECT id FROM intake.set_aside
              WHERE source_id = :source AND NOT poisoned
              ORDER BY id DESC OFFSET :kept LIMIT 1)
            """)
        .param("source", source)
        .param("kept", KEPT)
        .update();
  }

  /** Keeps an event over which a step failed. */
  void poison(int source, long row, Instant receivedAt, String failure, byte[] body) {
    database
        .sql(
            """
            INSERT INTO intake.set_aside (source_id, row_no, received_at, set_aside_at, poisoned,
              code, value, body)
            VALUES (:source, :row, :received, :now, true, 'STEP_FAILED', :failure, :body)
            ON CONFLICT (source_id, row_no) DO NOTHING
            """)
        .param("source", source)
        .param("row", row)
        .param("received", OffsetDateTime.ofInstant(receivedAt, ZoneOffset.UTC))
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("failure", failure)
        .param("body", body)
        .update();
  }

  /** The newest events of a source that are set aside. */
  List<Entry> newest(int source, int most) {
    return database
        .sql(
            """
            SELECT id, received_at, poisoned, code, value,
              left(convert_from(body, 'UTF8'), 4000) AS body
            FROM intake.set_aside WHERE source_id = :source
            ORDER BY id DESC LIMIT :most
            """)
        .param("source", source)
        .param("most", most)
        .query((row, _) ->
            new Entry(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("poisoned"),
                row.getString("code"),
                row.getString("value"),
                row.getString("body")))
        .list();
  }

  /** How many events of a source are set aside. */
  long count(int source) {
    return database
        .sql("SELECT count(*) FROM intake.set_aside WHERE source_id = :source")
        .param("source", source)
        .query(Long.class)
        .single();
  }

  /** The events of a source that are set aside, the oldest first, as requests of their own. */
  List<Again> again(int source, int most) {
    return database
        .sql(
            """
            SELECT id, received_at, body FROM intake.set_aside
            WHERE source_id = :source ORDER BY id LIMIT :most
            """)
        .param("source", source)
        .param("most", most)
        .query((row, _) ->
            new Again(
                row.getLong("id"),
                new Landed(
                    source,
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    Call.BATCH,
                    1,
                    null,
                    batch(row.getBytes("body")))))
        .list();
  }

  /** Forgets an event that has landed again. */
  void forget(long id) {
    database.sql("DELETE FROM intake.set_aside WHERE id = :id").param("id", id).update();
  }

  private static byte[] batch(byte[] event) {
    byte[] head = "{\"batch\":[".getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(head, head.length + event.length + 2);
    System.arraycopy(event, 0, whole, head.length, event.length);
    whole[whole.length - 2] = ']';
    whole[whole.length - 1] = '}';
    return whole;
  }

  /** An event that is set aside, for showing. */
  record Entry(
      long id, Instant receivedAt, boolean poisoned, String code, String value, String body) {}

  /** An event on its way back into the landing. */
  record Again(long id, Landed request) {}
}
