package guanxi.insight.mining;

import guanxi.insight.mining.RecommendationView.ProductShelves;
import guanxi.insight.mining.RecommendationView.Shelf;
import guanxi.insight.mining.RecommendationView.Thing;
import guanxi.insight.mining.RecommendationView.Together;
import guanxi.insight.mining.Recommender.Answer;
import guanxi.insight.mining.Recommender.Offered;
import guanxi.shared.CustomerId;
import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What to offer, in words: for the pages of a customer and of a product. */
@Service
public class Recommendations {

  private static final int LIST = 5;
  private static final Set<String> AWAY = Set.of("AT_RISK", "LAPSED");

  private final Recommender recommender;
  private final BasketRules rules;

  Recommendations(Recommender recommender, BasketRules rules) {
    this.recommender = recommender;
    this.rules = rules;
  }

  /**
   * The lists of a customer.
   *
   * @param stage her life-cycle stage; null when not known
   */
  public RecommendationView ofCustomer(
      CustomerId customer, @Nullable String stage, Texts texts, Formats formats) {
    List<Shelf> shelves = new ArrayList<>();
    Optional<Answer> next = recommender.forCustomer(customer, Context.NEXT, LIST);
    if (next.isEmpty()) {
      String why = recommender.isLearning() ? "learning" : "none";
      return new RecommendationView(texts.of("insight.offer." + why), List.of());
    }
    if (stage != null && AWAY.contains(stage)) {
      add(shelves, customer, Context.WIN_BACK, texts, formats);
    }
    shelves.add(shelf(Context.NEXT, next.get(), texts, formats));
    add(shelves, customer, Context.UP_SELL, texts, formats);
    return new RecommendationView(
        texts.of(
            next.get().purchases() == 0 ? "insight.offer.lead.stranger" : "insight.offer.lead",
            formats.number(next.get().purchases()),
            formats.date(next.get().learnedAt())),
        shelves);
  }

  /** What goes with a product. */
  public ProductShelves ofProduct(UUID id, int shop, String key, Texts texts, Formats formats) {
    Shelf similar =
        recommender
            .forProduct(shop, key, LIST)
            .map(answer -> shelf(Context.SIMILAR, answer, texts, formats))
            .orElse(null);
    List<Together> together =
        rules.with(id, 2 * LIST).stream().map(rule -> together(rule, texts, formats)).toList();
    return new ProductShelves(similar, together);
  }

  private void add(
      List<Shelf> shelves, CustomerId customer, Context context, Texts texts, Formats formats) {
    recommender
        .forCustomer(customer, context, LIST)
        .filter(answer -> !answer.items().isEmpty())
        .ifPresent(answer -> shelves.add(shelf(context, answer, texts, formats)));
  }

  private static Shelf shelf(Context context, Answer answer, Texts texts, Formats formats) {
    return new Shelf(
        context.key(),
        texts.of("insight.offer.title." + context.key()),
        texts.of("insight.offer.text." + context.key()),
        answer.items().stream().map(offered -> thing(offered, texts, formats)).toList());
  }

  private static Thing thing(Offered offered, Texts texts, Formats formats) {
    Item item = offered.item();
    return new Thing(
        item.name(), path(item.id()), item.category(), why(offered.reason(), texts, formats));
  }

  static String why(Reason reason, Texts texts, Formats formats) {
    return texts.of(
        "insight.offer.because." + reason.key(),
        reason.because() == null ? "" : reason.because(),
        formats.number(reason.people()),
        formats.number(reason.of()));
  }

  static @Nullable String path(@Nullable UUID product) {
    return product == null ? null : "/console/products/" + product;
  }

  private static Together together(BasketRules.Rule rule, Texts texts, Formats formats) {
    return new Together(
        rule.consequent(),
        path(rule.consequentId()),
        formats.number(rule.withBoth()),
        formats.percent(rule.confidence(), 0),
        texts.of("insight.baskets.times", formats.number(rule.lift(), 1)),
        BasketText.sentence(rule, texts, formats));
  }
}
