package guanxi.ordering;

import guanxi.intake.EventProperties;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the events about carts and orders out of {@code event_batch}. */
@Repository
class ToldEvents {

  private static final List<String> NAMES =
      Arrays.stream(OrderEvent.values()).flatMap(OrderEvent::names).toList();

  private final JdbcClient database;

  ToldEvents(JdbcClient database) {
    this.database = database;
  }

  List<ToldEvent> read() {
    List<ToldEvent> events = new ArrayList<>();
    database
        .sql(
            """
            SELECT seq, name, source_id, key, happened_at, identity_kind, identity_id,
              CAST(properties AS text) AS properties
            FROM event_batch
            WHERE kind = 20 AND lower(name) IN (:names)
            ORDER BY seq
            """)
        .param("names", NAMES)
        .query(row -> {
          OffsetDateTime at = row.getObject("happened_at", OffsetDateTime.class);
          Integer kind = row.getObject("identity_kind", Integer.class);
          int sequence = row.getInt("seq");
          int source = row.getInt("source_id");
          UUID key = row.getObject("key", UUID.class);
          UUID identity = row.getObject("identity_id", UUID.class);
          EventProperties properties = EventProperties.of(row.getString("properties"));
          OrderEvent.named(row.getString("name"))
              .ifPresent(event ->
                  events.add(
                      new ToldEvent(
                          sequence,
                          event,
                          source,
                          key,
                          at == null ? null : at.toInstant(),
                          kind == null ? null : Long.valueOf(kind),
                          identity,
                          properties)));
        });
    return events;
  }
}
