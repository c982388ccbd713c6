package guanxi.files.values;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money.
 *
 * @param minor in the currency's smallest unit, such as cents; negative for money given back
 * @param currency ISO 4217 code; sums are only ever made within one currency
 */
public record Money(long minor, String currency) {

  /**
   * The amount rounded to the smallest unit of the currency, halves to the even one.
   *
   * @throws ArithmeticException when the amount does not fit into 64 bits
   */
  public static Money of(BigDecimal amount, String currency) {
    int digits = Currencies.digits(currency);
    return new Money(
        amount.setScale(digits, RoundingMode.HALF_EVEN).unscaledValue().longValueExact(), currency);
  }

  /** The amount in whole units with the currency's decimals. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, Currencies.digits(currency));
  }
}
