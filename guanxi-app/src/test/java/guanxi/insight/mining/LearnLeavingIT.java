package guanxi.insight.mining;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.insight.mining.ChurnScores.Leaving;
import guanxi.insight.mining.MinedCard.Kind;
import guanxi.insight.mining.MinedCard.Outcome;
import guanxi.insight.mining.MinedCard.Tested;
import guanxi.ordering.Purchase;
import guanxi.platform.QuietRun;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LearnLeavingIT {

  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 600;

  @Autowired LearnLeaving leaving;
  @Autowired ChurnScores scores;
  @Autowired MinedCards cards;

  @Test
  void pausesThatGrowSpeakForLeaving() {
    List<Purchase> purchases = new ArrayList<>();
    Random random = new Random(20_261_122);
    CustomerId steady = customer(purchases, random, DAYS + 1);
    CustomerId slowing = customer(purchases, random, DAYS - 10);
    for (int i = 0; i < 500; i++) {
      customer(purchases, random, i % 2 == 0 ? random.nextInt(450, DAYS) : DAYS + 1);
    }

    mine(purchases);

    MinedCard card = cards.latest(Kind.CHURN).orElseThrow();
    Tested used = card.body().tested().stream().filter(Tested::isUsed).findFirst().orElseThrow();
    Leaving stays = scores.of(steady).orElseThrow();
    Leaving leaves = scores.of(slowing).orElseThrow();
    assertThat(card.body().outcome()).isEqualTo(Outcome.FITTED);
    assertThat(used.values().getFirst()).isGreaterThan(0.7);
    assertThat(leaves.probability()).isGreaterThan(2 * stays.probability());
    assertThat(leaves.reasons()).isNotEmpty();
  }

  @Test
  void aShopOfPassersByHasNoChurnSignal() {
    List<Purchase> purchases = new ArrayList<>();
    Random random = new Random(20_261_122);
    for (int i = 0; i < 300; i++) {
      CustomerId id = new CustomerId(UUID.randomUUID());
      random.ints(6, 0, DAYS).sorted().forEach(day -> buy(purchases, id, day));
    }

    mine(purchases);

    MinedCard card = cards.latest(Kind.CHURN).orElseThrow();
    assertThat(card.body().outcome()).isEqualTo(Outcome.NO_SIGNAL);
    assertThat(card.body().warnings()).containsExactly("no-rhythm");
    assertThat(scores.of(new CustomerId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void fewCustomersTeachNothing() {
    mine(List.of());

    assertThat(cards.latest(Kind.CHURN).orElseThrow().body().outcome())
        .isEqualTo(Outcome.NOT_ENOUGH_DATA);
  }

  /** Buys every 30 days or so; in the last 100 days before she leaves every 45. */
  private static CustomerId customer(List<Purchase> purchases, Random random, int leavesOn) {
    CustomerId id = new CustomerId(UUID.randomUUID());
    int day = random.nextInt(30);
    while (day < Math.min(leavesOn, DAYS)) {
      buy(purchases, id, day);
      int pause = leavesOn <= DAYS && day > leavesOn - 100 ? 45 : 30;
      day += pause + random.nextInt(-3, 4);
    }
    return id;
  }

  private static void buy(List<Purchase> purchases, CustomerId id, int day) {
    purchases.add(
        new Purchase(
            id,
            UUID.randomUUID(),
            1,
            "tea",
            START.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC),
            BigDecimal.ONE,
            new Money(1_000, Currency.getInstance("EUR"))));
  }

  private void mine(List<Purchase> purchases) {
    PurchaseSample sample = PurchaseSample.of(purchases, ZoneOffset.UTC);
    leaving.mine(
        new Mining(
            new QuietRun(),
            sample,
            BuyingHabits.of(sample),
            Instant.parse("2026-09-01T00:00:00Z")));
  }
}
