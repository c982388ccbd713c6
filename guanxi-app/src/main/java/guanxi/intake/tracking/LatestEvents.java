package guanxi.intake.tracking;

import guanxi.customer.Customers;
import guanxi.intake.EventBody;
import guanxi.intake.Fact;
import guanxi.intake.FactKind;
import guanxi.intake.Shops;
import guanxi.intake.tracking.Passed.Verdict;
import guanxi.shared.CustomerId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The events that came in last from a source, out of the log: what its debugger shows until new
 * ones come in. Looks only at the newest facts of all sources, so that it costs little however long
 * the log is.
 */
@Component
class LatestEvents {

  private static final long LOOKED_AT = 200_000;
  private static final int LONGEST_BODY = 4000;

  private final JdbcClient database;
  private final EventFacts facts;
  private final Shops shops;
  private final Customers customers;

  LatestEvents(JdbcClient database, EventFacts facts, Shops shops, Customers customers) {
    this.database = database;
    this.facts = facts;
    this.shops = shops;
    this.customers = customers;
  }

  /** An event as the log keeps it. */
  private record Logged(
      long row, FactKind kind, @Nullable Instant sentAt, Instant receivedAt, String body) {}

  /** At most so many, the newest first. */
  List<Passed> of(int source, int most) {
    List<Fact> understood = new ArrayList<>();
    for (Logged logged : logged(source, most)) {
      Fact fact = understand(source, logged);
      if (fact != null) {
        understood.add(fact);
      }
    }
    Map<UUID, CustomerId> owners =
        customers.owners(understood.stream().map(LatestEvents::person).toList());
    List<Passed> events = new ArrayList<>();
    for (Fact fact : understood) {
      EventBody body = fact.event();
      CustomerId owner = owners.get(person(fact));
      if (body != null) {
        events.add(passed(fact, body, owner == null ? null : owner.value()));
      }
    }
    return events;
  }

  private List<Logged> logged(int source, int most) {
    return database
        .sql(
            """
            SELECT row_no, kind, sent_at, received_at, body
            FROM intake.fact
            WHERE id > (SELECT coalesce(max(id), 0) FROM intake.fact) - :looked
              AND source_id = :source AND kind BETWEEN 20 AND 26
            ORDER BY id DESC
            LIMIT :most
            """)
        .param("looked", LOOKED_AT)
        .param("source", source)
        .param("most", most)
        .query(LatestEvents::read)
        .list();
  }

  private static Logged read(ResultSet row, int number) throws SQLException {
    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
    int code = row.getInt("kind");
    return new Logged(
        row.getLong("row_no"),
        Arrays.stream(FactKind.values())
            .filter(kind -> kind.code() == code)
            .findFirst()
            .orElse(FactKind.OTHER),
        sent == null ? null : sent.toInstant(),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("body"));
  }

  private @Nullable Fact understand(int source, Logged logged) {
    Call call = new Call(logged.kind());
    var events = Events.of(call, logged.body().getBytes(StandardCharsets.UTF_8)).events();
    var event = events.isEmpty() ? null : events.getFirst().object();
    if (event == null) {
      return null;
    }
    EventFacts.Sent sent =
        new EventFacts.Sent(
            shops.name(source), call, null, new EventClock(logged.sentAt(), logged.receivedAt()));
    return facts.of(sent, logged.row(), event) instanceof EventFacts.Told.Facts(var told)
        ? told.getFirst()
        : null;
  }

  private static UUID person(Fact fact) {
    return fact.identities().getFirst().id();
  }

  private static Passed passed(Fact fact, EventBody body, @Nullable UUID customer) {
    String shown =
        "{\"properties\":%s,\"traits\":%s,\"context\":%s}"
            .formatted(body.properties(), body.traits(), body.context());
    return new Passed(
        Verdict.NEW,
        fact.kind().name().toLowerCase(Locale.ROOT),
        body.name(),
        body.messageId(),
        body.originalAt(),
        body.sentAt(),
        body.receivedAt(),
        fact.happenedAt(),
        fact.identities().stream()
            .map(identity -> identity.kind().name() + ' ' + identity.value())
            .toList(),
        customer,
        "",
        List.of(),
        shown.length() > LONGEST_BODY ? shown.substring(0, LONGEST_BODY) : shown);
  }
}
