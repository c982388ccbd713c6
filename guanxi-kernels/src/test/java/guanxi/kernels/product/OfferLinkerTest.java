package guanxi.kernels.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.kernels.product.OfferLinker.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OfferLinkerTest {

  private static final List<String> MAKERS = List.of("Acme", "Bolt", "Corvo", "Delta");
  private static final List<String> THINGS =
      List.of("kettle", "toaster", "drill", "lamp", "mixer", "router", "speaker", "fan");

  @Test
  void offersOfOneProductAreToldFromLikeOnesWithoutJudgement() {
    Random random = new Random(3);
    List<Candidate> pairs = new ArrayList<>();
    List<Boolean> truth = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String maker = MAKERS.get(random.nextInt(4));
      String thing = THINGS.get(random.nextInt(8));
      int model = 100 + random.nextInt(900);
      double price = 10 + random.nextInt(200);
      boolean same = i % 8 == 0;
      int otherModel = same ? model : 100 + random.nextInt(900);
      double otherPrice =
          same ? price * (0.95 + random.nextInt(10) / 100.0) : 10 + random.nextInt(200);
      pairs.add(
          new Candidate(
              new Offer(maker + " " + thing + " " + model + " deluxe", maker, price),
              new Offer(thing + " " + otherModel + " by " + maker, maker, otherPrice)));
      truth.add(same && model == otherModel);
    }

    OfferLinker linker = OfferLinker.learn(pairs);

    int right = 0;
    int found = 0;
    int all = 0;
    for (int i = 0; i < pairs.size(); i++) {
      boolean one = linker.probability(pairs.get(i).left(), pairs.get(i).right()) >= 0.5;
      found += one ? 1 : 0;
      all += truth.get(i) ? 1 : 0;
      right += one && truth.get(i) ? 1 : 0;
    }
    assertThat(2.0 * right / (found + all)).isGreaterThan(0.95);
    assertThat(linker.share()).isBetween(0.08, 0.18);
  }

  @Test
  void anOfferIsJoinedWithOneOfTheOtherShopOnly() {
    List<Candidate> pairs = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Offer left = new Offer("Acme drill " + (500 + i), "Acme", 50 + i);
      pairs.add(new Candidate(left, new Offer("Acme drill " + (500 + i), "Acme", 50 + i)));
      pairs.add(new Candidate(left, new Offer("Acme drill " + (500 + i) + " set", "Acme", 51 + i)));
      for (int other = 1; other < 12; other++) {
        pairs.add(
            new Candidate(left, new Offer("Bolt saw " + (other * 40 + i), "Bolt", 9 + other)));
      }
    }

    boolean[] joined = OfferLinker.learn(pairs).join(pairs);

    for (int i = 0; i < 30; i++) {
      assertThat(joined[13 * i]).isTrue();
      for (int other = 1; other < 13; other++) {
        assertThat(joined[13 * i + other]).isFalse();
      }
    }
  }

  @Test
  void emptyTitlesAndOddPricesGiveProbabilities() {
    List<Candidate> pairs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pairs.add(
          new Candidate(
              new Offer("", "", i % 2 == 0 ? Double.NaN : -1),
              new Offer(i % 3 == 0 ? "" : "lamp " + i, "", Double.POSITIVE_INFINITY)));
    }

    OfferLinker linker = OfferLinker.learn(pairs);

    assertThat(linker.probability(new Offer("", "", 0), new Offer("", "", 0))).isBetween(0.0, 1.0);
    assertThatThrownBy(() -> OfferLinker.learn(pairs.subList(0, 19)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("twenty candidate pairs are needed, got 19");
  }
}
