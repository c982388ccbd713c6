package guanxi.files;

import guanxi.files.records.Identity;
import guanxi.files.records.OrderLineRecord;
import guanxi.files.values.Money;
import guanxi.files.values.NumberText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any table with an order or an order line per row, by its column mapping.
 *
 * <p>Needs a time and an order number or a customer. Without order numbers, what one customer
 * bought at one time is one order. The amount is that of the column, else quantity times unit
 * price.
 */
final class OrderTable implements RowInterpreter {

  private final Cells cells;
  private final Occurrences occurrences = new Occurrences();
  private final boolean creditNotes;

  /** {@code creditNotes}: order numbers that begin with C followed by a digit take back. */
  OrderTable(Cells cells, boolean creditNotes) {
    this.cells = cells;
    this.creditNotes = creditNotes;
  }

  @Override
  public RowOutcome interpret(Row row) {
    cells.begin(row);
    Instant time = cells.neededTime(cells.column(Role.TIME));
    List<Identity> customer = People.identities(cells);
    String order = orderNo(customer, time);
    NumberText quantity = cells.number(cells.column(Role.QUANTITY));
    String currency = cells.currency(cells.column(Role.CURRENCY));
    Money price = cells.money(cells.column(Role.UNIT_PRICE), currency);
    Money amount = amount(quantity, currency);
    if (cells.isRejected()) {
      return cells.rejected();
    }
    BigDecimal pieces = quantity == null ? BigDecimal.ONE : quantity.value();
    boolean isReturn =
        pieces.signum() < 0 || (amount != null && amount.minor() < 0) || isCreditNote(order);
    if (isReturn && amount != null && amount.minor() > 0) {
      amount = new Money(-amount.minor(), amount.currency());
    }
    String product = product();
    var line =
        new OrderLineRecord(
            order,
            product,
            occurrences.next(order, product),
            customer,
            People.details(cells),
            time,
            cells.text(Role.PRODUCT_TITLE),
            cells.text(Role.CATEGORY),
            pieces,
            price,
            amount,
            null,
            isReturn);
    return cells.accepted(List.of(line));
  }

  private String orderNo(List<Identity> customer, @Nullable Instant time) {
    if (cells.has(Role.ORDER)) {
      return cells.neededKey(cells.column(Role.ORDER));
    }
    if (customer.isEmpty()) {
      cells.empty(customerColumn());
      return "";
    }
    return customer.getFirst().value() + '@' + time;
  }

  private int customerColumn() {
    if (cells.has(Role.CUSTOMER)) {
      return cells.column(Role.CUSTOMER);
    }
    return cells.column(cells.has(Role.EMAIL) ? Role.EMAIL : Role.PHONE);
  }

  private String product() {
    String key = cells.key(cells.column(Role.PRODUCT));
    return key.isEmpty() ? cells.key(cells.column(Role.PRODUCT_TITLE)) : key;
  }

  /** The exact product of quantity and unrounded unit price is rounded once. */
  private @Nullable Money amount(@Nullable NumberText quantity, @Nullable String currency) {
    if (cells.has(Role.AMOUNT)) {
      int column = cells.column(Role.AMOUNT);
      cells.rejectIfEmpty(column);
      return cells.money(column, currency);
    }
    int column = cells.column(Role.UNIT_PRICE);
    if (column >= 0) {
      cells.rejectIfEmpty(column);
    }
    return quantity == null
        ? cells.money(column, currency)
        : cells.product(column, quantity, currency);
  }

  private boolean isCreditNote(String order) {
    return creditNotes
        && order.length() > 1
        && (order.charAt(0) == 'C' || order.charAt(0) == 'c')
        && Character.isDigit(order.charAt(1));
  }
}
