package guanxi.kernels.product;

import guanxi.kernels.matching.Similarity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What two offers have in common, in numbers; NaN where one of them does not say. */
final class PairFeatures {

  static final List<String> NAMES =
      List.of(
          "words shared",
          "words shared of the shorter",
          "rare words shared",
          "rare words shared of the left",
          "rare words shared of the right",
          "rarest word missing left",
          "rarest word missing right",
          "rarest word shared",
          "numbers shared",
          "numbers missing",
          "version conflict",
          "codes shared",
          "runs of three characters shared",
          "alike word by word",
          "alike word by word, other way",
          "titles alike",
          "first words alike",
          "length of the shorter",
          "length ratio",
          "maker alike",
          "maker in the other title",
          "price ratio",
          "price gap",
          "smaller price");

  private final Vocabulary vocabulary;

  PairFeatures(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  double[] of(Offer left, Offer right) {
    List<String> a = Vocabulary.words(left.title());
    List<String> b = Vocabulary.words(right.title());
    Set<String> wordsA = new HashSet<>(a);
    Set<String> wordsB = new HashSet<>(b);
    Set<String> both = new HashSet<>(wordsA);
    both.retainAll(wordsB);
    var features = new double[NAMES.size()];
    int least = Math.max(1, Math.min(wordsA.size(), wordsB.size()));
    double union = Math.max(1, wordsA.size() + wordsB.size() - both.size());
    features[0] = both.size() / union;
    features[1] = (double) both.size() / least;
    rareWords(wordsA, wordsB, both, features);
    numbers(wordsA, wordsB, both, features);
    features[12] = grams(left.title(), right.title());
    features[13] = wordByWord(a, b);
    features[14] = wordByWord(b, a);
    features[15] = Similarity.jaroWinkler(String.join(" ", a), String.join(" ", b));
    features[16] = a.isEmpty() || b.isEmpty() ? 0 : alike(a.getFirst(), b.getFirst());
    features[17] = least;
    features[18] = least / (double) Math.max(1, Math.max(wordsA.size(), wordsB.size()));
    maker(left, right, wordsA, wordsB, features);
    price(left.price(), right.price(), features);
    return features;
  }

  private void rareWords(Set<String> a, Set<String> b, Set<String> both, double[] features) {
    double shared = squares(both);
    double left = squares(a);
    double right = squares(b);
    features[2] = left == 0 || right == 0 ? 0 : shared / Math.sqrt(left * right);
    features[3] = left == 0 ? 0 : shared / left;
    features[4] = right == 0 ? 0 : shared / right;
    features[5] = rarest(a, both);
    features[6] = rarest(b, both);
    features[7] = rarest(both, Set.of());
  }

  private double squares(Set<String> words) {
    // Sorted, so that the sum does not depend on the order of a hash table.
    return words.stream().sorted().mapToDouble(vocabulary::rarity).map(r -> r * r).sum();
  }

  private double rarest(Set<String> words, Set<String> without) {
    return words.stream()
        .filter(word -> !without.contains(word))
        .mapToDouble(vocabulary::rarity)
        .max()
        .orElse(0);
  }

  private static void numbers(Set<String> a, Set<String> b, Set<String> both, double[] features) {
    Set<String> left = numbers(a);
    Set<String> right = numbers(b);
    features[8] = numbers(both).size();
    Set<String> either = new HashSet<>(left);
    either.addAll(right);
    features[9] = (double) either.size() - features[8];
    boolean conflict = !left.isEmpty() && !right.isEmpty() && features[8] == 0;
    features[10] = conflict ? 1 : 0;
    features[11] = both.stream().filter(PairFeatures::isCode).count();
  }

  private static Set<String> numbers(Set<String> words) {
    Set<String> numbers = new HashSet<>();
    for (String word : words) {
      if (Character.isDigit(word.charAt(0)) && Character.isDigit(word.charAt(word.length() - 1))) {
        numbers.add(word.endsWith(".0") ? word.substring(0, word.length() - 2) : word);
      }
    }
    return numbers;
  }

  /** Letters and digits in one word, as in part numbers. */
  private static boolean isCode(String word) {
    return word.length() > 3
        && word.chars().anyMatch(Character::isDigit)
        && word.chars().anyMatch(Character::isLetter);
  }

  private static double grams(String a, String b) {
    Map<String, Integer> left = grams(a);
    Map<String, Integer> right = grams(b);
    double shared = 0;
    double all = 0;
    for (Map.Entry<String, Integer> gram : left.entrySet()) {
      shared += Math.min(gram.getValue(), right.getOrDefault(gram.getKey(), 0));
      all += gram.getValue();
    }
    for (int count : right.values()) {
      all += count;
    }
    return all == 0 ? 0 : 2 * shared / all;
  }

  private static Map<String, Integer> grams(String text) {
    String words = " " + String.join(" ", Vocabulary.words(text)) + " ";
    Map<String, Integer> grams = new HashMap<>();
    for (int i = 0; i + 3 <= words.length(); i++) {
      grams.merge(words.substring(i, i + 3), 1, Integer::sum);
    }
    return grams;
  }

  /** The mean over the words of one of how like its likest word of the other is, rare ones more. */
  private double wordByWord(List<String> from, List<String> to) {
    double sum = 0;
    double weights = 0;
    for (String word : from) {
      double best = 0;
      for (String other : to) {
        best = Math.max(best, alike(word, other));
      }
      double weight = vocabulary.rarity(word);
      sum += weight * (best < 0.85 ? 0 : best);
      weights += weight;
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private static double alike(String a, String b) {
    return a.equals(b) ? 1 : Similarity.jaroWinkler(a, b);
  }

  private static void maker(
      Offer left, Offer right, Set<String> a, Set<String> b, double[] features) {
    List<String> makerA = Vocabulary.words(left.maker());
    List<String> makerB = Vocabulary.words(right.maker());
    boolean known = !makerA.isEmpty() && !makerB.isEmpty();
    features[19] = known ? alike(String.join(" ", makerA), String.join(" ", makerB)) : Double.NaN;
    boolean named =
        (!makerA.isEmpty() && b.contains(makerA.getFirst()))
            || (!makerB.isEmpty() && a.contains(makerB.getFirst()));
    features[20] = makerA.isEmpty() && makerB.isEmpty() ? Double.NaN : named ? 1 : 0;
  }

  private static void price(double a, double b, double[] features) {
    boolean known = a > 0 && b > 0 && a < 1e12 && b < 1e12;
    features[21] = known ? Math.min(a, b) / Math.max(a, b) : Double.NaN;
    features[22] = known ? Math.abs(a - b) : Double.NaN;
    features[23] = known ? Math.min(a, b) : Double.NaN;
  }
}
