package guanxi.cli.analyze;

import guanxi.cli.Words;
import guanxi.kernels.lifetime.Shortage;
import java.util.Locale;

/** Why data cannot carry a model, in words. */
final class ShortageText {

  private ShortageText() {}

  static String of(Shortage shortage, Words words) {
    return words.of(
        "cli.shortage." + shortage.name().toLowerCase(Locale.ROOT),
        Shortage.LEAST_CUSTOMERS,
        Shortage.LEAST_REPEATERS);
  }
}
