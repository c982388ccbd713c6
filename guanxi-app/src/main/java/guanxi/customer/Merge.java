package guanxi.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * What staff said of two identities: they are one person, though no fact names both.
 *
 * @param by who said so
 */
public record Merge(UUID id, Identity one, Identity other, Instant madeAt, String by) {}
