package guanxi.customer;

import guanxi.shared.StableIds;
import java.util.UUID;

/**
 * One identifier of a person.
 *
 * @param platform who gave it, for kinds that are unique only there; otherwise empty
 * @param value normalised: two spellings of the same thing are the same value
 */
public record Identity(IdentityKind kind, String platform, String value) {

  /** The same identifier has the same id everywhere and always. */
  public UUID id() {
    return StableIds.of("identity", kind.name(), platform, value);
  }
}
