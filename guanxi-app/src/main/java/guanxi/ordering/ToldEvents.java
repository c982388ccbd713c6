package guanxi.ordering;

import static java.util.Objects.requireNonNull;

import guanxi.intake.EventBody;
import guanxi.intake.EventProperties;
import guanxi.intake.EventReading;
import guanxi.intake.Fact;
import guanxi.intake.FactKind;
import guanxi.platform.CopyBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps of the events about carts and orders what they say, and reads it back for the new ones. */
@Repository
class ToldEvents implements EventReading {

  private final JdbcClient database;

  ToldEvents(JdbcClient database) {
    this.database = database;
  }

  @Override
  public String table() {
    return "order_event_read";
  }

  @Override
  public String definition() {
    return """
    CREATE TEMP TABLE order_event_read (seq integer, name text, properties text)
    ON COMMIT DELETE ROWS
    """;
  }

  @Override
  public boolean wants(Fact event) {
    return event.event() != null
        && event.kind() == FactKind.TRACK
        && OrderEvent.named(event.event().name()).isPresent();
  }

  @Override
  public void write(Fact event, CopyBuffer row) {
    EventBody body = requireNonNull(event.event());
    row.text(body.name()).text(body.properties().toString());
  }

  List<ToldEvent> read() {
    List<ToldEvent> events = new ArrayList<>();
    database
        .sql(
            """
            SELECT b.seq, r.name, b.source_id, b.key, b.happened_at, b.identity_kind,
              b.identity_id, r.properties
            FROM order_event_read r JOIN fact_batch b ON b.seq = r.seq
            ORDER BY b.seq
            """)
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
