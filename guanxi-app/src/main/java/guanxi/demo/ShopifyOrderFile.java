package guanxi.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An order export as Shopify writes it: the first row of an order carries the order, the rows after
 * it only its further articles; what came back is the order's refunded amount.
 *
 * @see <a href="https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders">
 *     Shopify, Exporting orders</a>
 */
final class ShopifyOrderFile extends OrderFile {

  private static final List<String> HEADER =
      List.of(
          ("Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
                  + "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping"
                  + " Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem"
                  + " compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
                  + "Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,"
                  + "Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,"
                  + "Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,"
                  + "Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping"
                  + " Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,"
                  + "Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,"
                  + "Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Phone")
              .split(","));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

  ShopifyOrderFile(OutputStream file) {
    super(file);
  }

  @Override
  void begin() throws IOException {
    row(HEADER);
  }

  @Override
  void add(int orderNumber, DemoOrder order) throws IOException {
    boolean isFirst = true;
    for (DemoOrder.Line line : order.lines()) {
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("Name", "#" + (1000 + orderNumber));
      cells.put("Email", text(order.email()));
      cells.put("Created at", time(order, order.placedAt()));
      article(cells, order, line);
      if (isFirst) {
        head(cells, orderNumber, order);
      }
      isFirst = false;
      row(HEADER.stream().map(column -> cells.getOrDefault(column, "")).toList());
    }
  }

  private static String time(DemoOrder order, Instant at) {
    return TIME.format(at.atZone(order.customer().market().zone));
  }

  private static void article(Map<String, String> cells, DemoOrder order, DemoOrder.Line line) {
    cells.put("Lineitem quantity", Integer.toString(line.quantity()));
    cells.put("Lineitem name", line.product().english().title());
    cells.put("Lineitem price", order.market().money(line.price()));
    cells.put("Lineitem sku", line.product().sku());
    cells.put("Lineitem requires shipping", "true");
    cells.put("Lineitem taxable", "true");
    cells.put("Lineitem fulfillment status", "fulfilled");
    cells.put("Lineitem discount", order.market().money(0));
    cells.put("Vendor", "Songfeng");
  }

  private static void head(Map<String, String> cells, int orderNumber, DemoOrder order) {
    long subtotal = order.subtotal();
    long shipping = subtotal < order.market().price(6000) ? order.market().price(590) : 0;
    DemoOrder.GiveBack back = order.giveBack();
    long refunded = back == null ? 0 : DemoOrder.total(back.lines());
    cells.put(
        "Financial Status",
        refunded == 0 ? "paid" : refunded == subtotal ? "refunded" : "partially_refunded");
    cells.put("Paid at", time(order, order.placedAt()));
    cells.put("Fulfillment Status", "fulfilled");
    cells.put("Fulfilled at", time(order, order.placedAt().plusSeconds(86_400)));
    cells.put("Accepts Marketing", orderNumber % 3 == 0 ? "yes" : "no");
    cells.put("Currency", order.market().currency);
    cells.put("Subtotal", order.market().money(subtotal));
    cells.put("Shipping", order.market().money(shipping));
    cells.put("Taxes", order.market().money(0));
    cells.put("Total", order.market().money(subtotal + shipping));
    cells.put("Discount Amount", order.market().money(0));
    cells.put("Shipping Method", shipping == 0 ? "Free shipping" : "Standard");
    cells.put("Payment Method", "Shopify Payments");
    cells.put("Payment Reference", "c" + Long.toString(91_000_000L + orderNumber, 36));
    cells.put("Refunded Amount", order.market().money(refunded));
    cells.put("Outstanding Balance", order.market().money(0));
    cells.put("Id", Long.toString(5_400_000_000_000L + orderNumber * 32_768L));
    cells.put("Risk Level", "Low");
    cells.put("Source", "web");
    address(cells, "Billing ", order);
    address(cells, "Shipping ", order);
    cells.put("Phone", text(order.phone()));
  }

  private static void address(Map<String, String> cells, String kind, DemoOrder order) {
    DemoCustomer customer = order.customer();
    DemoCustomer.Address address = customer.address();
    cells.put(kind + "Name", customer.name().full());
    cells.put(kind + "Street", address.street());
    cells.put(kind + "Address1", address.street());
    cells.put(kind + "City", address.city());
    cells.put(kind + "Zip", address.postcode().isEmpty() ? "" : "'" + address.postcode());
    cells.put(kind + "Province", address.province());
    cells.put(kind + "Country", customer.market().name());
    cells.put(kind + "Phone", text(order.phone()));
  }
}
