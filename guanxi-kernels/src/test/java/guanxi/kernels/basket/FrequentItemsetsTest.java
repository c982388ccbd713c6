package guanxi.kernels.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.kernels.testing.TestData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequentItemsetsTest {

  /** The nine baskets of Han and Kamber's textbook, support at least 2: 13 sets. */
  private static final Baskets TEXTBOOK =
      basketsOf("1 2 5", "2 4", "2 3", "1 2 4", "1 3", "2 3", "1 3", "1 2 3 5", "1 2 3");

  @Test
  void textbookBasketsHaveTheTextbookSets() {
    assertThat(FrequentItemsets.countByLength(TEXTBOOK, 2)).containsExactly(5, 6, 2);
    assertThat(mined(TEXTBOOK, 2))
        .containsEntry("[1, 2, 3]", 2)
        .containsEntry("[1, 2, 5]", 2)
        .containsEntry("[1, 2]", 4)
        .containsEntry("[2]", 7)
        .doesNotContainKey("[3, 5]");
  }

  @Test
  void longestSetsAreLeftOutOnDemand() {
    var lengths = new ArrayList<Integer>();
    FrequentItemsets.mine(TEXTBOOK, 2, 2, (items, length, support) -> lengths.add(length));

    assertThat(lengths).hasSize(11).doesNotContain(3);
  }

  @Test
  void sinkEndsTheSearch() {
    var seen = new ArrayList<Integer>();
    FrequentItemsets.mine(
        TEXTBOOK,
        1,
        (items, length, support) -> {
          seen.add(support);
          return seen.size() < 3;
        });

    assertThat(seen).hasSize(3);
  }

  @Test
  void nothingComesOutOfNothing() {
    assertThat(FrequentItemsets.countByLength(basketsOf("", "\n\n"), 1)).isEmpty();
  }

  @Test
  void supportBelowOneIsRefused() {
    assertThatThrownBy(() -> FrequentItemsets.countByLength(TEXTBOOK, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was 0");
  }

  @Test
  void itemCountsOncePerBasket() {
    assertThat(mined(basketsOf("7 7 7", "7 x"), 1))
        .isEqualTo(Map.of("[7]", 2, "[x]", 1, "[7, x]", 1));
  }

  @Test
  void shareBecomesTheSmallestSufficientCount() {
    assertThat(TEXTBOOK.countOf(2.0 / 9)).isEqualTo(2);
    assertThat(TEXTBOOK.countOf(0.25)).isEqualTo(3);
    assertThat(TEXTBOOK.countOf(1e-9)).isEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBasketsAgreeWithTryingEverySubset(long seed) {
    Baskets baskets = random(seed, 9, 40 + (int) seed * 30);
    for (int minSupport : new int[] {1, 2, 5, 20}) {
      assertThat(mined(baskets, minSupport)).isEqualTo(bruteForce(baskets, minSupport));
    }
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "T10I4D100K.dat, 0.01, 385",
    "T10I4D100K.dat, 0.005, 1073",
    "T10I4D100K.dat, 0.001, 27532",
    "chess.dat, 0.7, 48731",
    "chess.dat, 0.6, 254944",
    "mushroom.dat, 0.2, 15713",
    "mushroom.dat, 0.1, 155657"
  })
  void publicBasketsHaveTheKnownNumberOfSets(String file, double share, long expected) {
    Baskets baskets = FimiText.parse(TestData.bytes("fimi/" + file));

    long[] counts = FrequentItemsets.countByLength(baskets, baskets.countOf(share));

    assertThat(Arrays.stream(counts).sum()).isEqualTo(expected);
  }

  static Baskets basketsOf(String... lines) {
    return FimiText.parse(
        String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /**
   * Items 0…items−1, item i in a basket with probability 1/(1 + i/2), so some are nearly always.
   */
  static Baskets random(long seed, int items, int baskets) {
    var random = new Random(seed);
    var builder = new Baskets.Builder();
    for (int b = 0; b < baskets; b++) {
      List<String> basket = new ArrayList<>();
      for (int i = 0; i < items; i++) {
        if (random.nextDouble() < 1 / (1 + i / 2.0)) {
          basket.add(Integer.toString(i));
        }
      }
      builder.add(basket);
    }
    return builder.build();
  }

  static Map<String, Integer> mined(Baskets baskets, int minSupport) {
    Map<String, Integer> sets = new TreeMap<>();
    FrequentItemsets.mine(
        baskets,
        minSupport,
        (items, length, support) ->
            sets.put(name(baskets, Arrays.copyOf(items, length)), support) == null);
    return sets;
  }

  static String name(Baskets baskets, int[] items) {
    return baskets.labels(items).stream().sorted().toList().toString();
  }

  static Map<String, Integer> bruteForce(Baskets baskets, int minSupport) {
    var masks = new int[baskets.size()];
    for (int b = 0; b < masks.length; b++) {
      for (int p = baskets.from(b); p < baskets.to(b); p++) {
        masks[b] |= 1 << baskets.item(p);
      }
    }
    Map<String, Integer> sets = new TreeMap<>();
    for (int mask = 1; mask < 1 << baskets.itemCount(); mask++) {
      int subset = mask;
      int support = (int) Arrays.stream(masks).filter(held -> (held & subset) == subset).count();
      if (support >= minSupport) {
        int[] items =
            java.util.stream.IntStream.range(0, baskets.itemCount())
                .filter(i -> (subset >> i & 1) == 1)
                .toArray();
        sets.put(name(baskets, items), support);
      }
    }
    return sets;
  }
}
