package guanxi.console.customers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts that somebody typed, in the smallest unit of a currency. */
final class Amounts {

  private Amounts() {}

  /** Null stays null; a currency that is none has no decimals. */
  static @Nullable Long minor(@Nullable BigDecimal amount, String code) {
    return amount == null ? null : minor(amount, digits(code));
  }

  static long minor(BigDecimal amount, int digits) {
    return amount.movePointRight(digits).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  private static int digits(String code) {
    try {
      return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    } catch (IllegalArgumentException _) {
      return 0;
    }
  }
}
