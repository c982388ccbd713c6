package guanxi.kernels.product;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of offers and how rare each is: ln((1 + n)/(1 + n_w)) + 1. */
final class Vocabulary {

  private static final int LONGEST = 400;

  private final Map<String, Integer> offersWith = new HashMap<>();
  private int offers;

  void add(Offer offer) {
    offers++;
    for (String word : new HashSet<>(words(offer.title()))) {
      offersWith.merge(word, 1, Integer::sum);
    }
  }

  double rarity(String word) {
    return Math.log((1.0 + offers) / (1.0 + offersWith.getOrDefault(word, 0))) + 1;
  }

  /** Runs of letters or of digits with their points; each Chinese character is a word. */
  static List<String> words(String text) {
    String lower =
        (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : ' ';
      boolean point =
          c == '.'
              && endsInDigit(word)
              && i + 1 < lower.length()
              && Character.isDigit(lower.charAt(i + 1));
      if (Character.isIdeographic(c)) {
        flush(word, words);
        words.add(String.valueOf(c));
      } else if (Character.isLetterOrDigit(c) || point) {
        word.append(c);
      } else {
        flush(word, words);
      }
    }
    return words;
  }

  private static boolean endsInDigit(StringBuilder word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(word.length() - 1));
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
