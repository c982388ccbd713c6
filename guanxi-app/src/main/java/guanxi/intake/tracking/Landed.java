package guanxi.intake.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way into the landing.
 *
 * @param events how many it holds; at least one
 * @param visitor the anonymous id of a header
 * @param body as sent, unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Landed(
    int source, Instant receivedAt, Call call, int events, @Nullable String visitor, byte[] body) {}
