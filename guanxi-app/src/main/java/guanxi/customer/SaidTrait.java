package guanxi.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a customer.
 *
 * @param at when it was said last, corrected; null when undated
 * @param origin with which facts it came last
 */
public record SaidTrait(Trait trait, String value, @Nullable Instant at, long origin) {}
