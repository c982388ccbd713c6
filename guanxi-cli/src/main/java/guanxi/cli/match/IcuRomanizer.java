package guanxi.cli.match;

import com.ibm.icu.text.Transliterator;
import guanxi.kernels.matching.Romanizer;

/**
 * Chinese by the data of the Unicode project. Loaded when the first Chinese name appears, since the
 * tables take a moment. Safe for several threads.
 */
final class IcuRomanizer implements Romanizer {

  /** Made on first use by the class loader. */
  private static final class Rules {
    static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    static final Transliterator PINYIN =
        Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");

    private Rules() {}
  }

  @Override
  public synchronized String simplify(String text) {
    return Rules.SIMPLIFIED.transliterate(text);
  }

  @Override
  public synchronized String romanize(String text) {
    return Rules.PINYIN.transliterate(text);
  }
}
