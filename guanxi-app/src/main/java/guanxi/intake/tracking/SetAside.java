package guanxi.intake.tracking;

import guanxi.intake.tracking.LandedReader.Left;
import guanxi.platform.Bulk;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
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
}
