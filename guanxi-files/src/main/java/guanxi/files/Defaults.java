package guanxi.files;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a shop assumes where its files say nothing.
 *
 * @param zone of times without offset
 * @param currency ISO 4217 code of money without currency
 * @param country ISO 3166 code of telephone numbers without prefix
 * @param now dates later than a day after this are taken for mistakes
 */
public record Defaults(ZoneId zone, String currency, String country, Instant now) {

  /** UTC, US dollars, United States. */
  public static Defaults at(Instant now) {
    return new Defaults(ZoneOffset.UTC, "USD", "US", now);
  }
}
