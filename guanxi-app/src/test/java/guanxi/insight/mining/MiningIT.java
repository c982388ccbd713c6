package guanxi.insight.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import guanxi.console.DemoShopRunning;
import guanxi.insight.mining.BasketRules.Level;
import guanxi.insight.mining.BasketRules.Rule;
import guanxi.insight.mining.MinedCard.Kind;
import guanxi.insight.mining.MinedCard.Outcome;
import guanxi.insight.mining.MinedCard.Tested;
import guanxi.staff.TestBrowser;
import guanxi.staff.TestStaff;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = DemoShopRunning.SIZE)
@Import({TestStaff.class, DemoShopRunning.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiningIT {

  private static final Pattern CUSTOMER = Pattern.compile("/console/customers/([0-9a-f-]{36})");
  private static final Pattern PRODUCT = Pattern.compile("/console/products/([0-9a-f-]{36})");

  @Autowired TestStaff staff;
  @Autowired DemoShopRunning shop;
  @Autowired MinedCards cards;
  @Autowired BasketRules rules;
  @LocalServerPort int port;

  private TestBrowser manager() {
    return staff.signedIn(port, "MANAGER");
  }

  @BeforeAll
  void fill() {
    shop.fill();
  }

  @Test
  void recommendationsBeatWhatSellsBest() {
    MinedCard card = cards.latest(Kind.RECOMMENDATIONS).orElseThrow();
    Tested blend = card.body().tested().getFirst();
    Tested popularity = card.body().tested().getLast();

    assertThat(card.body().outcome()).isEqualTo(Outcome.FITTED);
    assertThat(blend.method()).isEqualTo("blend");
    assertThat(popularity.method()).isEqualTo("popularity");
    assertThat(blend.values().getFirst()).isGreaterThan(popularity.values().getFirst());
  }

  @Test
  void aRecommendationSaysWhy() {
    TestBrowser manager = manager();
    String customer =
        first(CUSTOMER, manager.get("/console/customers?sort=orders&dir=desc").body());

    JsonNode answer = json(manager.get("/api/v1/recommendations?limit=3&customer=" + customer));
    String page = manager.get("/console/customers/" + customer).body();

    assertThat(answer.get("ready").asBoolean()).isTrue();
    assertThat(answer.get("recommendations").size()).isEqualTo(3);
    for (JsonNode one : answer.get("recommendations")) {
      assertThat(one.get("why").asString()).isNotBlank();
    }
    assertThat(page).contains("id=\"offers\"").contains("Likely next");
  }

  @Test
  void theFiguresOfARuleAgree() {
    List<Rule> found = rules.of(Level.PRODUCT);

    assertThat(found).isNotEmpty();
    for (Rule rule : found) {
      assertThat(rule.confidence())
          .isCloseTo((double) rule.withBoth() / rule.withAntecedent(), within(1e-12));
      assertThat(rule.lift())
          .isCloseTo(rule.confidence() * rule.baskets() / rule.withConsequent(), within(1e-9));
      assertThat(rule.falseRate()).isBetween(0.0, 0.05);
      assertThat(rule.lift()).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void theProductsOfARuleShowItOnTheirPages() {
    TestBrowser manager = manager();
    Rule rule =
        rules.of(Level.PRODUCT).stream()
            .filter(one -> one.antecedentIds().size() == 1 && one.antecedent().size() == 1)
            .findFirst()
            .orElseThrow();

    String page = manager.get("/console/products/" + rule.antecedentIds().getFirst()).body();
    JsonNode answer =
        json(
            manager.get(
                "/api/v1/recommendations?context=together&product="
                    + rule.antecedentIds().getFirst()));

    assertThat(page).contains("id=\"together\"");
    assertThat(answer.get("recommendations").size()).isPositive();
  }

  @Test
  void rulesAreSortedAndNarrowed() {
    TestBrowser manager = manager();

    String byLift = manager.get("/console/baskets?sort=lift&dir=desc").body();
    String none = manager.get("/console/baskets?q=no-such-product").body();
    String categories = manager.get("/console/baskets?level=category&sort=nonsense&lift=x").body();

    assertThat(byLift).contains("aria-sort=\"descending\"");
    assertThat(PRODUCT.matcher(byLift).find()).isTrue();
    assertThat(PRODUCT.matcher(none).find()).isFalse();
    assertThat(categories).contains("aria-current=\"page\"");
  }

  @Test
  void everyCardOpensAndSaysWhatItIsNotFor() {
    TestBrowser manager = manager();

    String list = manager.get("/console/models").body();
    for (MinedCard card : cards.current()) {
      String path = MinedCardText.path(card.kind());
      assertThat(list).contains("href=\"" + path + "\"");
      HttpResponse<String> page = manager.get(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Must not be used for");
    }
    assertThat(manager.get("/console/models/learned/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void aShopWithoutARhythmSaysThatThereIsNoChurnSignal() {
    MinedCard card = cards.latest(Kind.CHURN).orElseThrow();

    assertThat(card.body().outcome()).isNotEqualTo(Outcome.FITTED);
    assertThat(card.body().warnings()).hasSize(1);
  }

  @Test
  void aSegmentIsAFilterOfTheList() {
    TestBrowser manager = manager();

    String all = manager.get("/console/customers").body();
    String first = manager.get("/console/customers?segment=0").body();
    String nobody = manager.get("/console/customers?segment=77").body();

    assertThat(all).contains("segment=0");
    assertThat(CUSTOMER.matcher(first).find()).isTrue();
    assertThat(CUSTOMER.matcher(nobody).find()).isFalse();
  }

  @Test
  void nobodyIsRecommendedToNobody() {
    assertThat(manager().get("/api/v1/recommendations").statusCode()).isEqualTo(422);
    assertThat(manager().get("/api/v1/recommendations?context=similar").statusCode())
        .isEqualTo(422);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
