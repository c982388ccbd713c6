package guanxi.matching;

import guanxi.customer.Couple;
import java.util.List;

/**
 * A pair on its way into the queue.
 *
 * @param probability by the model alone
 */
record FoundPair(Couple couple, double probability, List<MatchEvidence> evidence) {}
