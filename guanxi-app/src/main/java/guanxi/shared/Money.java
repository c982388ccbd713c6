package guanxi.shared;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in one currency.
 *
 * @param minor the amount in the currency's smallest unit (cents, fen; yen as they are)
 */
public record Money(long minor, Currency currency) {

  /** Nothing, in this currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException for two currencies: they are kept apart, never added
   * @throws ArithmeticException beyond 9.2e18 minor units
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  /** The amount in whole units: 1250 cents are 12.50. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits()));
  }
}
