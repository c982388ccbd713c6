package guanxi.kernels.text;

import java.util.Arrays;
import java.util.Locale;

/**
 * Turns a text into counted runs of one to three characters, hashed into a fixed number of places.
 *
 * <p>Characters need no word boundaries, so Chinese and English are treated alike, and a slip of
 * the finger spoils only the three runs around it. Two runs rarely meet in one place of 2²⁰.
 *
 * @see <a href="https://arxiv.org/abs/0902.2206">Weinberger et al. (2009), Feature Hashing for
 *     Large Scale Multitask Learning, ICML</a>
 */
final class CharacterGrams {

  static final int BITS = 20;

  private static final int LONGEST_TEXT = 20_000;

  private final int[] table = new int[1 << BITS];
  private int[] places = new int[1024];
  private int size;

  /** Counts the runs of a text; what was counted before is forgotten. Not for several threads. */
  void count(String text) {
    for (int i = 0; i < size; i++) {
      table[places[i]] = 0;
    }
    size = 0;
    String plain = plain(text);
    for (int i = 0; i < plain.length(); i++) {
      int hash = 0;
      for (int length = 1; length <= 3 && i + length <= plain.length(); length++) {
        hash = (hash + plain.charAt(i + length - 1) + 1) * 0x01000193;
        add(mix(hash) >>> (32 - BITS));
      }
    }
  }

  /** The place of one run of at most three characters. */
  static int place(String run) {
    int hash = 0;
    for (int i = 0; i < run.length(); i++) {
      hash = (hash + Character.toLowerCase(run.charAt(i)) + 1) * 0x01000193;
    }
    return mix(hash) >>> (32 - BITS);
  }

  int size() {
    return size;
  }

  int place(int index) {
    return places[index];
  }

  int count(int index) {
    return table[places[index]];
  }

  /** Lower case, blanks of any kind and number as one. */
  private static String plain(String text) {
    String cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    var plain = new StringBuilder(cut.length() + 2).append(' ');
    String lower = cut.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (!blank) {
        plain.append(c);
      } else if (plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    if (plain.charAt(plain.length() - 1) != ' ') {
      plain.append(' ');
    }
    return plain.toString();
  }

  private static int mix(int hash) {
    int h = hash;
    h ^= (h >>> 16);
    h *= 0x85EBCA6B;
    h ^= (h >>> 13);
    h *= 0xC2B2AE35;
    return h ^ (h >>> 16);
  }

  private void add(int place) {
    if (table[place]++ == 0) {
      if (size == places.length) {
        places = Arrays.copyOf(places, 2 * size);
      }
      places[size++] = place;
    }
  }
}
