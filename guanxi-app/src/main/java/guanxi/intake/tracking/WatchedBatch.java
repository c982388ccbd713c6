package guanxi.intake.tracking;

import guanxi.customer.Identities;
import guanxi.customer.Identity;
import guanxi.intake.EventBody;
import guanxi.intake.Fact;
import guanxi.intake.Projection;
import guanxi.intake.tracking.LandedReader.Left;
import guanxi.intake.tracking.Passed.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out, within the transaction of a batch, what became of the events somebody watches. */
@Component
class WatchedBatch {

  private static final int LONGEST_BODY = 4_000;

  private final JdbcClient database;
  private final Identities identities;
  private final List<String> projections;

  WatchedBatch(JdbcClient database, Identities identities, List<Projection> projections) {
    this.database = database;
    this.identities = identities;
    this.projections = projections.stream().map(Projection::name).toList();
  }

  /** The events of a batch in the order of their arrival. */
  List<Passed> look(int source, SortedMap<Long, Fact> told, SortedMap<Long, Left> left) {
    SortedMap<Long, Passed> events = new TreeMap<>();
    Map<UUID, Long> rows = rows(source, told);
    Map<UUID, UUID> customers = customers(told);
    told.forEach((row, fact) -> {
      boolean isNew = row.equals(rows.get(fact.key()));
      EventBody body = fact.event();
      if (body != null) {
        UUID person = fact.identities().getFirst().id();
        events.put(row, passed(fact, body, isNew, customers.get(person)));
      }
    });
    left.forEach((row, aside) -> events.put(row, passed(aside)));
    return List.copyOf(events.values());
  }

  private Passed passed(Fact fact, EventBody body, boolean isNew, @Nullable UUID customer) {
    return new Passed(
        isNew ? Verdict.NEW : Verdict.REPEATED,
        fact.kind().name().toLowerCase(Locale.ROOT),
        body.name(),
        body.messageId(),
        body.originalAt(),
        body.sentAt(),
        body.receivedAt(),
        fact.happenedAt(),
        fact.identities().stream().map(WatchedBatch::named).toList(),
        customer,
        "",
        isNew ? projections : List.of(),
        shortened(
            "{\"properties\":%s,\"traits\":%s,\"context\":%s}"
                .formatted(body.properties(), body.traits(), body.context())));
  }

  private static Passed passed(Left aside) {
    return new Passed(
        Verdict.SET_ASIDE,
        "",
        aside.value(),
        "",
        null,
        null,
        aside.receivedAt(),
        null,
        List.of(),
        null,
        aside.reason().name(),
        List.of(),
        shortened(new String(aside.body(), StandardCharsets.UTF_8)));
  }

  private static String named(Identity identity) {
    return identity.kind().name() + ' ' + identity.value();
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_BODY ? text.substring(0, LONGEST_BODY) : text;
  }

  /** Which rows the facts with these keys came from. */
  private Map<UUID, Long> rows(int source, SortedMap<Long, Fact> told) {
    Map<UUID, Long> rows = new HashMap<>();
    database
        .sql(
            """
            SELECT key, row_no FROM intake.fact
            WHERE source_id = :source AND key = ANY(:keys::uuid[])
            """)
        .param("source", source)
        .param(
            "keys",
            told.values().stream().map(fact -> fact.key().toString()).toArray(String[]::new))
        .query(row -> {
          rows.put(row.getObject("key", UUID.class), row.getLong("row_no"));
        });
    return rows;
  }

  private Map<UUID, UUID> customers(SortedMap<Long, Fact> told) {
    List<UUID> asked = new ArrayList<>();
    told.values().forEach(fact -> asked.add(fact.identities().getFirst().id()));
    database
        .sql("INSERT INTO identity_asked SELECT DISTINCT unnest(:asked::uuid[])")
        .param("asked", asked.stream().map(UUID::toString).toArray(String[]::new))
        .update();
    identities.answer();
    Map<UUID, UUID> customers = new HashMap<>();
    database
        .sql("SELECT id, customer_id FROM identity_answered")
        .query(row -> {
          customers.put(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class));
        });
    return customers;
  }
}
