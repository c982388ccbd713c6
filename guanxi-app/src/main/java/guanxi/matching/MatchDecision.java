package guanxi.matching;

import guanxi.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was decided of a pair.
 *
 * @param one whose the first identity is now; the other customer when they were merged
 * @param probability that they are one person, when it was decided
 * @param by who decided
 */
public record MatchDecision(
    UUID id,
    CustomerId one,
    CustomerId other,
    boolean isSame,
    double probability,
    List<MatchEvidence> evidence,
    Instant madeAt,
    String by) {

  /** Copies the list. */
  public MatchDecision {
    evidence = List.copyOf(evidence);
  }
}
