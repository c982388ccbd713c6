package guanxi.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import guanxi.insight.Highlights.AtStake;
import guanxi.insight.Highlights.StageMove;
import guanxi.insight.ModelCard.Kind;
import guanxi.insight.ModelCard.Outcome;
import guanxi.insight.Scores.Score;
import guanxi.kernels.lifecycle.LifecycleStage;
import guanxi.platform.Jobs;
import guanxi.platform.Jobs.State;
import guanxi.platform.QuietRun;
import guanxi.shared.CustomerId;
import guanxi.shared.Money;
import guanxi.shared.Texts;
import guanxi.staff.TestBrowser;
import guanxi.staff.TestStaff;
import guanxi.web.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "guanxi.time-zone=Asia/Shanghai")
@Import({TestStaff.class, MadeUpShop.Feeds.class})
class RefreshScoresIT {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Currency CNY = Currency.getInstance("CNY");

  @Autowired RefreshScores refresh;
  @Autowired MadeUpShop shop;
  @Autowired Scores scores;
  @Autowired CustomerList list;
  @Autowired Highlights highlights;
  @Autowired ModelCards cards;
  @Autowired ValueBook book;
  @Autowired ValueLedger ledger;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  @Autowired Jobs jobs;
  @Autowired TestStaff staff;
  @LocalServerPort int port;

  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void open() {
    shop.clear();
    today = clock.instant().atZone(SHANGHAI).toLocalDate();
  }

  @Test
  void smallShopHasTheFiguresComputedByHand() {
    CustomerId anna = shop.customer("Anna");
    CustomerId bert = shop.customer("Bert");
    CustomerId cleo = shop.customer("Cleo");
    shop.order(anna, today.minusDays(100), "CNY", 1000, 0);
    shop.order(anna, today.minusDays(70), "CNY", 3000, 1000);
    shop.order(anna, today.minusDays(40), "CNY", 2000, 0);
    shop.order(anna, today.minusDays(20), "EUR", 7000, 0);
    shop.creditNote(anna, today.minusDays(10), "CNY", 500);
    shop.order(bert, today.minusDays(300), "CNY", 9900, 0);

    run();

    Score score = scores.find(anna).orElseThrow();
    assertThat(score.row().orders()).isEqualTo(4);
    assertThat(score.row().money()).isEqualTo(new Money(4500, CNY));
    assertThat(score.row().returned()).isEqualTo(new Money(500, CNY));
    assertThat(score.row().lastDay()).isEqualTo(today.minusDays(20));
    assertThat(score.row().quietDays()).isEqualTo(20);
    // gaps 30, 30, 20; the shop's is assumed, 30 days: (3 · 30 + 2 · 30) / 5
    assertThat(score.row().rhythmDays()).isEqualTo(30);
    assertThat(score.row().alive()).isEqualTo(1);
    // no model: 3 repeat days in 100
    assertThat(score.orders30()).isCloseTo(.9, within(1e-12));
    assertThat(score.row().stage()).isEqualTo("LOYAL");
    assertThat(score.method()).isEqualTo("RULE");
    assertThat(List.of(score.recency(), score.frequency(), score.monetary()))
        .containsExactly(3, 3, 1);
    assertThat(Reasons.sentence(score.row().reason(), Texts.in(Texts.ENGLISH)))
        .isEqualTo("Bought on 4 days, usually every 30 days, last 20 days ago.");
    assertThat(scores.find(bert).orElseThrow().row().stage()).isEqualTo("LAPSED");
    Score prospect = scores.find(cleo).orElseThrow();
    assertThat(prospect.row().stage()).isEqualTo("PROSPECT");
    assertThat(prospect.row().money()).isNull();
    assertThat(prospect.row().alive()).isNull();
  }

  @Test
  void currenciesAreKeptApart() {
    CustomerId anna = shop.customer("Anna");
    CustomerId bert = shop.customer("Bert");
    shop.order(anna, today.minusDays(3), "CNY", 1000, 0);
    shop.order(anna, today.minusDays(2), "CNY", 1000, 0);
    shop.order(anna, today.minusDays(1), "EUR", 5000, 0);
    shop.order(bert, today.minusDays(1), "EUR", 300, 0);

    run();

    assertThat(scores.find(anna).orElseThrow().row().money()).isEqualTo(new Money(2000, CNY));
    assertThat(scores.currencies(anna))
        .containsExactly(new Money(2000, CNY), new Money(5000, Currency.getInstance("EUR")));
    assertThat(scores.currencies(bert)).isEmpty();
    assertThat(highlights.summary().orElseThrow().atStake())
        .extracting(AtStake::buyers)
        .containsExactly(1L, 1L);
  }

  @Test
  void aShopWithRepeatersGetsAModelThatIsTestedAndItsCards() {
    shop.fill(400, today);

    run();

    List<ModelCard> current = cards.current();
    assertThat(current).extracting(ModelCard::kind).containsExactly(Kind.PURCHASES, Kind.SPENDING);
    ModelCard.Body purchases = current.getFirst().body();
    assertThat(purchases.outcome()).isEqualTo(Outcome.FITTED);
    assertThat(purchases.parameters()).extracting("name").containsExactly("r", "alpha", "a", "b");
    assertThat(purchases.customers()).isEqualTo(400);
    assertThat(purchases.test()).isNotNull();
    assertThat(cards.get(current.getFirst().id())).isEqualTo(current.getFirst());
    AtStake stake = highlights.summary().orElseThrow().atStake().getFirst();
    List<CustomerRow> rows = new ArrayList<>();
    list.each(CustomerFilter.ALL, CustomerSort.AT_RISK, true, rows::add);
    assertThat(rows).hasSize(400);
    assertThat(
            rows.stream()
                .map(CustomerRow::atRisk)
                .flatMap(money -> Optional.ofNullable(money).stream())
                .mapToLong(Money::minor)
                .sum())
        .isEqualTo(stake.moneyAtRisk().minor());
    assertThat(highlights.worthKeeping("CNY", 5))
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.stage()).isNotEqualTo("LAPSED"));
  }

  @Test
  void pagesSayInThreeLanguagesWhatTheModelsAreWorth() {
    shop.fill(400, today);
    run();
    TestBrowser browser = staff.signedIn(port, "ANALYST");
    long purchases = cards.current().getFirst().id();
    long spending = cards.current().getLast().id();

    assertThat(browser.get("/console/models").body())
        .contains("BG/NBD", "Gamma-Gamma", "400", "Refresh now");
    assertThat(browser.get("/console/models/refresh").body()).contains("Refresh now");
    assertThat(browser.get("/console/models/" + purchases).body())
        .contains("Everybody goes on at her own rate", "<svg", "alpha", "Log-likelihood");
    assertThat(browser.get("/console/models/" + spending).body()).contains("Mean spending (CNY)");
    assertThat(browser.get("/console/models/0").statusCode()).isEqualTo(404);
    assertThat(staff.signedIn(port, "AGENT").get("/console/models").statusCode()).isEqualTo(403);
    ModelCard card = cards.get(purchases);
    for (Locale language : Texts.LANGUAGES) {
      Texts texts = Texts.in(language);
      CardText text = new CardText(card, texts, new Formats(texts, SHANGHAI));
      assertThat(text.card(List.of()).parameters()).hasSize(4);
      assertThat(text.row().verdict()).isNotBlank();
    }
  }

  @Test
  void waitsForSomebodyWhoStillReadsTheOldScores() throws Exception {
    CustomerId anna = shop.customer("Anna");
    shop.order(anna, today.minusDays(3), "CNY", 1000, 0);
    var reading = new CountDownLatch(1);
    var reader =
        CompletableFuture.runAsync(() ->
            transaction.executeWithoutResult(_ -> {
              database.sql("SELECT count(*) FROM insight.customer_score").query().singleValue();
              reading.countDown();
              database.sql("SELECT pg_sleep(4)").query().listOfRows(); // longer than one try
            }));
    assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();

    run();

    reader.join();
    assertThat(scores.find(anna)).isPresent();
  }

  @Test
  void theLedgerSharesWhatWasSpentAmongThoseItWon() {
    LocalDate month = today.minusMonths(2).withDayOfMonth(1);
    CustomerId lena = shop.customer("Lena");
    shop.order(lena, month, "CNY", 10_000, 2_000);
    shop.order(lena, month.plusDays(20), "CNY", 5_000, 0);
    shop.order(shop.customer("Ben"), month.plusDays(1), "CNY", 1_000, 0);
    run();
    TestBrowser browser = staff.signedIn(port, "MANAGER");
    book.spend(new ValueBook.Spend(1, month, "CNY", 901));

    assertThat(
            browser
                .post(
                    "/console/value",
                    "/console/value/rates",
                    Map.of("currency", "cny", "share", "50", "order", "1.00", "minute", "0.60"))
                .statusCode())
        .isEqualTo(303);
    String minutes = "/console/value/customers/" + lena.value() + "/minutes";
    assertThat(browser.post("/console/value", minutes, Map.of("minutes", "5")).statusCode())
        .isEqualTo(404); // she is in the feed of this test alone
    book.minutes(lena, 5, "test");

    ValueLedger.Account account = ledger.of(lena).orElseThrow();
    assertThat(account.newcomers()).isEqualTo(2);
    Value value = account.value();
    assertThat(value.revenue() - value.returned()).isEqualTo(13_000);
    assertThat(value.acquisition()).isEqualTo(451);
    assertThat(value.operating()).isEqualTo(6_500 + 200);
    assertThat(value.service()).isEqualTo(300);
    assertThat(value.soFar()).isEqualTo(13_000 - 451 - 6_700 - 300);
    assertThat(browser.get("/console/value").body())
        .contains("Value so far", "9.01", "50.00%", month.toString().substring(0, 7));
    assertThat(
            browser
                .post("/console/value", "/console/value/spend", Map.of("lines", "x,y"))
                .statusCode())
        .isEqualTo(422);
    assertThat(staff.signedIn(port, "MARKETER").get("/console/value").statusCode()).isEqualTo(403);
  }

  @Test
  void aStepBetweenStagesIsKeptWithDayAndReason() {
    CustomerId zoe = shop.customer("Zoe");
    run();
    shop.order(zoe, today.minusDays(2), "CNY", 1000, 0);

    run();

    assertThat(scores.steps(zoe, 10))
        .singleElement()
        .satisfies(step -> {
          assertThat(step.from()).isEqualTo("PROSPECT");
          assertThat(step.to()).isEqualTo("NEW");
          assertThat(step.since()).isEqualTo(today.minusDays(2));
          assertThat(Reasons.sentence(step.reason(), Texts.in(Locale.ENGLISH))).isNotBlank();
        });
    run();
    assertThat(scores.steps(zoe, 10)).hasSize(1);
  }

  @Test
  void kindsOfCustomersAreNamedAndCounted() {
    shop.fill(400, today);
    run();
    TestBrowser browser = staff.signedIn(port, "MARKETER");

    long told =
        database
            .sql("SELECT count(*) FROM insight.customer_score WHERE segment IS NOT NULL")
            .query(Long.class)
            .single();
    assertThat(told).isEqualTo(400);
    assertThat(browser.get("/console/segments").body())
        .contains("Kinds of customers", "R 5", "F 1", "segment=1")
        .doesNotContain("NaN");
    assertThat(browser.get("/console/segments?segment=0").body()).contains("Best customers");
  }

  @Test
  void alikeCustomersAreOneKindAndSaidToBe() {
    for (int i = 0; i < 60; i++) {
      shop.order(shop.customer("s" + i), today.minusDays(20), "CNY", 1000, 0);
    }
    run();

    assertThat(staff.signedIn(port, "ANALYST").get("/console/segments").body())
        .contains("There are no segments")
        .doesNotContain("NaN");
    assertThat(list.count(CustomerFilter.ALL, 100)).isEqualTo(60);
  }

  @Test
  void theButtonQueuesOneRefresh() {
    TestBrowser browser = staff.signedIn(port, "MANAGER");

    assertThat(browser.post("/console/models", "/console/models/refresh", Map.of()).statusCode())
        .isEqualTo(303);

    assertThat(jobs.latest(RefreshScores.KIND)).isPresent();
    while (!jobs.latest(RefreshScores.KIND).orElseThrow().isEnded()) {
      Thread.onSpinWait();
    }
    assertThat(jobs.latest(RefreshScores.KIND).orElseThrow().state()).isEqualTo(State.DONE);
  }

  @Test
  void whoMovedBetweenStagesIsCounted() {
    CustomerId anna = shop.customer("Anna");
    shop.order(anna, today.minusDays(200), "CNY", 1000, 0);
    shop.order(shop.customer("Bert"), today.minusDays(2), "CNY", 1000, 0);
    run();
    shop.order(anna, today.minusDays(1), "CNY", 1000, 0);
    run();

    assertThat(highlights.summary().orElseThrow().moves())
        .containsExactly(
            new StageMove(Optional.of(LifecycleStage.LAPSED), LifecycleStage.ACTIVE, 1),
            new StageMove(Optional.of(LifecycleStage.NEW), LifecycleStage.NEW, 1));
  }

  @Test
  void aRefreshThatBreaksOffLeavesTheOldScoresInUse() {
    CustomerId anna = shop.customer("Anna");
    shop.order(anna, today.minusDays(20), "CNY", 1000, 0);
    run();
    long refreshes =
        database.sql("SELECT count(*) FROM insight.refresh").query(Long.class).single();
    shop.order(anna, today.minusDays(10), "CNY", 1000, 0);
    shop.breakOff = true;

    assertThatThrownBy(this::run).hasMessageContaining("the database went away");

    assertThat(scores.find(anna).orElseThrow().row().orders()).isEqualTo(1);
    assertThat(database.sql("SELECT count(*) FROM insight.refresh").query(Long.class).single())
        .isEqualTo(refreshes);
  }

  @Test
  void readersSeeAllOldOrAllNewScoresWhileTheyAreSwapped() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      shop.order(shop.customer("c" + i), today.minusDays(20), "CNY", 1000, 0);
    }
    run();
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong looks = new AtomicLong();
    AtomicLong wrong = new AtomicLong();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              while (!done.get()) {
                long found = list.count(CustomerFilter.ALL, 1000);
                wrong.addAndGet(found == 50 ? 0 : 1);
                looks.incrementAndGet();
              }
            });

    run();
    run();
    done.set(true);
    reader.join();

    assertThat(looks.get()).isPositive();
    assertThat(wrong.get()).isZero();
  }

  @Test
  void anEmptyShopIsRefreshedToo() {
    run();

    assertThat(list.count(CustomerFilter.ALL, 10)).isZero();
    assertThat(cards.current().getFirst().body().outcome()).isEqualTo(Outcome.NOT_ENOUGH_DATA);
  }

  private void run() {
    refresh.run(new QuietRun());
  }
}
