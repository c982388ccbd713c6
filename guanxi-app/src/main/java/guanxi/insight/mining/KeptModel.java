package guanxi.insight.mining;

import guanxi.catalog.Products;
import guanxi.insight.mining.MinedCard.Kind;
import guanxi.insight.mining.MinedCard.Outcome;
import guanxi.kernels.recommend.Sequences;
import guanxi.ordering.Purchases;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The recommender in use. It lives in memory only: after a start the first one who asks has it
 * learned again in the background, with the settings that the latest card kept.
 */
@Component
class KeptModel {

  private static final Logger LOG = LoggerFactory.getLogger(KeptModel.class);

  private final Purchases purchases;
  private final Products products;
  private final MinedCards cards;
  private final ZoneId zone;
  private final AtomicBoolean isLearning = new AtomicBoolean();
  private volatile @Nullable ShopModel model;
  private volatile boolean isDecided;

  KeptModel(Purchases purchases, Products products, MinedCards cards, ZoneId zone) {
    this.purchases = purchases;
    this.products = products;
    this.cards = cards;
    this.zone = zone;
  }

  /** Puts a model in use; null when the data carry none. */
  void use(@Nullable ShopModel next) {
    model = next;
    isDecided = true;
  }

  /** The model in use; empty while there is none yet. */
  Optional<ShopModel> model() {
    if (!isDecided && isLearning.compareAndSet(false, true)) {
      Thread.ofVirtual().name("learn recommendations").start(this::learnAgain);
    }
    return Optional.ofNullable(model);
  }

  /** Whether one is being learned. */
  boolean isLearning() {
    return isLearning.get();
  }

  private void learnAgain() {
    try {
      Optional<MinedCard> card =
          cards
              .latest(Kind.RECOMMENDATIONS)
              .filter(known -> known.body().outcome() == Outcome.FITTED);
      if (card.isPresent()) {
        PurchaseSample sample = PurchaseSample.gather(purchases, products, zone, _ -> {});
        Sequences sequences = Histories.of(sample);
        ShopModel learned =
            ShopModel.learn(
                sample,
                sequences,
                BuyingHabits.of(sample),
                TunedSettings.read(card.get().body().settings()),
                card.get().madeAt());
        if (!isDecided) {
          use(learned);
        }
      }
    } catch (RuntimeException broken) {
      LOG.warn("recommendations were not learned again", broken);
    } finally {
      isLearning.set(false);
    }
  }
}
