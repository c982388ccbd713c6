package guanxi.intake.tracking;

import guanxi.customer.Identities;
import guanxi.customer.Identity;
import guanxi.intake.EventBody;
import guanxi.intake.EventMeaning;
import guanxi.intake.Fact;
import guanxi.intake.FactKind;
import guanxi.shared.StableIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes facts of events: which kind, about whom, when, and what else modules read out of it. The
 * message id is the fact's key, so an event that comes again is the same fact.
 */
@Component
class EventFacts {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MESSAGE_ID = 100;

  private final EventPersons persons;
  private final List<EventMeaning> meanings;

  EventFacts(Identities identities, List<EventMeaning> meanings) {
    this.persons = new EventPersons(identities.blocked());
    this.meanings = List.copyOf(meanings);
  }

  /**
   * The request an event came in.
   *
   * @param source the name of the shop
   * @param visitor the anonymous id of a header
   */
  record Sent(String source, Call call, @Nullable String visitor, EventClock clock) {}

  /** The facts an event tells, its own first, or why it tells none. */
  sealed interface Told {
    /** At least one. */
    record Facts(List<Fact> facts) implements Told {}

    /** None, for a reason; {@code value} is what is wrong. */
    record Nothing(Reject reason, String value) implements Told {}
  }

  /**
   * Understands an event.
   *
   * @param row its place in the landing; names it if it does not name itself
   * @param event cleaned, with what the batch says for all merged in
   */
  Told of(Sent from, long row, ObjectNode event) {
    String type = EventPersons.text(event, "type");
    Optional<FactKind> kind =
        from.call().kind() != null
            ? Optional.of(from.call().kind())
            : Call.kind(type == null ? "" : type);
    if (kind.isEmpty()) {
      return new Told.Nothing(Reject.EVENT_TYPE_UNKNOWN, type == null ? "" : type);
    }
    return of(kind.get(), from, row, event);
  }

  private Told of(FactKind kind, Sent from, long row, ObjectNode event) {
    String name = name(kind, event);
    Reject lack = lack(kind, event, name);
    if (lack != null) {
      return new Told.Nothing(lack, "");
    }
    List<Identity> who = persons.identities(from.source(), kind, event, from.visitor());
    if (who.isEmpty()) {
      return new Told.Nothing(Reject.EVENT_WITHOUT_PERSON, "");
    }
    String given = EventPersons.text(event, "messageId");
    String messageId = given == null ? "landing-" + row : given;
    EventTimes times = from.clock().times(event);
    Fact fact =
        new Fact(
            kind,
            StableIds.of("event", from.source(), messageId),
            0,
            times.corrected(),
            who,
            persons.traits(kind, event),
            null,
            null,
            new EventBody(
                shortened(messageId, LONGEST_MESSAGE_ID),
                name,
                times.original(),
                times.sent(),
                times.received(),
                part(event, "properties"),
                part(event, "traits"),
                part(event, "context")));
    return new Told.Facts(withMeanings(from.source(), fact));
  }

  private List<Fact> withMeanings(String source, Fact fact) {
    List<Fact> facts = new ArrayList<>(4);
    facts.add(fact);
    for (EventMeaning meaning : meanings) {
      facts.addAll(meaning.facts(source, fact));
    }
    return facts;
  }

  private static String name(FactKind kind, ObjectNode event) {
    String name =
        switch (kind) {
          case TRACK -> EventPersons.text(event, "event");
          case PAGE, SCREEN -> EventPersons.text(event, "name");
          case GROUP -> EventPersons.text(event, "groupId");
          default -> null;
        };
    return name == null ? "" : shortened(name, LONGEST_NAME);
  }

  private static @Nullable Reject lack(FactKind kind, ObjectNode event, String name) {
    return switch (kind) {
      case TRACK -> name.isEmpty() ? Reject.EVENT_WITHOUT_NAME : null;
      case GROUP -> name.isEmpty() ? Reject.EVENT_WITHOUT_GROUP : null;
      case ALIAS ->
          EventPersons.text(event, "previousId") == null
                  || EventPersons.text(event, "userId") == null
              ? Reject.EVENT_WITHOUT_PREVIOUS
              : null;
      case MERGE -> event.path("mergeProperties").size() < 2 ? Reject.EVENT_WITHOUT_PREVIOUS : null;
      default -> null;
    };
  }

  private static ObjectNode part(ObjectNode event, String name) {
    ObjectNode found = EventPersons.object(event, name);
    return found == null ? JsonNodeFactory.instance.objectNode() : found;
  }

  private static String shortened(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }
}
