package guanxi.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event says besides whom it concerns. All JSON is such as PostgreSQL can keep as jsonb: no
 * NUL, no lone surrogates, no numbers beyond measure.
 *
 * @param messageId given by the sender, or made up; names the event within its source
 * @param name of what was done ({@link FactKind#TRACK}), of the page or screen, the group's id
 *     ({@link FactKind#GROUP}); otherwise empty
 * @param originalAt when it happened by the sender's clock; null if not said
 * @param sentAt when it was sent by the sender's clock; null if not said
 * @param receivedAt when it came in by our clock; {@link Fact#happenedAt} is the corrected time
 * @param properties of track, page and screen; empty if there are none
 * @param traits of identify and group; empty if there are none
 * @param context page, campaign, device, library, address of the network and the like
 */
public record EventBody(
    String messageId,
    String name,
    @Nullable Instant originalAt,
    @Nullable Instant sentAt,
    Instant receivedAt,
    ObjectNode properties,
    ObjectNode traits,
    ObjectNode context) {}
