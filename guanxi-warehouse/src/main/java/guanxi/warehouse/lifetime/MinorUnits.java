package guanxi.warehouse.lifetime;

import java.util.Currency;

/** Whole units of money from minor ones: 1250 cents are 12.50, 1250 yen are 1250. */
public final class MinorUnits {

  private MinorUnits() {}

  /** How many minor units one whole unit has; 100 for currencies nobody knows. */
  public static int perUnit(String currency) {
    int power = 1;
    for (int i = 0; i < digits(currency); i++) {
      power *= 10;
    }
    return power;
  }

  /** Digits after the decimal sign; 2 for currencies nobody knows. */
  public static int digits(String currency) {
    if (currency.length() != 3) {
      return 2;
    }
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException _) {
      return 2;
    }
  }
}
