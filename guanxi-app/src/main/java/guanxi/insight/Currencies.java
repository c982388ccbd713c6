package guanxi.insight;

import java.util.Currency;

/** Currencies by their code. */
final class Currencies {

  private static final Currency NONE = Currency.getInstance("XXX");

  private Currencies() {}

  /** The currency with this code; "no currency" for one that ISO 4217 does not know. */
  static Currency of(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException _) {
      return NONE;
    }
  }
}
