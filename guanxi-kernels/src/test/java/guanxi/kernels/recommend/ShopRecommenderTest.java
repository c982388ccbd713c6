package guanxi.kernels.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.kernels.recommend.Suggestion.Reason;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopRecommenderTest {

  private static final int PHONE = 0;
  private static final int CASE = 1;
  private static final int CHARGER = 2;
  private static final int TEA = 3;
  private static final int CUP = 4;
  private static final int BEST_PHONE = 5;

  private final ShopItems items =
      ShopItems.of(new int[] {1, 2, 2, 3, 3, 1}, new double[] {500, 20, 30, 5, 8, 900});
  private Sequences sequences = new Sequences.Builder().build();
  private ShopRecommender.Desk desk =
      ShopRecommender.learn(sequences, Settings.usual(), ShopItems.unknown(0)).desk();

  @BeforeEach
  void learn() {
    var builder = new Sequences.Builder();
    builder.add(List.of("phone", "case", "charger", "tea", "cup", "best phone"));
    for (int i = 0; i < 20; i++) {
      builder.add(List.of("phone", "case", "charger"));
      builder.add(List.of("tea", "cup"));
    }
    sequences = builder.build();
    desk = ShopRecommender.learn(sequences, Settings.usual(), items).desk();
  }

  @Test
  void nextPurchaseFollowsWhatOthersBoughtAfterIt() {
    Suggestion first = desk.next(new int[] {PHONE}, ShopRules.none(), 2).getFirst();

    assertThat(first.item()).isIn(CASE, CHARGER);
    assertThat(first.reason()).isEqualTo(Reason.BOUGHT_NEAR);
    assertThat(first.because()).isEqualTo(PHONE);
  }

  @Test
  void whatIsOutOfStockOrAlreadyOwnedIsNotShown() {
    var rules = new ShopRules(item -> item != CASE, _ -> true, _ -> 1);

    List<Suggestion> list = desk.next(new int[] {PHONE}, rules, 6);

    assertThat(list).extracting(Suggestion::item).doesNotContain(CASE, PHONE).hasSize(4);
    var consumables = new ShopRules(_ -> true, item -> item != TEA, _ -> 1);
    assertThat(desk.next(new int[] {TEA}, consumables, 6))
        .extracting(Suggestion::item)
        .contains(TEA);
  }

  @Test
  void preferenceOfTheShopChangesTheOrder() {
    var rules = new ShopRules(_ -> true, _ -> true, item -> item == CHARGER ? 100 : 1);

    assertThat(desk.next(new int[] {PHONE}, rules, 1).getFirst().item()).isEqualTo(CHARGER);
    var never = new ShopRules(_ -> true, _ -> true, item -> item == CHARGER ? 0 : 1);
    assertThat(desk.next(new int[] {PHONE}, never, 6))
        .extracting(Suggestion::item)
        .doesNotContain(CHARGER);
  }

  @Test
  void strangerSeesWhatSellsBest() {
    List<Suggestion> list = desk.next(new int[0], ShopRules.none(), 3);

    assertThat(list).hasSize(3).allMatch(s -> s.reason() == Reason.POPULAR && s.because() == -1);
    assertThat(list).extracting(Suggestion::item).doesNotContain(BEST_PHONE);
  }

  @Test
  void upSellIsDearerAndOfTheSameKind() {
    assertThat(desk.upSell(PHONE, ShopRules.none(), 3))
        .extracting(Suggestion::item)
        .containsExactly(BEST_PHONE);
    assertThat(desk.upSell(PHONE, ShopRules.none(), 3).getFirst().reason())
        .isEqualTo(Reason.DEARER_CHOICE);
    assertThat(desk.upSell(BEST_PHONE, ShopRules.none(), 3)).isEmpty();
  }

  @Test
  void similarAndWinBackListOthersOnly() {
    assertThat(desk.similar(TEA, ShopRules.none(), 1).getFirst().item()).isEqualTo(CUP);
    assertThat(desk.winBack(new int[] {TEA}, ShopRules.none(), 1).getFirst().item()).isEqualTo(CUP);
  }

  @Test
  void itemsThatAreNotDescribedAreRefused() {
    assertThatThrownBy(
            () -> ShopRecommender.learn(sequences, Settings.usual(), ShopItems.unknown(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 items are described, 6 were bought");
  }
}
