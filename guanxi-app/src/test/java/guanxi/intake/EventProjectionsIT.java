package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.customer.Identity;
import guanxi.customer.TimelineEntries;
import guanxi.customer.TimelineEntry;
import guanxi.ordering.Carts;
import guanxi.ordering.Orders;
import guanxi.ordering.ShopOrder;
import guanxi.shared.CustomerId;
import guanxi.shared.StableIds;
import guanxi.visit.Visits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the events of the e-commerce specification. */
@SpringBootTest
class EventProjectionsIT {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String TWO_THINGS =
      "'products':[{'product_id':'A','name':'Tea','price':4.5,'quantity':2},"
          + "{'sku':'B','name':'Pot','price':'19.99'}]";

  @Autowired Pipeline pipeline;
  @Autowired Sources sources;
  @Autowired Withdrawal withdrawal;
  @Autowired Orders orders;
  @Autowired Carts carts;
  @Autowired Visits visits;
  @Autowired List<TimelineEntries> timelines;
  @Autowired JdbcClient database;

  private EventShop shop;
  private Identity ann;
  private Identity browser;

  @BeforeEach
  void newShop() {
    shop = new EventShop(pipeline, sources);
    ann = shop.account("ann");
    browser = shop.browser("browser");
  }

  @Test
  void aCompletedOrderIsAnOrderWithItsLines() {
    shop.take(
        shop.track(
            "Order Completed",
            NOON,
            "{'order_id':'1','total':33.99,'shipping':5,'currency':'EUR'," + TWO_THINGS + "}",
            ann,
            browser));

    ShopOrder order = only(ann);
    assertThat(order.number()).isEqualTo("1");
    assertThat(order.orderedAt()).isEqualTo(NOON);
    assertThat(order.shippingMinor()).isEqualTo(500);
    assertThat(order.amount()).hasToString("Money[minor=2899, currency=EUR]");
    assertThat(order.lines()).isEqualTo(2);
    assertThat(order.units()).isEqualByComparingTo("3");
    assertThat(orders.lines(order.id()))
        .extracting(line -> line.title() + " " + line.amount())
        .containsExactly(
            "Tea Money[minor=900, currency=EUR]", "Pot Money[minor=1999, currency=EUR]");
  }

  @Test
  void productsThatEventsNameAreInTheCatalogWhateverCameFirst() {
    List<Fact> facts =
        List.of(
            shop.track(
                "Product Viewed",
                NOON,
                "{'product_id':'A','name':'Tea','category':'Drinks','price':'4.50','currency':'eur'}",
                browser),
            shop.track(
                "Product Viewed",
                NOON.plusSeconds(60),
                "{'product_id':'A','name':'Green Tea','price':5,'currency':'EUR','image_url':1}",
                browser),
            shop.track("Product Clicked", NOON, "{'product_id':{'a':1},'name':'Nothing'}", browser),
            shop.track("Cart Viewed", NOON, "{'currency':'JPY'," + TWO_THINGS + "}", browser));
    List<Fact> order = new ArrayList<>(facts);
    Collections.shuffle(order, new Random(NOON.getEpochSecond()));
    order.forEach(shop::take);

    assertThat(catalog()).containsExactly("A Green Tea Drinks 500 EUR", "B Pot null 20 JPY");
  }

  private List<String> catalog() {
    return database
        .sql(
            """
            SELECT p.product_key, p.title, p.category, p.price_minor, p.currency
            FROM catalog.product p JOIN intake.source s ON s.id = p.source_id
            WHERE s.name = :shop ORDER BY p.product_key
            """)
        .param("shop", shop.name)
        .query((row, _) ->
            "%s %s %s %s %s"
                .formatted(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4),
                    row.getString(5)))
        .list();
  }

  @Test
  void whatHappensToAnOrderLaterMayComeFirst() {
    List<Fact> facts =
        List.of(
            shop.track("Completed Order", NOON, "{'orderId':'1','revenue':30,'tax':1}", ann),
            shop.track(
                "Order Updated",
                NOON.plusSeconds(60),
                "{'order_id':'1','revenue':20,'tax':1,'products':[{'product_id':'A','price':21}]}",
                ann),
            shop.track("Order Refunded", NOON.plusSeconds(90), "{'order_id':'1','total':5}", ann),
            shop.track("Order Refunded", NOON.plusSeconds(95), "{'order_id':'1','total':2}", ann),
            shop.track("Order Cancelled", NOON.plusSeconds(99), "{'order_id':'2'}", ann),
            shop.track("Order Refunded", NOON.plusSeconds(99), "{'order_id':'3'}", ann),
            shop.track("Order Completed", NOON, "{'order_id':'2','total':9}", ann),
            shop.track("Order Completed", NOON, "{'order_id':'3','total':7}", ann));
    Map<String, String> before = TableHashes.of(database);
    String expected = "";
    for (int i = 0; i < 4; i++) {
      List<Fact> shuffled = new ArrayList<>(facts);
      Collections.shuffle(shuffled, new Random(i));
      List<Long> origins = shop.takeInParts(shuffled, 3);

      String found =
          orders.ofCustomer(customer(ann), null, 9).stream()
              .map(order ->
                  order.number()
                      + " "
                      + order.amount()
                      + " "
                      + order.returnedMinor()
                      + " "
                      + order.isCancelled()
                      + " "
                      + order.lines()
                      + " "
                      + order.orderedAt())
              .sorted()
              .toList()
              .toString();
      expected = i == 0 ? found : expected;
      assertThat(found).isEqualTo(expected);
      origins.forEach(withdrawal::withdraw);
      assertThat(TableHashes.of(database)).isEqualTo(before);
    }
    assertThat(expected)
        .isEqualTo(
            "[1 Money[minor=2100, currency=USD] 700 false 1 2026-03-02T12:00:00Z,"
                + " 2 Money[minor=900, currency=USD] 0 true 0 2026-03-02T12:00:00Z,"
                + " 3 Money[minor=700, currency=USD] 700 false 0 2026-03-02T12:00:00Z]");
  }

  @Test
  void anImportedOrderAndItsEventAreOneOrderAndTheFileCounts() {
    Fact line =
        new Fact(
            FactKind.ORDER_LINE,
            StableIds.of(shop.name, "line"),
            1,
            NOON.plusSeconds(1),
            List.of(ann),
            Map.of(),
            new Fact.OrderPart(
                StableIds.of("order", shop.name, "1"),
                "1",
                "EUR",
                2500L,
                null,
                null,
                null,
                BigDecimal.ONE,
                null,
                false,
                null,
                null,
                null),
            null);
    Fact event =
        shop.track(
            "Order Completed",
            NOON,
            "{'order_id':'1','total':28.99,'currency':'EUR'," + TWO_THINGS + "}",
            ann);
    long events = shop.take(event);
    long file = shop.take(line);
    assertThat(only(ann).lines()).isEqualTo(1);

    withdrawal.withdraw(file);
    assertThat(only(ann).lines()).isEqualTo(2);

    shop.take(line);
    withdrawal.withdraw(events);
    assertThat(only(ann).lines()).isEqualTo(1);
    assertThat(only(ann).amount()).hasToString("Money[minor=2500, currency=EUR]");
  }

  @Test
  void theCartHoldsWhatWasPutInAndNotTakenOutOnAnyDevice() {
    Identity phone = shop.browser("phone");
    shop.take(
        shop.track("Product Added", NOON, "{'product_id':'A','price':4,'quantity':2}", browser),
        shop.track("Product Added", NOON.plusSeconds(5), "{'product_id':'B','price':1}", phone),
        shop.track("Product Removed", NOON.plusSeconds(9), "{'product_id':'A'}", browser));
    shop.take(
        shop.identify(NOON.plusSeconds(20), ann, browser),
        shop.identify(NOON.plusSeconds(21), ann, phone));

    assertThat(carts.ofCustomer(customer(ann)))
        .singleElement()
        .satisfies(cart -> {
          assertThat(cart.amount()).isEqualByComparingTo("5");
          assertThat(cart.isAbandoned()).isTrue();
          assertThat(cart.lines())
              .extracting(l -> l.productKey() + l.quantity())
              .containsExactly("A1", "B1");
        });

    shop.take(
        shop.track("Order Completed", NOON.plusSeconds(60), "{'order_id':'7','total':5}", ann));
    assertThat(carts.ofCustomer(customer(ann))).isEmpty();
  }

  @Test
  void anonymousHistoryJoinsTheCustomerWhenSheIsRecognised() {
    String campaign =
        "{'page':{'path':'/tea','referrer':'https://search.test/x','url':'https://shop.test/tea'},"
            + "'campaign':{'source':'news','medium':'mail'}}";
    shop.take(
        shop.page("/tea", NOON, campaign, browser),
        shop.track(
            "Product Viewed", NOON.plusSeconds(60), "{'product_id':'A','name':'Tea'}", browser),
        shop.track("Products Searched", NOON.plusSeconds(70), "{'query':'pot'}", browser),
        shop.track(
            "Product Added to Wishlist", NOON.plusSeconds(80), "{'product_id':'A'}", browser),
        shop.track(
            "Product Added to Wishlist", NOON.plusSeconds(81), "{'product_id':'B'}", browser),
        shop.track(
            "Product Removed from Wishlist", NOON.plusSeconds(90), "{'product_id':'B'}", browser));
    shop.take(shop.identify(NOON.plusSeconds(100), ann, browser));

    CustomerId customer = customer(ann);
    assertThat(visits.sessions(customer, null, 9))
        .singleElement()
        .satisfies(session -> {
          assertThat(session.acts()).isEqualTo(6);
          assertThat(session.pages()).isEqualTo(1);
          assertThat(session.products()).isEqualTo(1);
          assertThat(session.landing()).isEqualTo("/tea");
          assertThat(session.referrer()).isEqualTo("search.test");
          assertThat(session.campaign()).containsExactly("news", "mail");
        });
    assertThat(visits.wishes(customer)).extracting(Visits.Wish::product).containsExactly("A");
    assertThat(
            timelines.stream()
                .flatMap(module -> module.of(customer, "all", null, 20).stream())
                .sorted(java.util.Comparator.comparing(TimelineEntry::position))
                .map(entry -> entry.title().key()))
        .containsExactly(
            "visit.act.unwished",
            "visit.act.wished",
            "visit.act.wished",
            "visit.act.searched",
            "visit.timeline.session");
  }

  @Test
  void sessionsEndAfterHalfAnHourAndLateEventsJoinThem() {
    List<Fact> facts = new ArrayList<>();
    for (int minute : new int[] {0, 20, 45, 100, 101, 140}) {
      facts.add(shop.page("/" + minute, NOON.plusSeconds(60L * minute), "{}", browser));
    }
    Map<String, String> before = TableHashes.of(database);
    for (int i = 0; i < 6; i++) {
      List<Fact> shuffled = new ArrayList<>(facts);
      Collections.shuffle(shuffled, new Random(i));
      List<Long> origins = shop.takeInParts(shuffled, 1 + i % 3);

      assertThat(visits.sessions(customer(browser), null, 9))
          .as("shuffle %d", i)
          .extracting(session -> session.landing() + " " + session.acts())
          .containsExactly("/140 1", "/100 2", "/0 3");
      Collections.shuffle(origins, new Random(i));
      origins.forEach(withdrawal::withdraw);
      assertThat(TableHashes.of(database)).isEqualTo(before);
    }
  }

  @Test
  void nonsenseInPropertiesIsAsIfItHadNotBeenSaid() {
    shop.take(
        shop.track(
            "Order Completed",
            NOON,
            "{'order_id':'1','total':-3,'revenue':1e300,'currency':'nope','products':"
                + "[1,null,{'product_id':{},'price':'x','quantity':-1},[]]}",
            ann),
        shop.track("Product Added", NOON, "{'quantity':1}", ann),
        shop.track("Product Viewed", NOON, "{'product_id':['x']}", ann));

    ShopOrder order = only(ann);
    assertThat(order.amount()).hasToString("Money[minor=0, currency=USD]");
    assertThat(order.lines()).isEqualTo(1);
    assertThat(carts.ofCustomer(customer(ann))).isEmpty();
  }

  private ShopOrder only(Identity who) {
    List<ShopOrder> found = orders.ofCustomer(customer(who), null, 9);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private CustomerId customer(Identity identity) {
    return new CustomerId(
        database
            .sql("SELECT customer_id FROM customer.identity WHERE id = :id")
            .param("id", identity.id())
            .query(UUID.class)
            .single());
  }
}
