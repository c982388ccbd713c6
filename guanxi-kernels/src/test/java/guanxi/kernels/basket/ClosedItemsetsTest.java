package guanxi.kernels.basket;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.kernels.testing.TestData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedItemsetsTest {

  @Test
  void itemsAlwaysBoughtTogetherAreOneSet() {
    Baskets baskets = FrequentItemsetsTest.basketsOf("tea cup", "tea cup milk", "milk");

    assertThat(closed(baskets, 1))
        .isEqualTo(Map.of("[cup, tea]", 2, "[milk]", 2, "[cup, milk, tea]", 1));
    assertThat(maximal(baskets, 1)).isEqualTo(Map.of("[cup, milk, tea]", 1));
    assertThat(maximal(baskets, 2)).isEqualTo(Map.of("[cup, tea]", 2, "[milk]", 2));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBasketsAgreeWithTheDefinition(long seed) {
    Baskets baskets = FrequentItemsetsTest.random(seed, 9, 20 + 20 * (int) seed);
    for (int minSupport : new int[] {1, 2, 5, 20}) {
      Map<String, Integer> frequent = FrequentItemsetsTest.bruteForce(baskets, minSupport);
      assertThat(closed(baskets, minSupport)).isEqualTo(withoutEqualSuperset(frequent));
      assertThat(maximal(baskets, minSupport)).isEqualTo(withoutSuperset(frequent));
    }
  }

  /** The expected figures come from marking, in all frequent sets, those a larger one equals. */
  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({"chess.dat, 0.8", "mushroom.dat, 0.2", "T10I4D100K.dat, 0.002"})
  void closedSetsOfPublicBasketsAreThoseNoLargerSetEquals(String file, double share) {
    Baskets baskets = FimiText.parse(TestData.bytes("fimi/" + file));
    int minSupport = baskets.countOf(share);
    Map<Itemset, Integer> frequent = new HashMap<>();
    FrequentItemsets.mine(
        baskets,
        minSupport,
        (items, length, support) ->
            frequent.put(new Itemset(Arrays.copyOf(items, length), 0), support) == null);
    Map<Itemset, Integer> expected = new HashMap<>(frequent);
    frequent.forEach((set, support) -> {
      for (int left = 0; left < set.length(); left++) {
        expected.remove(set.without(left), support);
      }
    });

    Map<Itemset, Integer> closed = new HashMap<>();
    ClosedItemsets.mine(
        baskets,
        minSupport,
        (items, length, support) ->
            closed.put(new Itemset(Arrays.copyOf(items, length), 0), support) == null);

    assertThat(closed).hasSizeLessThan(frequent.size() + 1).isEqualTo(expected);
  }

  private static Map<String, Integer> closed(Baskets baskets, int minSupport) {
    Map<String, Integer> sets = new TreeMap<>();
    ClosedItemsets.mine(baskets, minSupport, collector(baskets, sets));
    return sets;
  }

  private static Map<String, Integer> maximal(Baskets baskets, int minSupport) {
    Map<String, Integer> sets = new TreeMap<>();
    ClosedItemsets.mineMaximal(baskets, minSupport, collector(baskets, sets));
    return sets;
  }

  private static ItemsetSink collector(Baskets baskets, Map<String, Integer> sets) {
    return (items, length, support) ->
        sets.put(FrequentItemsetsTest.name(baskets, Arrays.copyOf(items, length)), support) == null;
  }

  private static Map<String, Integer> withoutEqualSuperset(Map<String, Integer> frequent) {
    Map<String, Integer> kept = new TreeMap<>(frequent);
    frequent.forEach((set, support) ->
        kept.entrySet()
            .removeIf(e -> e.getValue().equals(support) && isProperSubset(e.getKey(), set)));
    return kept;
  }

  private static Map<String, Integer> withoutSuperset(Map<String, Integer> frequent) {
    Map<String, Integer> kept = new TreeMap<>(frequent);
    frequent.keySet().forEach(set -> kept.keySet().removeIf(s -> isProperSubset(s, set)));
    return kept;
  }

  private static boolean isProperSubset(String small, String large) {
    return !small.equals(large) && items(large).containsAll(items(small));
  }

  private static List<String> items(String set) {
    return List.of(set.substring(1, set.length() - 1).split(", "));
  }
}
