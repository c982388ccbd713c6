package guanxi.matching;

import com.ibm.icu.text.Transliterator;
import guanxi.kernels.matching.Romanizer;

/**
 * Chinese names by the data of the Unicode project; loaded when the first one appears. Safe for
 * several threads.
 */
final class HanNames implements Romanizer {

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
