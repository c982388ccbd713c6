package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.customer.Couple;
import guanxi.customer.Identity;
import guanxi.customer.Merges;
import guanxi.customer.Splits;
import guanxi.intake.rebuild.Rebuild;
import guanxi.shared.GuanxiException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log says again is what was derived the first time. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildIT {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Autowired Pipeline pipeline;
  @Autowired Sources sources;
  @Autowired Rebuild rebuild;
  @Autowired Withdrawal withdrawal;
  @Autowired Splits splits;
  @Autowired Merges merges;
  @Autowired JdbcClient database;

  private EventShop shop;

  @BeforeAll
  void emptyLog() {
    database
        .sql("SELECT DISTINCT origin_id FROM intake.fact")
        .query((row, _) -> row.getLong(1))
        .list()
        .forEach(origin -> withdrawal.withdraw(origin));
    shop = new EventShop(pipeline, sources);
  }

  @Test
  void aRebuildEqualsWhatIsLiveThoughFactsComeInMeanwhile() {
    Random random = new Random(7);
    for (int batch = 0; batch < 20; batch++) {
      shop.take(facts(random, 400));
    }
    splits.takeOut(shop.account("a1").id(), "Mei");
    shop.take(shop.identify(NOON, shop.browser("stranger")));
    merges.merge(Couple.of(shop.browser("stranger").id(), shop.account("a5").id()), "Mei");
    Map<String, String> before = TableHashes.of(database);
    int[] more = {0};

    Rebuild.Report report =
        rebuild.run(
            "",
            (done, total) -> {
              if (more[0]++ == 3) {
                splits.takeOut(shop.account("a2").id(), "Mei");
              }
              if (more[0] < 10) {
                comeIn(facts(random, 100));
              }
            });

    assertThat(report.facts()).isGreaterThanOrEqualTo(8900);
    assertThat(report.tables()).hasSizeGreaterThan(12).allMatch(Rebuild.Compared::isEqual);
    assertThat(report.tables()).noneMatch(Rebuild.Compared::swapped);
    assertThat(TableHashes.of(database)).isNotEqualTo(before);

    Map<String, String> right = TableHashes.of(database);
    database.sql("UPDATE ordering.shop_order SET amount_minor = amount_minor + 1").update();
    database.sql("DELETE FROM visit.session").update();
    assertThat(rebuild.run("visit", (_, _) -> {}).tables())
        .filteredOn(Rebuild.Compared::swapped)
        .extracting(Rebuild.Compared::table)
        .containsExactly("visit.session");
    assertThat(rebuild.run("", (_, _) -> {}).tables())
        .filteredOn(Rebuild.Compared::swapped)
        .extracting(Rebuild.Compared::table)
        .containsExactly("ordering.shop_order");
    assertThat(TableHashes.of(database)).isEqualTo(right);
  }

  @Test
  void thereIsNoSuchModule() {
    assertThatThrownBy(() -> rebuild.run("nothing", (_, _) -> {}))
        .isInstanceOfSatisfying(
            GuanxiException.class,
            unknown -> assertThat(unknown.code()).isEqualTo(IntakeError.REBUILD_MODULE_UNKNOWN));
  }

  private void comeIn(List<Fact> facts) {
    Thread intake = Thread.ofPlatform().start(() -> shop.take(facts));
    try {
      intake.join(10_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Fact> facts(Random random, int count) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int person = random.nextInt(60);
      Identity browser = shop.browser("b" + (person + random.nextInt(2) * 100));
      Instant at = NOON.plusSeconds(random.nextInt(400_000));
      Identity[] who =
          random.nextInt(3) == 0
              ? new Identity[] {shop.account("a" + person), browser}
              : new Identity[] {browser};
      facts.add(
          switch (random.nextInt(5)) {
            case 0 -> shop.page("/" + random.nextInt(9), at, "{}", who);
            case 1 ->
                shop.track(
                    "Product Viewed", at, "{'product_id':'P" + random.nextInt(9) + "'}", who);
            case 2 ->
                shop.track(
                    random.nextBoolean() ? "Product Added" : "Product Removed",
                    at,
                    "{'product_id':'P" + random.nextInt(9) + "','price':3}",
                    who);
            case 3 ->
                shop.track(
                    random.nextBoolean() ? "Order Completed" : "Order Updated",
                    at,
                    "{'order_id':'O"
                        + random.nextInt(99)
                        + "','total':"
                        + random.nextInt(90)
                        + ",'products':[{'product_id':'P1','price':2}]}",
                    who);
            default -> shop.identify(at, who);
          });
    }
    return facts;
  }
}
