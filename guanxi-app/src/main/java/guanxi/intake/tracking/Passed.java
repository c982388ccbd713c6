package guanxi.intake.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the debugger shows it.
 *
 * @param kind such as {@code track}; empty if it is none we know
 * @param name of what was done, of the page, of the group
 * @param correctedAt null if the event became no fact
 * @param identities whom it names, as {@code KIND value}
 * @param customer whom that is; null if nobody
 * @param reason code of why it became no fact; otherwise empty
 * @param steps the modules that derive something from it
 * @param body as it was understood
 */
public record Passed(
    Verdict verdict,
    String kind,
    String name,
    String messageId,
    @Nullable Instant originalAt,
    @Nullable Instant sentAt,
    Instant receivedAt,
    @Nullable Instant correctedAt,
    List<String> identities,
    @Nullable UUID customer,
    String reason,
    List<String> steps,
    String body) {

  /** Copies the lists. */
  public Passed {
    identities = List.copyOf(identities);
    steps = List.copyOf(steps);
  }

  /** What became of an event. */
  public enum Verdict {
    /** It is a fact now. */
    NEW,
    /** It had been a fact already. */
    REPEATED,
    /** It is set aside. */
    SET_ASIDE
  }
}
