package guanxi.matching;

import guanxi.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two customers that may be one person.
 *
 * @param probability that they are, by the model and what staff decided of others
 * @param evidence what each field that both have says, the strongest first
 */
public record PossibleMatch(
    UUID id,
    CustomerId one,
    CustomerId other,
    double probability,
    List<MatchEvidence> evidence,
    Instant foundAt) {

  /** Copies the list. */
  public PossibleMatch {
    evidence = List.copyOf(evidence);
  }
}
