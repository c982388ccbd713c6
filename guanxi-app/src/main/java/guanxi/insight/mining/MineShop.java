package guanxi.insight.mining;

import guanxi.catalog.Products;
import guanxi.ordering.Purchases;
import guanxi.platform.Job;
import guanxi.platform.JobRun;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Learns from purchases what scores do not tell: recommendations, what is bought together, who
 * leaves.
 *
 * <p>Runs after every refresh of the scores and when somebody asks for it. Every run starts from
 * nothing and puts each result in use as a whole, so doing it twice does no harm; one that breaks
 * off leaves what earlier ones learned.
 */
@Component
class MineShop implements Job {

  static final String KIND = "insight.mining";

  private final Purchases purchases;
  private final Products products;
  private final List<MiningStep> steps;
  private final ZoneId zone;
  private final Clock clock;

  MineShop(
      Purchases purchases,
      Products products,
      LearnRecommendations recommendations,
      MineBaskets baskets,
      LearnLeaving leaving,
      ProfileScores profile,
      ZoneId zone,
      Clock clock) {
    this.purchases = purchases;
    this.products = products;
    this.steps = List.of(profile, recommendations, baskets, leaving);
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    run.progress("read", 0, 0);
    PurchaseSample sample =
        PurchaseSample.gather(
            purchases,
            products,
            zone,
            lines -> {
              run.checkCancelled();
              run.progress("read", lines, 0);
            });
    Mining mining = new Mining(run, sample, BuyingHabits.of(sample), clock.instant());
    for (MiningStep step : steps) {
      run.checkCancelled();
      run.progress(step.phase(), 0, 0);
      step.mine(mining);
    }
  }
}
