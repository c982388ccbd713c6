package guanxi.kernels.basket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text form of the Frequent Itemset Mining Implementations repository: one basket a line, items
 * separated by blanks.
 *
 * <p>Items are usually small numbers, which are read without making a string of each; any other
 * word is an item as well. Empty lines are no baskets.
 *
 * @see <a href="http://fimi.uantwerpen.be/data/">the repository</a>
 */
public final class FimiText {

  private static final int SMALL = 1 << 17;

  private final byte[] text;
  private final Baskets.Builder builder = new Baskets.Builder();
  private final int[] codeOfSmall = new int[SMALL];
  private int[] line = new int[64];

  private FimiText(byte[] text) {
    this.text = text;
    Arrays.fill(codeOfSmall, -1);
  }

  /** Reads UTF-8 text; never fails, since every word is an item. */
  public static Baskets parse(byte[] text) {
    return new FimiText(text).parse();
  }

  private Baskets parse() {
    int position = 0;
    int length = 0;
    while (position < text.length) {
      byte next = text[position];
      if (next == '\n' || next == '\r') {
        builder.addCodes(line, length);
        length = 0;
        position++;
      } else if (isBlank(next)) {
        position++;
      } else {
        int end = endOfWord(position);
        length = append(length, codeOf(position, end));
        position = end;
      }
    }
    builder.addCodes(line, length);
    return builder.build();
  }

  private int append(int length, int code) {
    if (length == line.length) {
      line = Arrays.copyOf(line, 2 * length);
    }
    line[length] = code;
    return length + 1;
  }

  private int codeOf(int from, int to) {
    int number = smallNumber(from, to);
    if (number < 0) {
      return builder.code(new String(text, from, to - from, StandardCharsets.UTF_8));
    }
    if (codeOfSmall[number] < 0) {
      codeOfSmall[number] = builder.code(Integer.toString(number));
    }
    return codeOfSmall[number];
  }

  /** The number, or -1 for a word that is not the plain decimal form of a small number. */
  private int smallNumber(int from, int to) {
    if (to - from > 6 || (text[from] == '0' && to - from > 1)) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number < SMALL ? number : -1;
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < text.length && !isBlank(text[end]) && text[end] != '\n' && text[end] != '\r') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t';
  }
}
