package guanxi.files;

import guanxi.files.records.CategoryNameRecord;
import guanxi.files.records.CustomerRecord;
import guanxi.files.records.Identity;
import guanxi.files.records.ImportRecord;
import guanxi.files.records.OrderLineRecord;
import guanxi.files.records.OrderRecord;
import guanxi.files.records.PaymentRecord;
import guanxi.files.records.PersonDetails;
import guanxi.files.records.PlaceRecord;
import guanxi.files.records.ReviewRecord;
import guanxi.files.records.SellerRecord;
import guanxi.files.values.Money;
import guanxi.files.values.NumberText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of Olist, except products. A customer has one {@code customer_unique_id} and a {@code
 * customer_id} for each order: the customers' table ties them together, the orders' table knows
 * only the latter.
 */
final class OlistTables implements RowInterpreter {

  /** Scope of the number that a customer has for one order only. */
  static final String ORDER_CUSTOMER = "olist-order-customer";

  private final Cells cells;
  private final HeaderIndex header;
  private final Table table;

  private OlistTables(Cells cells, HeaderIndex header, Table table) {
    this.cells = cells;
    this.header = header;
    this.table = table;
  }

  /** What one table makes of a row; null when it cannot, with the reason noted. */
  private interface Table {
    @Nullable ImportRecord read(OlistTables row);
  }

  static OlistTables of(KnownFormat format, Cells cells, HeaderIndex header) {
    Table table =
        switch (format) {
          case OLIST_CUSTOMERS -> OlistTables::customer;
          case OLIST_ORDERS -> OlistTables::order;
          case OLIST_ORDER_ITEMS -> OlistTables::item;
          case OLIST_ORDER_PAYMENTS -> OlistTables::payment;
          case OLIST_ORDER_REVIEWS -> OlistTables::review;
          case OLIST_SELLERS -> OlistTables::seller;
          case OLIST_GEOLOCATION -> OlistTables::place;
          case OLIST_CATEGORY_NAMES -> OlistTables::categoryName;
          default -> throw new IllegalArgumentException(format.name());
        };
    return new OlistTables(cells, header, table);
  }

  @Override
  public RowOutcome interpret(Row row) {
    cells.begin(row);
    ImportRecord read = table.read(this);
    return cells.isRejected() || read == null ? cells.rejected() : cells.accepted(List.of(read));
  }

  private ImportRecord customer() {
    String person = neededKey("customer_unique_id");
    return new CustomerRecord(
        person,
        List.of(Identity.account(person), orderCustomer(neededKey("customer_id"))),
        new PersonDetails(
            "",
            "",
            text("customer_zip_code_prefix"),
            text("customer_city"),
            text("customer_state"),
            "BR"),
        null,
        null,
        null,
        List.of(),
        "");
  }

  private static Identity orderCustomer(String number) {
    return new Identity(Identity.Kind.ACCOUNT, ORDER_CUSTOMER, number);
  }

  private ImportRecord order() {
    String status = text("order_status");
    Instant orderedAt = cells.neededTime(column("order_purchase_timestamp"));
    boolean cancelled = status.equals("canceled") || status.equals("unavailable");
    return new OrderRecord(
        neededKey("order_id"),
        List.of(orderCustomer(neededKey("customer_id"))),
        PersonDetails.UNKNOWN,
        orderedAt,
        status,
        cancelled ? orderedAt : null,
        null,
        null,
        null,
        null);
  }

  private ImportRecord item() {
    int price = column("price");
    cells.rejectIfEmpty(price);
    Money amount = cells.money(price, null);
    return new OrderLineRecord(
        neededKey("order_id"),
        neededKey("product_id"),
        number("order_item_id"),
        List.of(),
        PersonDetails.UNKNOWN,
        null,
        "",
        "",
        BigDecimal.ONE,
        amount,
        amount,
        cells.money(column("freight_value"), null),
        false);
  }

  private ImportRecord payment() {
    int value = column("payment_value");
    cells.rejectIfEmpty(value);
    return new PaymentRecord(
        neededKey("order_id"),
        number("payment_sequential"),
        text("payment_type"),
        number("payment_installments"),
        cells.money(value, null));
  }

  private ImportRecord review() {
    return new ReviewRecord(
        neededKey("review_id"),
        neededKey("order_id"),
        number("review_score"),
        text("review_comment_title"),
        text("review_comment_message"),
        cells.time(column("review_creation_date")),
        cells.time(column("review_answer_timestamp")));
  }

  private ImportRecord seller() {
    return new SellerRecord(
        neededKey("seller_id"),
        text("seller_zip_code_prefix"),
        text("seller_city"),
        text("seller_state"));
  }

  private @Nullable ImportRecord place() {
    NumberText latitude = cells.number(column("geolocation_lat"));
    NumberText longitude = cells.number(column("geolocation_lng"));
    if (latitude == null || longitude == null) {
      cells.rejectIfEmpty(column("geolocation_lat"));
      cells.rejectIfEmpty(column("geolocation_lng"));
      return null;
    }
    return new PlaceRecord(
        neededKey("geolocation_zip_code_prefix"),
        latitude.value().doubleValue(),
        longitude.value().doubleValue(),
        text("geolocation_city"),
        text("geolocation_state"));
  }

  private ImportRecord categoryName() {
    return new CategoryNameRecord(
        neededKey("product_category_name"), text("product_category_name_english"));
  }

  private int column(String name) {
    return header.column(name);
  }

  private String text(String name) {
    return cells.text(column(name));
  }

  private String neededKey(String name) {
    return cells.neededKey(column(name));
  }

  /** A small whole number; 0 when the cell is empty or the column missing. */
  private int number(String name) {
    NumberText number = cells.number(column(name));
    if (number == null) {
      return 0;
    }
    BigDecimal value = number.value();
    if (value.abs().compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
      cells.reject(column(name), ProblemCode.NUMBER_OUT_OF_RANGE);
      return 0;
    }
    return value.intValue();
  }
}
