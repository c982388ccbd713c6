package guanxi.insight;

import guanxi.shared.CustomerId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are wanted; an empty set or a null wants all.
 *
 * @param search wants those whose name begins so, in any case, and those in {@code found}
 * @param found who was found by something else than the name: e-mail, phone, order number
 * @param stages names of life-cycle stages
 * @param shops ids of the sources most of their orders came from
 * @param countries ISO codes
 * @param currency main currency
 * @param fifths fifths of spending, 5 is the highest
 * @param quietFrom least days since the last order
 * @param quietTo most days since the last order
 */
public record CustomerFilter(
    @Nullable String search,
    List<CustomerId> found,
    Set<String> stages,
    Set<Integer> shops,
    Set<String> countries,
    @Nullable String currency,
    Set<Integer> fifths,
    @Nullable Integer quietFrom,
    @Nullable Integer quietTo) {

  /** Wants everybody. */
  public static final CustomerFilter ALL =
      new CustomerFilter(null, List.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), null, null);
}
