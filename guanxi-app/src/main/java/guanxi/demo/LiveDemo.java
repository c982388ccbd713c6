package guanxi.demo;

import guanxi.intake.tracking.LiveShops;
import guanxi.platform.JobCancelled;
import guanxi.platform.JobRun;
import guanxi.shared.GuanxiException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the demo's storefronts send what visitors did in the last weeks, the way a shop's pages do,
 * and takes it back. Events name themselves, so sending them again after an interruption does no
 * harm.
 */
@Component
class LiveDemo {

  private static final int AT_ONCE = 100;

  private final LiveShops shops;
  private final DemoSources own;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LiveDemo(LiveShops shops, DemoSources own, TransactionTemplate transaction, Clock clock) {
    this.shops = shops;
    this.own = own;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Sends a storefront's events. A shop of this name that somebody else keeps is left alone. */
  void fill(DemoShop shop, DemoShop.Storefront storefront, JobRun run) {
    Optional<Integer> source = own.find(storefront).or(() -> open(storefront));
    if (source.isEmpty()) {
      return;
    }
    List<String> batch = new ArrayList<>(AT_ONCE);
    shop.browse(
        storefront,
        event -> {
          batch.add(event);
          if (batch.size() == AT_ONCE) {
            run.checkCancelled();
            shops.send(source.get(), batch);
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      shops.send(source.get(), batch);
    }
    awaitPromotion(source.get(), run);
  }

  /** Takes back all sources with what they sent. */
  void remove(JobRun run) {
    for (int source : own.present()) {
      if (shops.isOpen(source)) {
        shops.close(source);
        awaitPromotion(source, run);
        shops.remove(source, (_, _) -> run.checkCancelled());
      }
      own.remove(source);
    }
  }

  /** Whether there is any. */
  boolean isPresent() {
    return !own.present().isEmpty();
  }

  private Optional<Integer> open(DemoShop.Storefront storefront) {
    try {
      return Optional.ofNullable(
          transaction.execute(_ -> {
            int source = shops.open(storefront.shop());
            own.add(source, storefront, clock.instant());
            return source;
          }));
    } catch (GuanxiException _) {
      return Optional.empty();
    }
  }

  private void awaitPromotion(int source, JobRun run) {
    while (!shops.isPromoted(source)) {
      run.checkCancelled();
      try {
        Thread.sleep(100);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new JobCancelled();
      }
    }
  }
}
