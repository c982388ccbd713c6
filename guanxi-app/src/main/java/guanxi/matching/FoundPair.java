package guanxi.matching;

import guanxi.customer.Couple;
import java.util.List;
import java.util.Set;

/**
 * A pair on its way into the queue.
 *
 * @param probability by the model alone
 */
record FoundPair(Couple couple, double probability, List<MatchEvidence> evidence) {

  /** Without an e-mail or phone that speaks for it no pair is more likely, so none is certain. */
  private static final double BY_NAMES_ALONE = 0.95;

  private static final Set<String> ONE_NAME =
      Set.of("same", "similar", "other-order-form-or-script");
  private static final Set<String> CONTACTS = Set.of("email", "phone");

  FoundPair {
    if (evidence.stream().noneMatch(FoundPair::isOfContact)) {
      probability = Math.min(probability, BY_NAMES_ALONE);
    }
  }

  /**
   * Whether there is a reason to ask: one name, or an e-mail or phone that agrees in part. In a
   * shop with hardly any doubles the model learns from chance, and takes a shared first name and
   * town for a sign.
   */
  boolean isWorthAsking() {
    return evidence.stream()
        .anyMatch(one ->
            isOfContact(one)
                || (one.field().equals("name")
                    && one.bits() > 0
                    && ONE_NAME.contains(one.level())));
  }

  private static boolean isOfContact(MatchEvidence one) {
    return CONTACTS.contains(one.field()) && one.bits() > 0 && !one.level().equals("different");
  }
}
