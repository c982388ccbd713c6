package guanxi.insight.mining;

import java.util.Locale;

/** What a recommendation is for. */
enum Context {
  /** What a customer is likely to buy next. */
  NEXT,
  /** What brings a customer back. */
  WIN_BACK,
  /** Dearer choices of what a customer bought lately. */
  UP_SELL,
  /** What the buyers of a product buy too. */
  SIMILAR,
  /** What lies in one basket with a product. */
  TOGETHER;

  /** How an address calls it. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Context of(String key) {
    for (Context context : values()) {
      if (context.key().equals(key)) {
        return context;
      }
    }
    return NEXT;
  }
}
