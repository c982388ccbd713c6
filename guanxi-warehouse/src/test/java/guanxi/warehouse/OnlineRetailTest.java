package guanxi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import guanxi.warehouse.lifetime.Backtesting;
import guanxi.warehouse.lifetime.HoldoutTest;
import guanxi.warehouse.lifetime.LifetimeFitting;
import guanxi.warehouse.lifetime.LifetimeModels;
import guanxi.warehouse.lifetime.ModelUnit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The marts on UCI Online Retail against the same figures computed by plain loops that share no
 * code and no SQL with them.
 */
class OnlineRetailTest {

  private static final LocalDate UNTIL = LocalDate.parse("2011-08-31");

  @TempDir Path folder;

  @Test
  void statisticsAndRfmEqualAnIndependentComputation() throws IOException {
    Optional<Path> file = TestFiles.find("online_retail/online_retail_to_2011-08.csv");
    assumeTrue(file.isPresent(), "skipped: online_retail is not on this machine");
    Map<String, Order> orders = orders(file.orElseThrow());

    try (WarehouseEngine engine = DuckDbEngine.open(new DuckDbSettings(folder, 1, 256, 100))) {
      load(engine, orders);
      PurchaseMarts marts = new PurchaseMarts(engine, ZoneOffset.UTC, UNTIL);
      marts.buildDays();
      marts.buildStatistics(UNTIL);
      marts.buildScoreInput(UNTIL);
      Map<String, Expected> expected = expected(orders);

      long rows =
          engine.stream(
              Mart.SCORE_INPUT,
              MartParameters.none(),
              row -> {
                Expected customer = Objects.requireNonNull(expected.get(row.text("customer_id")));
                assertThat(row.number("x")).isEqualTo(customer.days.size() - 1);
                assertThat(row.number("tx_days"))
                    .isEqualTo(
                        ChronoUnit.DAYS.between(customer.days.firstKey(), customer.days.lastKey()));
                assertThat(row.number("t_days"))
                    .isEqualTo(ChronoUnit.DAYS.between(customer.days.firstKey(), UNTIL));
                assertThat(row.number("orders")).isEqualTo(customer.orders);
                assertThat(row.number("money_minor")).isEqualTo(customer.gross - customer.returned);
                double repeat = customer.repeatMinor();
                if (Double.isNaN(repeat)) {
                  assertThat(row.isNull("repeat_minor")).isTrue();
                } else {
                  assertThat(row.decimal("repeat_minor")).isCloseTo(repeat, within(1e-6));
                }
              });

      assertThat(rows).isEqualTo(expected.size()).isEqualTo(3317);
    }
  }

  /** An invoice: the sum of its lines in pence, each rounded by itself. */
  private static final class Order {
    String customer = "";
    LocalDateTime at = LocalDateTime.MIN;
    long minor;
  }

  /** A customer, by plain addition. */
  private static final class Expected {
    final TreeMap<LocalDate, Long> days = new TreeMap<>();
    long orders;
    long gross;
    long returned;

    double repeatMinor() {
      if (days.size() < 2) {
        return Double.NaN;
      }
      long repeat = days.values().stream().skip(1).mapToLong(Long::longValue).sum();
      double kept = Math.clamp((gross - returned) / (double) gross, 0.0, 1.0);
      return gross == 0 ? Double.NaN : repeat / (days.size() - 1.0) * kept;
    }
  }

  private static Map<String, Expected> expected(Map<String, Order> orders) {
    Map<String, Expected> customers = new TreeMap<>();
    orders.forEach((number, order) -> {
      if (order.customer.isEmpty() || number.startsWith("C")) {
        return;
      }
      Expected customer = customers.computeIfAbsent(order.customer, _ -> new Expected());
      customer.days.merge(order.at.toLocalDate(), order.minor, Long::sum);
      customer.orders++;
      customer.gross += order.minor;
    });
    orders.forEach((number, order) -> {
      Expected customer = customers.get(order.customer);
      if (customer != null && number.startsWith("C")) {
        customer.returned -= order.minor;
      }
    });
    return customers;
  }

  /** Calibrated to 2011-05-31; the three months after it are unknown to the model. */
  @Test
  void forecastOfThreeMonthsIsNearAndRanksBetterThanNaiveRules() throws IOException {
    Optional<Path> file = TestFiles.find("online_retail/online_retail_to_2011-08.csv");
    assumeTrue(file.isPresent(), "skipped: online_retail is not on this machine");
    LocalDate end = LocalDate.parse("2011-05-31");

    try (WarehouseEngine engine = DuckDbEngine.open(new DuckDbSettings(folder, 1, 256, 100))) {
      load(engine, orders(file.orElseThrow()));
      PurchaseMarts marts = new PurchaseMarts(engine, ZoneOffset.UTC, UNTIL);
      marts.buildDays();
      marts.buildStatistics(end);
      LifetimeModels models = LifetimeFitting.fit(engine, ModelUnit.WEEK, end);
      HoldoutTest test =
          Backtesting.run(engine, models.purchaseModel().orElseThrow(), models, UNTIL);

      var model = test.errors().model();
      double rate = test.errors().rate().auc().orElseThrow();
      double recency = test.errors().recency().auc().orElseThrow();
      assertThat(model.predictedTotal() / model.actualTotal()).isCloseTo(1.0, within(0.05));
      assertThat(model.auc().orElseThrow()).isGreaterThan(Math.max(rate, recency));
      // The mean adds up to the total; the median is the forecast for the absolute error.
      assertThat(test.errors().median().mae())
          .isLessThan(Math.min(test.errors().rate().mae(), test.errors().recency().mae()));
      assertThat(test.best()).isEqualTo(HoldoutTest.Forecaster.MODEL);
    }
  }

  private static void load(WarehouseEngine engine, Map<String, Order> orders) {
    try (TableLoader loader = engine.load(Feeds.SHOP_ORDER)) {
      orders.forEach((number, order) ->
          loader
              .text(number)
              .text("retail")
              .text(order.customer)
              .instant(order.at.toInstant(ZoneOffset.UTC))
              .text("GBP")
              .number(order.minor)
              .number(0)
              .text(number.startsWith("C") ? "return" : "order")
              .number(1)
              .decimal(1)
              .endRow());
    }
  }

  private static Map<String, Order> orders(Path file) throws IOException {
    Map<String, Order> orders = new TreeMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.skip(1).forEach(line -> add(orders, cells(line)));
    }
    return orders;
  }

  private static void add(Map<String, Order> orders, List<String> cells) {
    Order order = orders.computeIfAbsent(cells.get(0), _ -> new Order());
    order.customer = cells.get(6);
    order.at = LocalDateTime.parse(cells.get(4).replace(' ', 'T'));
    order.minor +=
        new BigDecimal(cells.get(5))
            .multiply(new BigDecimal(cells.get(3)))
            .movePointRight(2)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
  }

  /** The cells of one line; the file has quotes around some, and no line breaks in them. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
