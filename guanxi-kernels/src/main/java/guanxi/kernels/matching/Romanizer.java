package guanxi.kernels.matching;

/**
 * Brings Chinese characters into comparable form. A port: the data it needs is not mathematics.
 *
 * <p>Both methods are called once per distinct value and only for text that holds a Han character.
 */
public interface Romanizer {

  /** Knows no Chinese: leaves everything as it is. */
  Romanizer NONE =
      new Romanizer() {
        @Override
        public String simplify(String text) {
          return text;
        }

        @Override
        public String romanize(String text) {
          return text;
        }
      };

  /** Traditional characters replaced by simplified ones: 陳 becomes 陈. */
  String simplify(String text);

  /** Pinyin in lower-case letters without tones, syllables separated by blanks. */
  String romanize(String text);
}
