package guanxi.kernels.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import guanxi.kernels.testing.TestData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPurchaseTest {

  private static final Settings PLAIN = new Settings(1, 0.5, 0, 0, 0, 0.5, 50, false);

  /** Three people: tea then cup then milk; tea then cup; cup then tea. */
  private static final Sequences SMALL = sequences("1 tea cup milk", "2 tea cup", "3 cup tea");

  @Test
  void scoresAreSumsOfWhatPeopleBoughtAfter() {
    NextPurchase model = NextPurchase.fit(SMALL, PLAIN);

    // C[tea, cup] = 1 + 1 + 0.5 (cup before tea); C[tea, milk] = 1/2.
    List<Recommendation> list = model.recommend(new int[] {0}, 5, model.scratch());

    assertThat(list).hasSize(2);
    assertThat(list.get(0)).isEqualTo(new Recommendation(1, 2.5, 0, 1.0));
    assertThat(list.get(1)).isEqualTo(new Recommendation(2, 0.5, 0, 1.0));
  }

  @Test
  void olderPurchasesCountLess() {
    NextPurchase model = NextPurchase.fit(SMALL, PLAIN);

    // Newest first: cup 1 · C[cup, milk] = 1, tea 0.5 · C[tea, milk] = 0.25.
    List<Recommendation> list = model.recommend(new int[] {0, 1}, 5, model.scratch());

    assertThat(list).hasSize(1);
    assertThat(list.getFirst().score()).isCloseTo(1.25, within(1e-7));
    assertThat(list.getFirst().because()).isEqualTo(1);
    assertThat(list.getFirst().share()).isCloseTo(0.8, within(1e-7));
  }

  @Test
  void strangersAreOfferedWhatSellsBest() {
    NextPurchase model = NextPurchase.fit(SMALL, PLAIN);

    List<Recommendation> list = model.recommend(new int[0], 2, model.scratch());

    assertThat(list).extracting(Recommendation::item).containsExactly(0, 1);
    assertThat(list).extracting(Recommendation::because).containsOnly(-1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rankIsThePlaceInTheFullList(long seed) {
    Sequences sequences = random(seed);
    for (boolean repeats : new boolean[] {false, true}) {
      var settings = new Settings(0.5, 0.7, 0.2, 0.5, 0.4, 0.8, 3, repeats);
      NextPurchase model = NextPurchase.fit(sequences, settings);
      NextPurchase.Scratch scratch = model.scratch();
      for (int person = 0; person < sequences.size(); person++) {
        int[] history = sequences.history(person, 1);
        List<Integer> list =
            model.recommend(history, sequences.itemCount(), scratch).stream()
                .map(Recommendation::item)
                .toList();
        for (int place = 0; place < list.size(); place++) {
          assertThat(model.rank(history, list.get(place), scratch)).isEqualTo(place);
        }
      }
    }
  }

  @Test
  void tuningNeverLooksAtTheLastPurchase() {
    var random = new Random(3);
    var one = new Sequences.Builder();
    var two = new Sequences.Builder();
    List<String> all = IntStream.range(0, 40).mapToObj(i -> "i" + i).toList();
    one.add(all);
    two.add(all);
    for (int person = 0; person < 200; person++) {
      int start = random.nextInt(30);
      List<String> known = all.subList(start, start + 6);
      one.add(append(known, all.get(random.nextInt(40))));
      two.add(append(known, all.get(random.nextInt(40))));
    }

    assertThat(Tuning.tune(one.build(), 5)).isEqualTo(Tuning.tune(two.build(), 5));
  }

  @Test
  void beautyBeatsTheReferences() {
    Sequences sequences = SequenceText.parse(TestData.bytes("seqrec/Beauty.txt"));

    LeaveOneOut.Quality popular = LeaveOneOut.popularity(sequences, 10);
    LeaveOneOut.Quality quality =
        LeaveOneOut.test(sequences, new Settings(0.5, 0, 0, 0.25, 0.2, 0.6, 50, false), 10);

    assertThat(quality.people()).isEqualTo(22_363);
    assertThat(quality.hitRate()).isGreaterThan(0.0882).isGreaterThan(8 * popular.hitRate());
    assertThat(quality.ndcg()).isGreaterThan(0.0563);
    assertThat(LeaveOneOut.test(sequences, Settings.usual(), 10).ndcg()).isGreaterThan(0.0563);
  }

  @Test
  void nobodyAndNothingIsNoTrouble() {
    Sequences nobody = sequences("");
    NextPurchase model = NextPurchase.fit(nobody, Settings.usual());

    assertThat(model.recommend(new int[0], 10, model.scratch())).isEmpty();
    assertThat(LeaveOneOut.test(sequences("1 a", "2 b b"), Settings.usual(), 10).people()).isZero();
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> new Settings(0.5, 0.7, 0, 0.5, 0.5, 1.5, 50, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ageDecay")
        .hasMessageContaining("1.5");
  }

  private static List<String> append(List<String> list, String last) {
    var longer = new java.util.ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  private static Sequences sequences(String... lines) {
    return SequenceText.parse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static Sequences random(long seed) {
    var random = new Random(seed);
    var builder = new Sequences.Builder();
    for (int person = 0; person < 25; person++) {
      builder.add(random.ints(1 + random.nextInt(8), 0, 15).mapToObj(Integer::toString).toList());
    }
    return builder.build();
  }
}
