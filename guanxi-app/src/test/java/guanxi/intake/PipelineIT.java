package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.customer.Trait;
import guanxi.intake.Fact.OrderPart;
import guanxi.intake.Fact.ProductPart;
import guanxi.shared.StableIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class PipelineIT {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  @Autowired Pipeline pipeline;
  @Autowired Sources sources;
  @Autowired Withdrawal withdrawal;
  @Autowired JdbcClient database;

  private final List<FactLog.Outcomes> outcomes = new ArrayList<>();
  private String shop = "";

  @BeforeEach
  void newShop() {
    shop = "shop " + System.nanoTime();
  }

  @Test
  void anOrderLineBecomesOrderCustomerAndProduct() {
    run(line("1", "A", 3, 250, email("ann@shop.test")));

    assertThat(outcomes).containsExactly(new FactLog.Outcomes(1, 0, 0, 1));
    assertThat(
            database
                .sql(
                    """
                    SELECT o.order_no, o.amount_minor, o.lines, o.units, c.email, c.name, p.title
                    FROM ordering.shop_order o
                    JOIN customer.customer c ON c.id = o.customer_id
                    JOIN ordering.order_line l ON l.order_id = o.id
                    JOIN catalog.product p ON p.product_key = l.product_key
                    JOIN intake.source s ON s.id = o.source_id AND p.source_id = s.id
                    WHERE s.name = :shop
                    """)
                .param("shop", shop)
                .query()
                .listOfRows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row).containsEntry("order_no", "1").containsEntry("amount_minor", 750L);
          assertThat(row).containsEntry("lines", 1).containsEntry("email", "ann@shop.test");
          assertThat(row).containsEntry("name", "Ann").containsEntry("title", "Thing A");
        });
  }

  @Test
  void theSameFactsAgainChangeNothing() {
    Fact[] facts = {
      line("1", "A", 3, 250, email("a@x.test"), phone("+49301")), line("1", "B", 1, 99)
    };
    run(facts);
    Map<String, String> before = TableHashes.of(database);

    run(facts);

    assertThat(outcomes.getLast()).isEqualTo(new FactLog.Outcomes(0, 0, 2, 0));
    assertThat(TableHashes.of(database)).isEqualTo(before);
  }

  @Test
  void aChangedLineReplacesTheOldOneAndUndoBringsItBack() {
    run(line("1", "A", 3, 250, email("b@x.test")));
    Map<String, String> before = TableHashes.of(database);

    long origin = run(line("1", "A", 2, 250, email("b@x.test"), phone("+49302")));

    assertThat(outcomes.getLast()).isEqualTo(new FactLog.Outcomes(0, 1, 0, 1));
    assertThat(amounts()).containsExactly(500L);
    withdrawal.withdraw(origin);
    assertThat(TableHashes.of(database)).isEqualTo(before);
  }

  @Test
  void undoSplitsWhatTheImportJoined() {
    run(line("1", "A", 1, 100, email("c@x.test")));
    run(line("2", "A", 1, 100, phone("+49303")));
    Map<String, String> before = TableHashes.of(database);

    long origin = run(line("3", "A", 1, 100, email("c@x.test"), phone("+49303")));

    assertThat(customers()).hasSize(1);
    withdrawal.withdraw(origin);
    assertThat(customers()).hasSize(2);
    assertThat(TableHashes.of(database)).isEqualTo(before);
  }

  private List<String> customers() {
    return database
        .sql(
            """
            SELECT DISTINCT customer_id::text AS id FROM ordering.shop_order o
            JOIN intake.source s ON s.id = o.source_id WHERE s.name = :shop
            """)
        .param("shop", shop)
        .query((row, _) -> row.getString("id"))
        .list();
  }

  private List<Long> amounts() {
    return database
        .sql(
            """
            SELECT amount_minor FROM ordering.shop_order o
            JOIN intake.source s ON s.id = o.source_id WHERE s.name = :shop
            """)
        .param("shop", shop)
        .query((row, _) -> row.getLong("amount_minor"))
        .list();
  }

  private long run(Fact... facts) {
    return ListedFacts.takeIn(pipeline, sources.open(shop), List.of(facts), outcomes::add);
  }

  private Fact line(String order, String product, int quantity, long price, Identity... person) {
    return new Fact(
        FactKind.ORDER_LINE,
        StableIds.of(shop, "line", order, product),
        StableIds.hash64(order, product, quantity + "×" + price, List.of(person).toString()),
        NINE,
        List.of(person),
        Map.of(Trait.NAME, "Ann"),
        new OrderPart(
            StableIds.of(shop, "order", order),
            order,
            "EUR",
            quantity * price,
            null,
            null,
            null,
            BigDecimal.valueOf(quantity),
            BigDecimal.valueOf(price, 2),
            quantity < 0,
            null,
            "DE",
            null),
        new ProductPart(StableIds.of(shop, "product", product), product, "Thing " + product, null));
  }

  private static Identity email(String address) {
    return new Identity(IdentityKind.EMAIL, "", address);
  }

  private static Identity phone(String number) {
    return new Identity(IdentityKind.PHONE, "", number);
  }
}
