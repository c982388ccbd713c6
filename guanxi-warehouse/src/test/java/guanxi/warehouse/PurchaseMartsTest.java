package guanxi.warehouse;

import static guanxi.warehouse.MartParameters.none;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurchaseMartsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate UNTIL = LocalDate.parse("2026-03-31");

  @TempDir Path folder;
  private WarehouseEngine engine;
  private TableLoader orders;
  private int orderNumber;

  @BeforeEach
  void open() {
    engine = DuckDbEngine.open(new DuckDbSettings(folder, 1, 128, 100));
    orders = engine.load(Feeds.SHOP_ORDER);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void sameDayPurchasesAreOneVisitInTheShopsTimeZone() {
    order("anna", "2026-01-01T15:30:00Z", 1000, 0); // 23:30 in Shanghai
    order("anna", "2026-01-01T16:30:00Z", 2000, 0); // 00:30 on the 2nd
    order("anna", "2026-01-02T15:00:00Z", 500, 0); // 23:00 on the 2nd
    build();

    Columns days = statistics();

    assertThat(days.texts("customer_id")).containsExactly("anna");
    assertThat(days.numbers("x")).containsExactly(1);
    assertThat(days.numbers("tx_days")).containsExactly(1);
    assertThat(days.numbers("t_days")).containsExactly(89);
    assertThat(days.numbers("orders")).containsExactly(3);
    assertThat(days.decimals("repeat_minor")).containsExactly(2500.0);
  }

  @Test
  void anOrderGivenBackWholeIsNoPurchaseAndOneGivenBackInPartCountsLess() {
    order("anna", "2026-01-01T04:00:00Z", 1000, 0);
    order("anna", "2026-01-11T04:00:00Z", 3000, 3000);
    order("anna", "2026-01-21T04:00:00Z", 3000, 1000);
    build();

    assertThat(statistics().numbers("x")).containsExactly(1);
    assertThat(statistics().numbers("tx_days")).containsExactly(20);
    assertThat(statistics().decimals("repeat_minor")).containsExactly(2000.0);
    assertThat(rfm().numbers("money_minor")).containsExactly(3000);
  }

  @Test
  void creditNotesLowerTheMoneyByTheShareGivenBack() {
    order("anna", "2026-01-01T04:00:00Z", 1000, 0);
    order("anna", "2026-01-11T04:00:00Z", 3000, 0);
    creditNote("anna", "2026-01-20T04:00:00Z", 1000);
    build();

    assertThat(rfm().numbers("money_minor")).containsExactly(3000);
    assertThat(statistics().decimals("repeat_minor")[0]).isCloseTo(2250.0, within(1e-9));
  }

  @Test
  void ordersOfNobodyAndOrdersInTheFutureAreLeftOut() {
    order(null, "2026-01-01T04:00:00Z", 1000, 0);
    order("", "2026-01-01T04:00:00Z", 1000, 0);
    order("anna", "2026-03-31T15:59:59Z", 1000, 0); // the last second of the last day
    order("bert", "2026-03-31T16:00:00Z", 1000, 0); // the next day in Shanghai
    build();

    assertThat(statistics().texts("customer_id")).containsExactly("anna");
    assertThat(statistics().numbers("t_days")).containsExactly(0);
  }

  @Test
  void currenciesAreNeverAdded() {
    order("anna", "2026-01-01T04:00:00Z", 1000, "CNY");
    order("anna", "2026-01-11T04:00:00Z", 2000, "CNY");
    order("anna", "2026-01-21T04:00:00Z", 7777, "EUR");
    build();

    assertThat(statistics().numbers("x")).containsExactly(2);
    assertThat(statistics().numbers("valued_days")).containsExactly(1);
    assertThat(statistics().decimals("repeat_minor")).containsExactly(2000.0);
    assertThat(rfm().numbers("money_minor")).containsExactly(3000);
    assertThat(engine.read(Mart.REPEAT_SPENDING, none()).texts("currency")).containsExactly("CNY");
    assertThat(engine.count("currency_total")).isEqualTo(2);
  }

  @Test
  void theLaterCurrencyIsTheMainOneAmongEquals() {
    order("anna", "2026-01-01T04:00:00Z", 1000, "CNY");
    order("anna", "2026-01-11T04:00:00Z", 2000, "EUR");
    build();

    assertThat(engine.read(Mart.SCORE_INPUT, none()).texts("currency")).containsExactly("EUR");
  }

  @Test
  void equalValuesShareAFifth() {
    for (int i = 0; i < 8; i++) {
      order("once" + i, "2026-01-01T04:00:00Z", 1000, 0);
    }
    order("twice", "2026-01-02T04:00:00Z", 1000, 0);
    order("twice", "2026-02-02T04:00:00Z", 1000, 0);
    for (int i = 1; i <= 3; i++) {
      order("thrice", "2026-03-0" + i + "T04:00:00Z", 1000, 0);
    }
    build();

    Columns rfm = rfm();
    List<String> scores = new ArrayList<>();
    for (int i = 0; i < rfm.rows(); i++) {
      scores.add(
          "%s %d%d%d"
              .formatted(
                  rfm.texts("customer_id")[i].replaceAll("\\d", ""),
                  rfm.numbers("r")[i],
                  rfm.numbers("f")[i],
                  rfm.numbers("m")[i]));
    }
    assertThat(scores).hasSize(10).contains("twice 555", "thrice 555");
    assertThat(scores.stream().filter("once 111"::equals)).hasSize(8);
  }

  @Test
  void calibrationKnowsNothingOfTheHoldout() {
    order("anna", "2026-01-01T04:00:00Z", 1000, 0);
    order("anna", "2026-01-11T04:00:00Z", 2000, 0);
    order("anna", "2026-03-11T04:00:00Z", 3000, 0);
    order("anna", "2026-03-12T04:00:00Z", 4000, 0);
    order("bert", "2026-03-12T04:00:00Z", 4000, 0);
    PurchaseMarts marts = new PurchaseMarts(closed(), SHANGHAI, UNTIL);
    marts.buildDays();
    LocalDate end = LocalDate.parse("2026-02-28");
    marts.buildStatistics(end);

    Columns holdout = engine.read(Mart.HOLDOUT, none().with("observed_until", end));

    assertThat(holdout.numbers("customers")).containsExactly(1);
    assertThat(holdout.numbers("x")).containsExactly(1);
    assertThat(holdout.numbers("t_days")).containsExactly(58);
    assertThat(holdout.numbers("actual_days")).containsExactly(2);
    Columns daily = engine.read(Mart.DAILY_PURCHASES, none().with("observed_until", end));
    assertThat(daily.texts("day"))
        .containsExactly("2026-01-01", "2026-01-11", "2026-03-11", "2026-03-12");
    assertThat(daily.numbers("newcomers")).containsExactly(1, 0, 0, 0);
    assertThat(daily.numbers("repeats")).containsExactly(0, 1, 1, 1);
  }

  @Test
  void rhythmKnowsThePurchaseBeforeTheLast() {
    order("anna", "2026-01-01T04:00:00Z", 1000, 0);
    order("anna", "2026-01-11T04:00:00Z", 2000, 0);
    order("anna", "2026-03-11T04:00:00Z", 3000, 0);
    order("bert", "2026-03-11T04:00:00Z", 3000, 0);
    build();

    Columns rhythm = engine.read(Mart.RHYTHM, none());

    assertThat(rhythm.texts("customer_id")).containsExactly("anna");
    assertThat(rhythm.texts("previous_day")).containsExactly("2026-01-11");
    Columns gaps = engine.read(Mart.GAP, none());
    assertThat(gaps.numbers("gap_days")).containsExactly(10, 59);
    assertThat(gaps.numbers("times")).containsExactly(1, 1);
  }

  @Test
  void cohortsCountEachCustomerOncePerMonth() {
    order("anna", "2026-01-01T04:00:00Z", 1000, 0);
    order("anna", "2026-02-01T04:00:00Z", 1000, 0);
    order("anna", "2026-02-11T04:00:00Z", 1000, 0);
    order("bert", "2026-01-31T04:00:00Z", 1000, 0);
    build();

    Columns cohorts = engine.read(Mart.COHORT, none());

    assertThat(cohorts.texts("cohort")).containsExactly("2026-01", "2026-01");
    assertThat(cohorts.numbers("months_since")).containsExactly(0, 1);
    assertThat(cohorts.numbers("customers")).containsExactly(2, 1);
    assertThat(cohorts.numbers("orders")).containsExactly(2, 2);
    assertThat(cohorts.numbers("money_minor")).containsExactly(2000, 2000);
  }

  private void build() {
    PurchaseMarts marts = new PurchaseMarts(closed(), SHANGHAI, UNTIL);
    marts.buildDays();
    marts.buildStatistics(UNTIL);
    marts.buildScoreInput(UNTIL);
  }

  private WarehouseEngine closed() {
    orders.close();
    return engine;
  }

  private Columns statistics() {
    return engine.read(Mart.PURCHASE_STATISTICS, none().with("observed_until", UNTIL));
  }

  private Columns rfm() {
    return engine.read(Mart.RFM, none());
  }

  private void order(@Nullable String customer, String at, long amount, long returned) {
    row(customer, at, "CNY", amount, returned, "order");
  }

  private void order(String customer, String at, long amount, String currency) {
    row(customer, at, currency, amount, 0, "order");
  }

  private void creditNote(String customer, String at, long amount) {
    row(customer, at, "CNY", -amount, 0, "return");
  }

  private void row(
      @Nullable String customer,
      String at,
      String currency,
      long amount,
      long returned,
      String kind) {
    orders
        .text("o" + orderNumber++)
        .text("shop")
        .text(customer)
        .instant(Instant.parse(at))
        .text(currency)
        .number(amount)
        .number(returned)
        .text(kind)
        .number(1)
        .decimal(1)
        .endRow();
  }
}
