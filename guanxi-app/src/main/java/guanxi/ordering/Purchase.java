package guanxi.ordering;

import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product bought in an order that was neither cancelled nor a return.
 *
 * @param customer null where the order names nobody
 * @param sourceId the shop
 * @param productKey the shop's number of it
 * @param amount of the whole line
 */
public record Purchase(
    @Nullable CustomerId customer,
    UUID order,
    int sourceId,
    String productKey,
    Instant at,
    BigDecimal quantity,
    Money amount) {}
