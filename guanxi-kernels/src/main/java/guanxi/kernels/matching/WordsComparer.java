package guanxi.kernels.matching;

import java.util.HashSet;
import java.util.Set;

/** Addresses, places and other words, whose order and spelling vary. */
final class WordsComparer extends Comparer {

  WordsComparer() {
    super("alike in part", "nearly the same");
  }

  @Override
  int compare(String a, String b) {
    double alike = Similarity.jaroWinkler(a, b);
    if (alike >= 0.94 || (a.length() >= 4 && Similarity.withinOneEdit(a, b))) {
      return 3;
    }
    double shared = Han.isIn(a) ? shared(characters(a), characters(b)) : shared(words(a), words(b));
    if (shared >= 0.75) {
      return 3;
    }
    return shared >= 0.5 || alike >= 0.86 ? 2 : DIFFERS;
  }

  private static double shared(Set<String> a, Set<String> b) {
    int both = 0;
    for (String word : a) {
      if (b.contains(word)) {
        both++;
      }
    }
    return (double) both / (a.size() + b.size() - both);
  }

  private static Set<String> words(String text) {
    if (text.indexOf(' ') < 0) {
      return Set.of(text);
    }
    return new HashSet<>(java.util.Arrays.asList(text.split(" ", -1)));
  }

  /** Chinese is written without blanks: pairs of neighbouring characters stand for words. */
  private static Set<String> characters(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs.isEmpty() ? Set.of(text) : pairs;
  }
}
