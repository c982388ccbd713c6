package guanxi.ordering;

import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as all facts together tell it.
 *
 * @param shop the source it was placed at
 * @param number as the shop writes it
 * @param orderedAt null while nothing that bears a date has arrived
 * @param amount goods after discounts, without shipping; negative in a return; null when nothing
 *     that bears a currency has arrived
 * @param returnedMinor given back later, in the same currency, never more than the amount
 * @param apart what its lines in other currencies come to, which is not in the amount
 * @param isReturn a credit note of its own
 * @param isCancelled it counts as no purchase
 */
public record ShopOrder(
    UUID id,
    String shop,
    String number,
    @Nullable CustomerId customer,
    @Nullable Instant orderedAt,
    @Nullable Money amount,
    long shippingMinor,
    long returnedMinor,
    List<Money> apart,
    int lines,
    BigDecimal units,
    @Nullable String country,
    @Nullable String status,
    boolean isReturn,
    boolean isCancelled) {}
