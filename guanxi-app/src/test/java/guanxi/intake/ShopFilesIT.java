package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.intake.FileImport.Counts;
import guanxi.intake.FileImport.State;
import guanxi.ordering.Orders;
import guanxi.ordering.ShopOrder;
import guanxi.shared.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files as shop programs export them; the sums are worked out by hand. */
@SpringBootTest
class ShopFilesIT {

  /** The header of Shopify's order export, as of 2026. */
  private static final String SHOPIFY_ORDERS =
      "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
          + "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
          + "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,"
          + "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,"
          + "Billing Name,Billing Street,Billing City,Billing Zip,Billing Province,Billing Country,"
          + "Billing Phone,Shipping Name,Shipping Country,Shipping Phone,Cancelled at,"
          + "Refunded Amount,Id,Lineitem discount,Phone\n";

  /**
   * Further lines repeat name, e-mail and date. #2001 has three lines, a discount and a refund,
   * #2002 was cancelled, #2003 went to mainland China, #2004 is in pounds.
   */
  private static final String ORDERS =
      SHOPIFY_ORDERS
          + "#2001,ann@SHOP,partially_refunded,2026-05-01 10:05:00 +0200,fulfilled,,yes,EUR,43.50,"
          + "4.90,0.00,48.40,MAY,1.50,Standard,2026-05-01 10:00:00 +0200,2,\"Cup, blue\",10.00,,"
          + "C-1,true,true,fulfilled,Ann Wu,Ringstr. 1,Köln,50667,NW,DE,'030 PHONE,Ann Wu,DE,,,"
          + "10.00,5400001,1.50,\n"
          + "#2001,ann@SHOP,,,,,,,,,,,,,,2026-05-01 10:00:00 +0200,1,Saucer,5.00,,S-1,true,true,"
          + "fulfilled,,,,,,,,,,,,,,0.00,\n"
          + "#2001,ann@SHOP,,,,,,,,,,,,,,2026-05-01 10:00:00 +0200,1,Pot,20.00,,P-1,true,true,"
          + "fulfilled,,,,,,,,,,,,,,0.00,\n"
          + "#2002,ann@SHOP,voided,,,,no,EUR,7.00,0.00,0.00,7.00,,0.00,Standard,"
          + "2026-05-02 09:00:00 +0200,1,Spoon,7.00,,SP-1,true,true,pending,Ann Wu,,Köln,,,DE,,,,,"
          + "2026-05-02 10:00:00 +0200,0.00,5400002,0.00,\n"
          + "#2003,li@SHOP,paid,,,,no,CNY,88.00,12.00,0.00,100.00,,0.00,Standard,"
          + "2026-05-03 09:00:00 +0800,1,Lantern,88.00,,L-1,true,true,pending,李娜,,上海,,,中国,"
          + "138 0013 8000,李娜,CN,,,0.00,5400003,0.00,\n"
          + "#2004,kim@SHOP,paid,,,,no,GBP,9.00,0.00,0.00,9.00,,0.00,Standard,"
          + "2026-05-04 09:00:00 +0100,3,Candle,3.00,,CA-1,true,true,pending,Kim Lee,,Leeds,,,"
          + "United Kingdom,020 7946 0018,,,,,0.00,5400004,0.00,\n";

  private static final String CUSTOMERS =
      """
      Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,\
      Default Address Address1,Default Address City,Default Address Country Code,\
      Default Address Zip,Phone,Total Spent,Total Orders,Note,Tax Exempt,Tags
      '701,Ann,Wu,ann@SHOP,yes,,Ringstr. 1,Köln,DE,50667,,55.40,2,,no,vip
      '702,娜,李,li@SHOP,no,,,上海,CN,,13800138000,100.00,1,,no,
      """;

  @Autowired FileImports imports;
  @Autowired Orders orders;
  @Autowired JdbcClient database;

  private final String shop = "shop-" + System.nanoTime();

  /** A number that other tests' shops do not have, or it would be taken for one that many share. */
  private final String phone =
      "2" + String.valueOf(10_000_000 + System.nanoTime() % 1_000_000).substring(1);

  @Test
  void shopifyOrdersAndCustomersComeInAsExported() throws Exception {
    FileImport first = take("orders_export.csv", ORDERS);
    FileImport customers = take("customers_export.csv", CUSTOMERS);

    assertThat(first.counts()).isEqualTo(new Counts(6, 6, 0, 0, 0));
    assertThat(customers.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0));
    assertThat(orders())
        .containsExactly(
            "#2001 EUR 4350 + 490 - 1000, 3 lines, 4 units, partially_refunded of Ann Wu",
            "#2002 EUR 700 + 0 - 0, 1 lines, 1 units, voided, cancelled of Ann Wu",
            "#2003 CNY 8800 + 1200 - 0, 1 lines, 1 units, paid of 李娜",
            "#2004 GBP 900 + 0 - 0, 1 lines, 3 units, paid of Kim Lee");
    assertThat(phones()).containsExactly("+442079460018", "+4930" + phone, "+8613800138000");
    assertThat(countWhere("customer.identity", "kind = 10 AND platform = :shop")).isEqualTo(2);
  }

  @Test
  void anOrderInTwoFilesIsOneOrder() throws Exception {
    String head = ORDERS.substring(0, ORDERS.indexOf("#2002"));
    take("may-1.csv", head);

    FileImport again = take("may.csv", ORDERS);

    assertThat(again.counts()).isEqualTo(new Counts(6, 3, 0, 3, 0));
    assertThat(orders()).hasSize(4).anyMatch(order -> order.startsWith("#2001 EUR 4350 + 490"));
    imports.undo(again.id(), "test");
    await(again.id());
    assertThat(orders()).hasSize(1);
  }

  @Test
  void freightBelongsToTheOrderAndOlistsPaymentsAreItsTotal() throws Exception {
    String order = "o" + System.nanoTime();
    take(
        "olist_orders_dataset.csv",
        """
        "order_id","customer_id","order_status","order_purchase_timestamp"
        "%s","c1","delivered","2017-10-02 10:56:33"
        """
            .formatted(order));
    take(
        "olist_order_items_dataset.csv",
        """
        "order_id","order_item_id","product_id","seller_id","shipping_limit_date","price","freight_value"
        "%1$s",1,"p1","s1","2017-10-06 11:07:15",29.99,8.72
        "%1$s",2,"p2","s1","2017-10-06 11:07:15",100.00,12.28
        """
            .formatted(order));
    take(
        "olist_order_payments_dataset.csv",
        """
        "order_id","payment_sequential","payment_type","payment_installments","payment_value"
        "%1$s",1,"credit_card",1,100.99
        "%1$s",2,"voucher",1,50.00
        """
            .formatted(order));

    assertThat(orders())
        .containsExactly(order + " BRL 12999 + 2100 - 0, 2 lines, 2 units, delivered of null");
    assertThat(12_999 + 2_100).as("goods and freight").isEqualTo(10_099 + 5_000);
  }

  @Test
  void currenciesWithinOneOrderAreKeptApart() throws Exception {
    take(
        "orders.csv",
        """
        Order,Date,E-mail,Product,Quantity,Price,Currency
        APART,2026-01-05,mix@SHOP,Mug,1,10.00,USD
        APART,2026-01-05,mix@SHOP,Tea,2,5.00,USD
        APART,2026-01-05,mix@SHOP,Pot,1,30.00,EUR
        APART,2026-01-05,mix@SHOP,Cup,1,500,JPY
        """
            .replace("APART", "APART-" + shop));

    ShopOrder order = orders.search("APART-" + shop, 1).getFirst();

    assertThat(order.amount()).isEqualTo(new Money(2000, Currency.getInstance("USD")));
    assertThat(order.apart())
        .containsExactly(
            new Money(3000, Currency.getInstance("EUR")),
            new Money(500, Currency.getInstance("JPY")));
    assertThat(order.lines()).isEqualTo(4);
  }

  private List<String> orders() {
    return database
        .sql(
            """
            SELECT concat(o.order_no, ' ', o.currency, ' ', o.amount_minor, ' + ',
              o.shipping_minor, ' - ', o.returned_minor, ', ', o.lines, ' lines, ',
              trim_scale(o.units), ' units, ', o.status, CASE WHEN o.cancelled THEN ', cancelled' END,
              ' of ', coalesce(c.name, 'null')) AS told
            FROM ordering.shop_order o
            JOIN intake.source s ON s.id = o.source_id
            LEFT JOIN customer.customer c ON c.id = o.customer_id
            WHERE s.name = :shop ORDER BY o.order_no
            """)
        .param("shop", shop)
        .query((row, _) -> row.getString("told"))
        .list();
  }

  private List<String> phones() {
    return database
        .sql(
            """
            SELECT DISTINCT c.phone FROM ordering.shop_order o
            JOIN intake.source s ON s.id = o.source_id
            JOIN customer.customer c ON c.id = o.customer_id
            WHERE s.name = :shop AND c.phone IS NOT NULL ORDER BY 1
            """)
        .param("shop", shop)
        .query((row, _) -> row.getString("phone"))
        .list();
  }

  private long countWhere(String table, String condition) {
    return database
        .sql("SELECT count(*) FROM " + table + " WHERE " + condition)
        .param("shop", shop)
        .query(Long.class)
        .single();
  }

  private FileImport take(String name, String csv) throws InterruptedException {
    String own = csv.replace("SHOP", shop + ".test").replace("PHONE", phone);
    byte[] bytes = own.getBytes(StandardCharsets.UTF_8);
    FileImport file = imports.receive(name, new ByteArrayInputStream(bytes), "test");
    imports.choose(file.id(), new ImportChoice(Map.of("shop", shop), Map.of()));
    imports.run(file.id(), "test");
    FileImport done = await(file.id());
    assertThat(done.state()).as("%s: %s", name, done.failure()).isEqualTo(State.DONE);
    return done;
  }

  private FileImport await(ImportId id) throws InterruptedException {
    FileImport file = imports.get(id);
    for (int tries = 0; tries < 1200 && file.state().isBusy(); tries++) {
      Thread.sleep(Duration.ofMillis(25));
      file = imports.get(id);
    }
    return file;
  }
}
