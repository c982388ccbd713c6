package guanxi.insight.mining;

import guanxi.kernels.recommend.Suggestion;
import guanxi.ordering.Purchase;
import guanxi.ordering.Purchases;
import guanxi.shared.CustomerId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers what to offer, from the model in memory and what the customer bought up to now: an order
 * that came in a second ago counts.
 */
@Service
class Recommender {

  private final KeptModel kept;
  private final Purchases purchases;

  Recommender(KeptModel kept, Purchases purchases) {
    this.kept = kept;
    this.purchases = purchases;
  }

  /**
   * An item to offer.
   *
   * @param score comparable within one answer only; 0 when only popularity speaks for it
   */
  record Offered(Item item, double score, Reason reason) {}

  /**
   * An answer.
   *
   * @param learnedAt when the model was made
   * @param purchases how many of the customer's purchases it looked at
   */
  record Answer(Instant learnedAt, int purchases, List<Offered> items) {}

  /** What to offer a customer; empty while there is no model. */
  Optional<Answer> forCustomer(CustomerId customer, Context context, int limit) {
    return kept.model()
        .map(model -> {
          int[] history = history(model, customer);
          List<Suggestion> found =
              switch (context) {
                case WIN_BACK -> model.winBack(history, limit);
                case UP_SELL -> model.upSell(history, limit);
                case NEXT, SIMILAR, TOGETHER -> model.next(history, limit);
              };
          return answer(model, history.length, found);
        });
  }

  /** What goes with a product; empty while there is no model or when nobody bought it. */
  Optional<Answer> forProduct(int shop, String key, int limit) {
    return kept.model()
        .flatMap(model -> {
          Integer item = model.number(shop, key);
          return item == null
              ? Optional.empty()
              : Optional.of(answer(model, 1, model.similar(item, limit)));
        });
  }

  /** Whether a model is being prepared. */
  boolean isLearning() {
    return kept.isLearning();
  }

  private int[] history(ShopModel model, CustomerId customer) {
    List<Purchase> found =
        new java.util.ArrayList<>(purchases.ofCustomer(customer, Histories.MOST_PURCHASES));
    Collections.reverse(found);
    return found.stream()
        .map(purchase -> number(model, purchase))
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static @Nullable Integer number(ShopModel model, Purchase purchase) {
    return model.number(purchase.sourceId(), purchase.productKey());
  }

  private static Answer answer(ShopModel model, int purchases, List<Suggestion> found) {
    return new Answer(
        model.learnedAt(),
        purchases,
        found.stream()
            .map(one -> new Offered(model.item(one.item()), one.score(), Reason.of(model, one)))
            .toList());
  }
}
