package guanxi.ordering;

import guanxi.intake.EventProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event about a cart or an order, as the pipeline hands it over.
 *
 * @param sequence its place in the batch
 * @param at when it happened, corrected
 * @param identityId the most telling identity; null when all were blocked
 */
record ToldEvent(
    int sequence,
    OrderEvent event,
    int sourceId,
    UUID key,
    @Nullable Instant at,
    @Nullable Long identityKind,
    @Nullable UUID identityId,
    EventProperties properties) {}
