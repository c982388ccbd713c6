package guanxi.intake.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * When a request was sent and received, from which the times of its events follow.
 *
 * @param sent by the sender's clock, as said for the whole request
 */
record EventClock(@Nullable Instant sent, Instant received) {

  EventTimes times(ObjectNode event) {
    Instant own = EventTimes.parse(event.get("sentAt"));
    Instant original = EventTimes.parse(event.get("originalTimestamp"));
    return EventTimes.of(
        original == null ? EventTimes.parse(event.get("timestamp")) : original,
        own == null ? sent : own,
        received);
  }
}
