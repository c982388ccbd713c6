package guanxi.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff said of two identities: they are not one person, whatever facts say.
 *
 * @param identity the one that was taken out of its customer, or one of two
 * @param other the other of two; null when {@code identity} was kept apart from all of its customer
 * @param by who said so
 */
public record Split(
    UUID id, Identity identity, @Nullable Identity other, Instant madeAt, String by) {}
