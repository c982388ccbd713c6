package guanxi.kernels.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {

  /** Winkler's published examples, as fractions: jaro + 0.1 · prefix · (1 − jaro). */
  @ParameterizedTest
  @CsvSource({
    "martha, marhta, 0.9611111111111111",
    "dixon, dicksonx, 0.8133333333333332",
    "dwayne, duane, 0.84",
    "a, b, 0",
    "same, same, 1"
  })
  void jaroWinklerGivesThePublishedValues(String a, String b, double expected) {
    assertThat(Similarity.jaroWinkler(a, b)).isCloseTo(expected, within(1e-12));
    assertThat(Similarity.jaroWinkler(b, a)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void emptyIsOnlyLikeEmpty() {
    assertThat(Similarity.jaroWinkler("", "")).isEqualTo(1.0);
    assertThat(Similarity.jaroWinkler("", "x")).isEqualTo(0.0);
    assertThat(Similarity.levenshtein("", "abc")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3, 3", "ca, abc, 3, 3", "abcd, acbd, 2, 1", "王小明, 王晓明, 1, 1"})
  void distancesCountEdits(String a, String b, int levenshtein, int damerau) {
    assertThat(Similarity.levenshtein(a, b)).isEqualTo(levenshtein);
    assertThat(Similarity.damerau(a, b)).isEqualTo(damerau);
  }

  @Test
  void bitParallelDistanceAgreesWithTheTable() {
    var random = new Random(11);
    for (int i = 0; i < 3000; i++) {
      String a = word(random, random.nextInt(80));
      String b = word(random, random.nextInt(80));
      String near = damage(random, a);

      assertThat(Similarity.levenshtein(a, b)).as("%s %s", a, b).isEqualTo(slowly(a, b, false));
      assertThat(Similarity.damerau(a, near)).as("%s %s", a, near).isEqualTo(slowly(a, near, true));
      assertThat(Similarity.withinOneEdit(a, near))
          .as("%s %s", a, near)
          .isEqualTo(slowly(a, near, true) <= 1);
    }
  }

  private static String word(Random random, int length) {
    var word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  private static String damage(Random random, String word) {
    var damaged = new StringBuilder(word);
    for (int edit = 0; edit < 1 + random.nextInt(2) && damaged.length() > 2; edit++) {
      int at = random.nextInt(damaged.length() - 1);
      char c = damaged.charAt(at);
      switch (random.nextInt(3)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, 'z');
        default -> {
          damaged.setCharAt(at, damaged.charAt(at + 1));
          damaged.setCharAt(at + 1, c);
        }
      }
    }
    return damaged.toString();
  }

  /** Straight from the definition. */
  private static int slowly(String a, String b, boolean exchanges) {
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + cost, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (exchanges
            && i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
