package guanxi.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An identity of a customer with what speaks for it.
 *
 * @param facts how many facts name it
 * @param origins the origins of those facts
 * @param shared whether too many people use it to tell them apart
 */
public record KnownIdentity(
    UUID id,
    Identity identity,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    boolean shared,
    long facts,
    List<Long> origins) {

  /** Copies the origins. */
  public KnownIdentity {
    origins = List.copyOf(origins);
  }
}
