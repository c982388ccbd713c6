package guanxi.customer;

import guanxi.shared.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person as all evidence together tells it.
 *
 * @param email the one that appeared last, likewise {@code phone} in E.164
 * @param country ISO 3166 code where it was understood
 * @param firstSeenAt when the earliest dated fact names her; null when all are undated
 */
public record Customer(
    CustomerId id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String country,
    @Nullable String city,
    @Nullable Instant firstSeenAt) {}
