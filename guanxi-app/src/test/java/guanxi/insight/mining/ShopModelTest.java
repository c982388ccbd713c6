package guanxi.insight.mining;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.kernels.recommend.Sequences;
import guanxi.kernels.recommend.Settings;
import guanxi.kernels.recommend.Suggestion;
import guanxi.ordering.Purchase;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A made-up shop: kettles lead to cups, tea is bought again and again, a samovar is gone. */
class ShopModelTest {

  private static final LocalDate START = LocalDate.of(2025, 1, 1);

  private final List<Purchase> purchases = new ArrayList<>();
  private int customers;

  private ShopModel model() {
    for (int i = 0; i < 30; i++) {
      CustomerId one = next();
      buy(one, 1, "kettle", 300);
      buy(one, 1, i < 20 ? "cups" : "tray", 310);
      buy(one, 1, "tea", 320);
      buy(one, 1, "tea", 350);
      CustomerId early = next();
      buy(early, 1, "kettle", 10);
      buy(early, 1, "samovar", 20);
      CustomerId elsewhere = next();
      buy(elsewhere, 2, "kettle", 300);
      buy(elsewhere, 2, "spoon", 310);
    }
    PurchaseSample sample = PurchaseSample.of(purchases, ZoneOffset.UTC);
    Sequences sequences = Histories.of(sample);
    return ShopModel.learn(
        sample, sequences, BuyingHabits.of(sample), Settings.usual(), Instant.EPOCH);
  }

  @Test
  void whatFollowsIsRecommendedWithItsCounts() {
    ShopModel model = model();

    Suggestion first = model.next(new int[] {number(model, "kettle")}, 5).getFirst();
    Reason reason = Reason.of(model, first);

    assertThat(List.of("cups", "tea")).contains(model.item(first.item()).key());
    assertThat(model.evidence().of(number(model, "kettle"), number(model, "cups")))
        .isEqualTo(new Evidence.Count(60, 20, 20));
    assertThat(reason.because()).isEqualTo("kettle");
    assertThat(reason.key()).isEqualTo("BOUGHT_NEXT");
    assertThat(reason.of()).isEqualTo(60);
  }

  @Test
  void countsTellTheOrderApart() {
    ShopModel model = model();

    assertThat(model.evidence().of(number(model, "cups"), number(model, "kettle")))
        .isEqualTo(new Evidence.Count(20, 0, 20));
  }

  @Test
  void whatIsBoughtOnceIsNotOfferedAgainAndTeaIs() {
    ShopModel model = model();
    int[] history = {number(model, "kettle"), number(model, "cups"), number(model, "tea")};

    List<String> keys = keys(model, model.next(history, 10));

    assertThat(keys).contains("tea").doesNotContain("kettle", "cups");
  }

  @Test
  void whatIsGoneAndWhatOthersSellIsNotOffered() {
    ShopModel model = model();

    List<String> keys = keys(model, model.next(new int[] {number(model, "kettle")}, 10));

    assertThat(keys).doesNotContain("samovar", "spoon");
  }

  @Test
  void aStrangerIsOfferedWhatSellsBest() {
    ShopModel model = model();

    Suggestion first = model.next(new int[0], 3).getFirst();

    assertThat(Reason.of(model, first)).isEqualTo(new Reason("POPULAR", null, 0, 0));
  }

  private static List<String> keys(ShopModel model, List<Suggestion> suggestions) {
    return suggestions.stream().map(one -> model.item(one.item()).key()).toList();
  }

  private static int number(ShopModel model, String key) {
    return Objects.requireNonNull(model.number(1, key));
  }

  private CustomerId next() {
    return new CustomerId(new UUID(1, ++customers));
  }

  private void buy(CustomerId customer, int shop, String key, int day) {
    purchases.add(
        new Purchase(
            customer,
            UUID.randomUUID(),
            shop,
            key,
            START.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC),
            BigDecimal.ONE,
            new Money(1_000, Currency.getInstance("EUR"))));
  }
}
