package guanxi.intake.tracking;

import guanxi.intake.FactKind;
import guanxi.intake.FactReader;
import guanxi.intake.LoggedFacts;
import guanxi.intake.Origin;
import guanxi.intake.tracking.EventFacts.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads events out of the log, as the landing's reader read them when they came. */
@Component
class LoggedEvents implements LoggedFacts {

  private static final int PAGE = 2000;

  private final JdbcClient database;
  private final EventFacts facts;

  LoggedEvents(JdbcClient database, EventFacts facts) {
    this.database = database;
    this.facts = facts;
  }

  @Override
  public FactReader open(Origin origin, long after, long upTo) {
    return new Reader(origin, after, upTo);
  }

  /** An event as the log keeps it. */
  private record Logged(
      long id,
      long row,
      FactKind kind,
      @Nullable Instant sentAt,
      Instant receivedAt,
      String body) {}

  private List<Logged> page(long origin, long after, long upTo) {
    return database
        .sql(
            """
            SELECT id, row_no, kind, sent_at, received_at, body
            FROM intake.fact
            WHERE origin_id = :origin AND id > :after AND id <= :upTo AND kind BETWEEN 20 AND 26
            ORDER BY id
            LIMIT :page
            """)
        .param("origin", origin)
        .param("after", after)
        .param("upTo", upTo)
        .param("page", PAGE)
        .query((row, _) -> {
          OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
          int code = row.getInt("kind");
          return new Logged(
              row.getLong("id"),
              row.getLong("row_no"),
              Arrays.stream(FactKind.values())
                  .filter(kind -> kind.code() == code)
                  .findFirst()
                  .orElse(FactKind.OTHER),
              sent == null ? null : sent.toInstant(),
              row.getObject("received_at", OffsetDateTime.class).toInstant(),
              row.getString("body"));
        })
        .list();
  }

  /** Goes through an origin's events page by page. */
  private final class Reader implements FactReader {

    private final Origin origin;
    private final long upTo;
    private final Queue<Logged> ahead = new ArrayDeque<>();
    private volatile long last;

    Reader(Origin origin, long after, long upTo) {
      this.origin = origin;
      this.upTo = upTo;
      this.last = after;
    }

    @Override
    public @Nullable ReadRow next() {
      if (ahead.isEmpty()) {
        ahead.addAll(page(origin.id(), last, upTo));
      }
      Logged next = ahead.poll();
      if (next == null) {
        return null;
      }
      last = next.id();
      return new ReadRow(next.row(), "", understand(next), null, List.of());
    }

    private List<guanxi.intake.Fact> understand(Logged logged) {
      Call call = new Call(logged.kind());
      var events = Events.of(call, logged.body().getBytes(StandardCharsets.UTF_8)).events();
      var event = events.isEmpty() ? null : events.getFirst().object();
      if (event == null) {
        return List.of();
      }
      EventFacts.Sent sent =
          new EventFacts.Sent(
              origin.sourceName(),
              call,
              null,
              new EventClock(logged.sentAt(), logged.receivedAt()));
      return facts.of(sent, logged.row(), event) instanceof Told.Facts(var told) ? told : List.of();
    }

    @Override
    public long done() {
      return last;
    }

    @Override
    public long total() {
      return upTo;
    }

    @Override
    public void close() {}
  }
}
