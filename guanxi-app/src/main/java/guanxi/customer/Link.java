package guanxi.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why two identities are, or are not, taken for one person.
 *
 * @param facts how many facts name both
 * @param firstSeen the earliest of them that bears a date
 * @param origin where the earliest came from
 * @param fact the key of that fact within its source; null for evidence of the first releases
 * @param verdict what was made of it
 */
public record Link(
    Identity a,
    Identity b,
    long facts,
    @Nullable Instant firstSeen,
    long origin,
    @Nullable UUID fact,
    Verdict verdict) {

  /** What was made of an edge between two identities. */
  public enum Verdict {
    /** It joined two that were apart: the merge would not be without it. */
    JOINED,
    /** It says again what others said. */
    CONFIRMED,
    /** Following it would give one customer too many of a kind, such as two accounts of a shop. */
    REFUSED,
    /** Staff said that following it would make one customer of two. */
    SPLIT,
    /** One of the two is shared by many people. */
    SHARED
  }
}
