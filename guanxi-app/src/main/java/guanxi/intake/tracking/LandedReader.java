package guanxi.intake.tracking;

import guanxi.intake.Fact;
import guanxi.intake.FactReader;
import guanxi.intake.RejectedRow;
import guanxi.intake.tracking.EventFacts.Told;
import guanxi.intake.tracking.Events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the events of landed requests. Rows are numbered by the request's position and the event's
 * place in it.
 */
final class LandedReader implements FactReader {

  /** More than a request has events. */
  static final long PLACES = 4096;

  private final String source;
  private final Iterator<Waiting> requests;
  private final EventFacts facts;
  private final long after;
  private final long mostEvents;
  private final NavigableMap<Long, Left> left = new ConcurrentSkipListMap<>();
  private final NavigableMap<Long, Fact> told = new ConcurrentSkipListMap<>();
  private boolean watching;
  private @Nullable Waiting request;
  private Events events = new Events(List.of(), null);
  private EventClock clock = new EventClock(null, Instant.EPOCH);
  private int place;
  private final AtomicLong read = new AtomicLong();

  /**
   * Reads the events after a row.
   *
   * @param mostEvents stops after so many of them
   */
  LandedReader(
      String source, List<Waiting> requests, EventFacts facts, long after, long mostEvents) {
    this.source = source;
    this.requests = requests.iterator();
    this.facts = facts;
    this.after = after;
    this.mostEvents = mostEvents;
  }

  /** A request in the landing. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Waiting(
      long position, Instant receivedAt, Call call, @Nullable String visitor, byte[] body) {}

  /** Remembers the first facts it tells of, for {@link #told}. */
  LandedReader watched() {
    watching = true;
    return this;
  }

  /** The facts after a row and up to another, if they are watched. */
  NavigableMap<Long, Fact> told(long from, long upTo) {
    return told.subMap(from, false, upTo, true);
  }

  /** An event that became no fact. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Left(Instant receivedAt, Reject reason, String value, byte[] body) {}

  @Override
  public @Nullable ReadRow next() {
    while (read.get() < mostEvents) {
      while (place >= events.events().size()) {
        if (!open()) {
          return null;
        }
      }
      Waiting from = request;
      Event event = events.events().get(place);
      long row = (from == null ? 0 : from.position()) * PLACES + place;
      place++;
      if (row > after && from != null) {
        read.incrementAndGet();
        return understand(from, row, event);
      }
    }
    return null;
  }

  @Override
  public long done() {
    return read.get();
  }

  @Override
  public long total() {
    return mostEvents;
  }

  @Override
  public void close() {}

  /** The events after a row and up to another that became no facts, by their row. */
  NavigableMap<Long, Left> left(long from, long upTo) {
    return left.subMap(from, false, upTo, true);
  }

  private boolean open() {
    if (!requests.hasNext()) {
      return false;
    }
    Waiting next = requests.next();
    Events found = Events.of(next.call(), next.body());
    request = next;
    events = found;
    clock = new EventClock(EventTimes.parse(found.sent()), next.receivedAt());
    place = 0;
    return true;
  }

  private ReadRow understand(Waiting from, long row, Event event) {
    ObjectNode object = event.object();
    boolean named = object != null && keepVisitor(from, object);
    Told understood =
        object == null
            ? new Told.Nothing(Reject.EVENT_NOT_OBJECT, "")
            : facts.of(
                new EventFacts.Sent(source, from.call(), from.visitor(), clock), row, object);
    return switch (understood) {
      case Told.Facts(var tellings) -> {
        if (watching && told.size() < LiveWatch.KEPT) {
          told.put(row, tellings.getFirst());
        }
        String body = object == null || (event.whole() && !named) ? raw(event) : object.toString();
        yield new ReadRow(row, body, tellings, null, List.of());
      }
      case Told.Nothing(Reject reason, String value) -> {
        int at = (int) (row % PLACES);
        byte[] body = events.alone(at, from.call(), from.visitor(), row);
        left.put(row, new Left(from.receivedAt(), reason, value, body));
        yield new ReadRow(
            row,
            "",
            List.of(),
            new RejectedRow(row, "", reason.name(), shortened(value), List.of()),
            List.of());
      }
    };
  }

  /**
   * The visitor of a header becomes part of what is kept, so that the log tells everything. Says
   * whether it did.
   */
  private static boolean keepVisitor(Waiting from, ObjectNode event) {
    if (from.visitor() == null || event.has("anonymousId")) {
      return false;
    }
    event.put("anonymousId", from.visitor());
    return true;
  }

  private static String raw(Event event) {
    return new String(event.raw(), StandardCharsets.UTF_8);
  }

  private static String shortened(String value) {
    return value.length() > 100 ? value.substring(0, 100) : value;
  }
}
