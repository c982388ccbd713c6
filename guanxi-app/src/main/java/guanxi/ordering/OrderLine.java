package guanxi.ordering;

import guanxi.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param productKey the shop's product number; null when the file had none
 * @param title the product's name
 * @param unitPrice in whole units of the currency
 */
public record OrderLine(
    int number,
    @Nullable String productKey,
    @Nullable String title,
    BigDecimal quantity,
    @Nullable BigDecimal unitPrice,
    @Nullable Money amount,
    boolean isReturn) {}
