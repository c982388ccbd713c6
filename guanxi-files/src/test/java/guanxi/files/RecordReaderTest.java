package guanxi.files;

import static guanxi.files.TestFiles.read;
import static guanxi.files.TestFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import guanxi.files.TestFiles.Outcome;
import guanxi.files.records.CustomerRecord;
import guanxi.files.records.Identity;
import guanxi.files.records.OrderLineRecord;
import guanxi.files.records.OrderRecord;
import guanxi.files.records.ReviewRecord;
import guanxi.files.values.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records out of rows, format by format. */
class RecordReaderTest {

  private static final String SHOPIFY =
      "Name,Email,Financial Status,Created at,Currency,Total,Shipping,Refunded Amount,"
          + "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,"
          + "Billing Name,Billing City,Phone,Cancelled at\n";

  @TempDir Path folder;

  @Test
  void shopifyOrderGoesOverSeveralRows() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                SHOPIFY
                    + "#1001,Ann@Example.com,partially_refunded,2026-05-01 10:00:00"
                    + " +0200,EUR,27.50,4.00,5.00,2,Cup,10.00,C-1,1.50,Ann Wu,Köln,'+49 30"
                    + " 901820,\n"
                    + "#1001,ann@example.com,,,,,,,1,Saucer,5.00,,,,,,\n"
                    + "#1001,ann@example.com,,,,,,,1,Saucer,5.00,,,,,,\n"));

    assertThat(outcome.rejections()).isEmpty();
    assertThat(outcome.rows()).isEqualTo(3);
    OrderRecord order = outcome.records(OrderRecord.class).getFirst();
    assertThat(order.orderNo()).isEqualTo("#1001");
    assertThat(order.customer())
        .containsExactly(Identity.email("ann@example.com"), Identity.phone("+4930901820"));
    assertThat(order.orderedAt()).isEqualTo(Instant.parse("2026-05-01T08:00:00Z"));
    assertThat(order.total()).isEqualTo(new Money(2750, "EUR"));
    assertThat(order.refunded()).isEqualTo(new Money(500, "EUR"));
    assertThat(order.cancelledAt()).isNull();
    assertThat(order.person().city()).isEqualTo("Köln");
    assertThat(outcome.records(OrderLineRecord.class))
        .extracting(
            OrderLineRecord::productKey, OrderLineRecord::occurrence, OrderLineRecord::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("C-1", 1, new Money(1850, "EUR")),
            org.assertj.core.groups.Tuple.tuple("Saucer", 1, new Money(500, "EUR")),
            org.assertj.core.groups.Tuple.tuple("Saucer", 2, new Money(500, "EUR")));
  }

  @Test
  void furtherLinesOfARejectedShopifyOrderAreRejectedToo() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                SHOPIFY
                    + """
                    #1,a@b.de,paid,2026-05-01 10:00:00 +0200,EUR,5.00,,,1,Cup,5.00,,,,,,
                    #2,a@b.de,paid,yesterday,EUR,5.00,,,1,Cup,5.00,,,,,,
                    #2,a@b.de,,,,,,,1,Cup,5.00,,,,,,
                    #3,a@b.de,paid,2026-05-02 10:00:00 +0200,EUR,5.00,,,1,Cup,5.00,,,,,,
                    """));

    assertThat(outcome.rejections())
        .extracting(Rejection::code)
        .containsExactly(ProblemCode.TIME_UNREADABLE, ProblemCode.ORDER_START_MISSING);
    assertThat(outcome.records(OrderRecord.class)).hasSize(2);
  }

  @Test
  void invoiceWithLeadingCIsAReturn() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                536365,85123A,LANTERN,6,12/1/2010 8:26,2.55,17850.0,United Kingdom
                536365,85123A,LANTERN,6,12/1/2010 8:26,2.55,17850.0,United Kingdom
                C536379,85123A,LANTERN,-1,12/13/2010 9:41,2.55,17850.0,United Kingdom
                536366,71053,WHITE,1,12/1/2010 8:28,3.39,,United Kingdom
                """));

    assertThat(outcome.rejections()).isEmpty();
    var lines = outcome.records(OrderLineRecord.class);
    assertThat(lines)
        .extracting(OrderLineRecord::isReturn)
        .containsExactly(false, false, true, false);
    assertThat(lines).extracting(OrderLineRecord::occurrence).containsExactly(1, 2, 1, 1);
    assertThat(lines.get(0).amount()).isEqualTo(new Money(1530, "GBP"));
    assertThat(lines.get(2).amount()).isEqualTo(new Money(-255, "GBP"));
    assertThat(lines.get(2).orderedAt()).isEqualTo(Instant.parse("2010-12-13T09:41:00Z"));
    assertThat(lines.get(3).customer()).isEmpty();
  }

  @Test
  void amountIsRoundedOnceAfterMultiplying() throws IOException {
    Outcome outcome =
        read(write(folder, "order id,date,customer,qty,unit price\n1,2026-01-01,a,1000,0.0045\n"));

    assertThat(outcome.records(OrderLineRecord.class).getFirst().amount())
        .isEqualTo(new Money(450, "USD"));
  }

  @Test
  void currenciesStayApart() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                """
                order id,date,customer,total
                1,2026-01-01,a,5.00 €
                2,2026-01-02,a,£5.00
                3,2026-01-02,a,¥500
                4,2026-01-02,a,$5
                """));

    assertThat(outcome.records(OrderLineRecord.class))
        .extracting(OrderLineRecord::amount)
        .containsExactly(
            new Money(500, "EUR"),
            new Money(500, "GBP"),
            new Money(50000, "CNY"),
            new Money(500, "USD"));
  }

  @Test
  void whatOneCustomerBoughtAtOneTimeIsAnOrder() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                "customer,date,amount\na,2026-01-01,1.50\na,2026-01-01,1.50\nb,2026-01-01,2.50\n"));

    assertThat(outcome.records(OrderLineRecord.class))
        .extracting(OrderLineRecord::orderNo)
        .containsExactly(
            "a@2026-01-01T00:00:00Z", "a@2026-01-01T00:00:00Z", "b@2026-01-01T00:00:00Z");
    assertThat(outcome.records()).extracting(r -> r.key()).doesNotHaveDuplicates();
  }

  @Test
  void rejectionsNameRowColumnAndValue() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                """
                order id,date,customer,total
                1,9999-12-31,a,5.00
                2,0000-01-01,a,5.00
                3,soon,a,5
                4,2026-01-02,a,five
                5,2026-01-02,a,
                ,2026-01-02,a,5
                7,2026-01-02
                """));

    assertThat(outcome.rejections())
        .containsExactly(
            range(2, "9999-12-31"),
            range(3, "0000-01-01"),
            new Rejection(
                4, 2, "date", ProblemCode.TIME_UNREADABLE, "soon", java.util.List.of("DAY_FIRST")),
            new Rejection(
                5, 4, "total", ProblemCode.NUMBER_UNREADABLE, "five", java.util.List.of(".")),
            new Rejection(6, 4, "total", ProblemCode.CELL_EMPTY, "", java.util.List.of()),
            new Rejection(7, 1, "order id", ProblemCode.CELL_EMPTY, "", java.util.List.of()),
            new Rejection(8, 0, "", ProblemCode.TOO_FEW_CELLS, "7", java.util.List.of("4", "2")));
    assertThat(outcome.records()).isEmpty();
  }

  private static Rejection range(long row, String value) {
    return new Rejection(
        row,
        2,
        "date",
        ProblemCode.TIME_OUT_OF_RANGE,
        value,
        java.util.List.of("1970-01-01", "2026-06-02"));
  }

  @Test
  void unreadableAddressIsOnlyRemarkedUpon() throws IOException {
    Path file =
        write(folder, "order id,date,email,total\n1,2026-01-01,a@b.de,1.5\n2,2026-01-01,ann,2.5\n");
    ImportPlan plan = Detection.of(file, TestFiles.DEFAULTS).plan();
    try (RecordReader reader = RecordReader.open(file, plan, TestFiles.NOW)) {
      var first = (RowOutcome.Accepted) java.util.Objects.requireNonNull(reader.next());
      var second = (RowOutcome.Accepted) java.util.Objects.requireNonNull(reader.next());

      assertThat(first.remarks()).isEmpty();
      assertThat(second.remarks())
          .containsExactly(
              new Rejection(
                  3, 3, "email", ProblemCode.EMAIL_UNREADABLE, "ann", java.util.List.of()));
    }
  }

  @Test
  void shopifyCustomersLoseTheirApostrophes() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address"
                    + " Zip,Phone,Accepts SMS Marketing,Total Spent,Tax Exempt,Tags,Note\n"
                    + "'7001,小明,王,Ming@Example.com,yes,'01067,'+4930901820,no,1.00,no,\"vip,"
                    + " 新客\",\"two\n"
                    + "lines\"\n"));

    CustomerRecord customer = outcome.records(CustomerRecord.class).getFirst();
    assertThat(customer.key()).isEqualTo("7001");
    assertThat(customer.identities())
        .containsExactly(
            Identity.account("7001"),
            Identity.email("ming@example.com"),
            Identity.phone("+4930901820"));
    assertThat(customer.person().name()).isEqualTo("王小明");
    assertThat(customer.person().postcode()).isEqualTo("01067");
    assertThat(customer.acceptsEmail()).isTrue();
    assertThat(customer.acceptsSms()).isFalse();
    assertThat(customer.tags()).containsExactly("vip", "新客");
    assertThat(customer.note()).isEqualTo("two\nlines");
  }

  @Test
  void olistTiesThePersonToTheNumberOfEachOrder() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                """
                "customer_id","customer_unique_id","customer_zip_code_prefix","customer_city","customer_state"
                "c1","u1","09790",franca,SP
                """));

    assertThat(outcome.records(CustomerRecord.class).getFirst().identities())
        .containsExactly(
            Identity.account("u1"),
            new Identity(Identity.Kind.ACCOUNT, OlistTables.ORDER_CUSTOMER, "c1"));
  }

  @Test
  void olistReviewsKeepTheirLines() throws IOException {
    Outcome outcome =
        read(
            write(
                folder,
                """
                "review_id","order_id","review_score","review_comment_title","review_comment_message"
                r1,o1,4,,"bom

                produto"
                """));

    ReviewRecord review = outcome.records(ReviewRecord.class).getFirst();
    assertThat(review.message()).isEqualTo("bom\n\nprodutto".replace("tt", "t"));
    assertThat(review.score()).isEqualTo(4);
  }

  @Test
  void quantityMayBeAFraction() throws IOException {
    Outcome outcome =
        read(write(folder, "order id,date,customer,qty,unit price\n1,2026-01-01,a,0.5,3\n"));

    OrderLineRecord line = outcome.records(OrderLineRecord.class).getFirst();
    assertThat(line.quantity()).isEqualTo(new BigDecimal("0.5"));
    assertThat(line.amount()).isEqualTo(new Money(150, "USD"));
  }
}
