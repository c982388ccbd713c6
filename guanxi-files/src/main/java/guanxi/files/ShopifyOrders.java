package guanxi.files;

import guanxi.files.records.Identity;
import guanxi.files.records.ImportRecord;
import guanxi.files.records.OrderLineRecord;
import guanxi.files.records.OrderRecord;
import guanxi.files.records.PersonDetails;
import guanxi.files.values.Money;
import guanxi.files.values.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Order export of Shopify. The first row of an order carries the order and its first line, further
 * rows repeat name, e-mail and date and carry one more line each: only the first has a total.
 */
final class ShopifyOrders implements RowInterpreter {

  private final Cells cells;
  private final HeaderIndex header;
  private final Occurrences occurrences = new Occurrences();
  private final int name;
  private final int createdAt;
  private final int status;
  private final int total;
  private String order = "";
  private @Nullable String currency;

  ShopifyOrders(Cells cells, HeaderIndex header) {
    this.cells = cells;
    this.header = header;
    name = header.column("Name");
    createdAt = header.column("Created at");
    status = header.column("Financial Status");
    total = header.column("Total");
  }

  @Override
  public RowOutcome interpret(Row row) {
    cells.begin(row);
    List<ImportRecord> records = new ArrayList<>(2);
    String current = cells.neededKey(name);
    if (isStart()) {
      order = "";
      OrderRecord start = start(current);
      if (cells.isRejected()) {
        return cells.rejected();
      }
      records.add(start);
    } else if (!current.equals(order)) {
      cells.reject(name, ProblemCode.ORDER_START_MISSING, current);
    }
    OrderLineRecord line = line(current);
    if (line != null) {
      records.add(line);
    }
    if (cells.isRejected()) {
      return cells.rejected();
    }
    order = current;
    return cells.accepted(records);
  }

  /** The date alone does not tell: further rows repeat it. */
  private boolean isStart() {
    return !cells.text(createdAt).isEmpty()
        && !(cells.text(total).isEmpty() && cells.text(status).isEmpty());
  }

  private OrderRecord start(String orderNo) {
    currency = cells.currency(header.column("Currency"));
    return new OrderRecord(
        orderNo,
        customer(),
        person(),
        cells.neededTime(createdAt),
        cells.text(status),
        cells.time(header.column("Cancelled at")),
        money("Total"),
        money("Shipping"),
        money("Discount Amount"),
        money("Refunded Amount"));
  }

  private List<Identity> customer() {
    List<Identity> identities = new ArrayList<>(2);
    People.addEmail(cells, header.column("Email"), identities);
    String billed = cells.text(header.column("Billing Country"));
    String shipped = cells.text(header.column("Shipping Country"));
    addPhone("Phone", billed.isEmpty() ? shipped : billed, identities);
    addPhone("Billing Phone", billed, identities);
    addPhone("Shipping Phone", shipped, identities);
    return identities;
  }

  /** Of several numbers the first that can be read. */
  private void addPhone(String column, String country, List<Identity> identities) {
    if (identities.stream().noneMatch(known -> known.kind() == Identity.Kind.PHONE)) {
      People.addPhone(cells, header.column(column), country, identities);
    }
  }

  private PersonDetails person() {
    boolean billed = !cells.text(header.column("Billing Name")).isEmpty();
    String side = billed ? "Billing " : "Shipping ";
    return new PersonDetails(
        cells.text(header.column(side + "Name")),
        cells.text(header.column(side + "Street", side + "Address1")),
        cells.text(header.column(side + "Zip")),
        cells.text(header.column(side + "City")),
        cells.text(header.column(side + "Province")),
        cells.text(header.column(side + "Country")));
  }

  /** The line of this row, or null when the row has none, as orders without goods do. */
  private @Nullable OrderLineRecord line(String orderNo) {
    String title = cells.text(header.column("Lineitem name"));
    int quantityColumn = header.column("Lineitem quantity");
    if (title.isEmpty() && cells.text(quantityColumn).isEmpty() && !orderNo.equals(order)) {
      return null;
    }
    NumberText quantity = cells.number(quantityColumn);
    int priceColumn = header.column("Lineitem price");
    Money price = cells.money(priceColumn, currency);
    if (quantity == null || price == null) {
      cells.rejectIfEmpty(quantityColumn);
      cells.rejectIfEmpty(priceColumn);
      return null;
    }
    Money gross = cells.product(priceColumn, quantity, currency);
    Money discount = money("Lineitem discount");
    Money amount = gross;
    if (gross != null && discount != null) {
      amount = new Money(gross.minor() - discount.minor(), gross.currency());
    }
    BigDecimal pieces = quantity.value();
    String sku = cells.key(header.column("Lineitem sku"));
    String product = sku.isEmpty() ? cells.key(header.column("Lineitem name")) : sku;
    return new OrderLineRecord(
        orderNo,
        product,
        occurrences.next(orderNo, product),
        List.of(),
        PersonDetails.UNKNOWN,
        null,
        title,
        "",
        pieces,
        price,
        amount,
        null,
        pieces.signum() < 0);
  }

  private @Nullable Money money(String column) {
    return cells.money(header.column(column), currency);
  }
}
