package guanxi.demo;

import java.time.ZoneId;
import java.util.Locale;

/** A country the demo shop sells to, and what that means for its orders. */
enum Market {
  CN(40, "CNY", 7.0, 100, "Asia/Shanghai", "zh", true),
  TW(14, "TWD", 31.0, 1000, "Asia/Taipei", "zh", true),
  HK(7, "HKD", 7.8, 100, "Asia/Hong_Kong", "zh", true),
  US(15, "USD", 1.0, 50, "America/New_York", "en", false),
  GB(7, "GBP", 0.8, 50, "Europe/London", "en", false),
  DE(8, "EUR", 0.95, 50, "Europe/Berlin", "de", false),
  FR(5, "EUR", 0.95, 50, "Europe/Paris", "fr", false),
  JP(4, "JPY", 1.5, 10, "Asia/Tokyo", "ja", false);

  private static final double[] SUMS = sums();

  /** Percent of the customers who live here. */
  final int percent;

  /** The currency its customers pay in. */
  final String currency;

  /** Minor units of that currency for one US cent. */
  final double rate;

  /** Prices are multiples of this many minor units. */
  final int step;

  final ZoneId zone;

  /** The language of its people's names. */
  final String names;

  /** Whether it shops for Double 11 and the Chinese New Year rather than for Christmas. */
  final boolean chineseCalendar;

  Market(
      int percent,
      String currency,
      double rate,
      int step,
      String zone,
      String names,
      boolean chineseCalendar) {
    this.percent = percent;
    this.currency = currency;
    this.rate = rate;
    this.step = step;
    this.zone = ZoneId.of(zone);
    this.names = names;
    this.chineseCalendar = chineseCalendar;
  }

  static Market draw(Draws draws) {
    return values()[draws.weighted(SUMS)];
  }

  private static double[] sums() {
    double[] sums = new double[values().length];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += values()[i].percent;
      sums[i] = sum;
    }
    return sums;
  }

  /** The shop that sells here. */
  DemoShop.Storefront storefront() {
    return switch (this) {
      case CN -> DemoShop.Storefront.CHINA;
      case TW, HK -> DemoShop.Storefront.TAIWAN;
      case US, GB, DE, FR, JP -> DemoShop.Storefront.WORLD;
    };
  }

  /** A price in this market's currency, rounded as price tags are. */
  long price(double usCents) {
    return Math.max(step, Math.round(usCents * rate / step) * step);
  }

  /** An amount as a price tag shows it: 1250 are 12.50, yen have no decimals. */
  String money(long minor) {
    return this == JP
        ? Long.toString(minor)
        : String.format(
            Locale.ROOT,
            "%s%d.%02d",
            minor < 0 ? "-" : "",
            Math.abs(minor) / 100,
            Math.abs(minor) % 100);
  }
}
