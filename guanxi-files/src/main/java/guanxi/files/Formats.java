package guanxi.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Known formats by their headers: all named columns have to be there, others may. */
final class Formats {

  /** Format, role, and the names of the column in the order they are looked for. */
  private static final String ROLES =
      """
      ONLINE_RETAIL ORDER=InvoiceNo|Invoice
      ONLINE_RETAIL CUSTOMER=CustomerID|Customer ID
      ONLINE_RETAIL TIME=InvoiceDate
      ONLINE_RETAIL QUANTITY=Quantity
      ONLINE_RETAIL UNIT_PRICE=UnitPrice|Price
      ONLINE_RETAIL PRODUCT=StockCode
      ONLINE_RETAIL PRODUCT_TITLE=Description
      ONLINE_RETAIL COUNTRY=Country
      SHOPIFY_ORDERS ORDER=Name
      SHOPIFY_ORDERS EMAIL=Email
      SHOPIFY_ORDERS PHONE=Phone
      SHOPIFY_ORDERS NAME=Billing Name|Shipping Name
      SHOPIFY_ORDERS TIME=Created at
      SHOPIFY_ORDERS AMOUNT=Total
      SHOPIFY_ORDERS UNIT_PRICE=Lineitem price
      SHOPIFY_ORDERS QUANTITY=Lineitem quantity
      SHOPIFY_ORDERS CURRENCY=Currency
      SHOPIFY_ORDERS PRODUCT=Lineitem sku
      SHOPIFY_ORDERS PRODUCT_TITLE=Lineitem name
      SHOPIFY_ORDERS STATUS=Financial Status
      SHOPIFY_ORDERS STREET=Billing Street|Billing Address1|Shipping Street|Shipping Address1
      SHOPIFY_ORDERS POSTCODE=Billing Zip|Shipping Zip
      SHOPIFY_ORDERS CITY=Billing City|Shipping City
      SHOPIFY_ORDERS REGION=Billing Province|Shipping Province
      SHOPIFY_ORDERS COUNTRY=Billing Country|Shipping Country
      SHOPIFY_CUSTOMERS CUSTOMER=Customer ID
      SHOPIFY_CUSTOMERS EMAIL=Email
      SHOPIFY_CUSTOMERS PHONE=Phone|Default Address Phone
      SHOPIFY_CUSTOMERS FIRST_NAME=First Name
      SHOPIFY_CUSTOMERS LAST_NAME=Last Name
      SHOPIFY_CUSTOMERS STREET=Default Address Address1|Address1
      SHOPIFY_CUSTOMERS POSTCODE=Default Address Zip|Zip
      SHOPIFY_CUSTOMERS CITY=Default Address City|City
      SHOPIFY_CUSTOMERS REGION=Default Address Province Code|Province Code|Province
      SHOPIFY_CUSTOMERS COUNTRY=Default Address Country Code|Country Code|Country
      SHOPIFY_CUSTOMERS ACCEPTS_EMAIL=Accepts Email Marketing|Accepts Marketing
      SHOPIFY_CUSTOMERS ACCEPTS_SMS=Accepts SMS Marketing
      SHOPIFY_CUSTOMERS TAGS=Tags
      SHOPIFY_CUSTOMERS NOTE=Note
      OLIST_ORDERS ORDER=order_id
      OLIST_ORDERS CUSTOMER=customer_id
      OLIST_ORDERS TIME=order_purchase_timestamp
      OLIST_ORDERS STATUS=order_status
      OLIST_ORDER_ITEMS ORDER=order_id
      OLIST_ORDER_ITEMS PRODUCT=product_id
      OLIST_ORDER_ITEMS UNIT_PRICE=price
      OLIST_ORDER_PAYMENTS ORDER=order_id
      OLIST_ORDER_PAYMENTS AMOUNT=payment_value
      OLIST_CUSTOMERS CUSTOMER=customer_unique_id
      OLIST_CUSTOMERS POSTCODE=customer_zip_code_prefix
      OLIST_CUSTOMERS CITY=customer_city
      OLIST_CUSTOMERS REGION=customer_state
      OLIST_ORDER_REVIEWS ORDER=order_id
      OLIST_ORDER_REVIEWS TIME=review_creation_date
      OLIST_ORDER_REVIEWS NOTE=review_comment_message
      OLIST_PRODUCTS PRODUCT=product_id
      OLIST_PRODUCTS CATEGORY=product_category_name
      """;

  private static final Map<KnownFormat, List<String>> NEEDED = needed();

  private Formats() {}

  private static Map<KnownFormat, List<String>> needed() {
    String table =
        """
        SHOPIFY_ORDERS: name, financial status, created at, lineitem quantity, lineitem name, lineitem price
        SHOPIFY_CUSTOMERS: first name, last name, email, accepts email marketing|accepts marketing, total spent, tax exempt
        OLIST_CUSTOMERS: customer_id, customer_unique_id
        OLIST_ORDERS: order_id, customer_id, order_status, order_purchase_timestamp
        OLIST_ORDER_ITEMS: order_id, order_item_id, product_id, price
        OLIST_ORDER_PAYMENTS: order_id, payment_sequential, payment_value
        OLIST_ORDER_REVIEWS: review_id, order_id, review_score
        OLIST_CATEGORY_NAMES: product_category_name, product_category_name_english
        OLIST_PRODUCTS: product_id, product_category_name
        OLIST_SELLERS: seller_id, seller_zip_code_prefix
        OLIST_GEOLOCATION: geolocation_zip_code_prefix, geolocation_lat, geolocation_lng
        ONLINE_RETAIL: invoiceno|invoice, stockcode, quantity, invoicedate, unitprice|price
        """;
    Map<KnownFormat, List<String>> needed = new LinkedHashMap<>();
    for (String line : table.lines().toList()) {
      String[] parts = line.split(": ", 2);
      needed.put(KnownFormat.valueOf(parts[0]), List.of(parts[1].split(", ", -1)));
    }
    return needed;
  }

  /** The format whose needed columns are all there, or null. */
  static @Nullable KnownFormat recognise(List<String> header) {
    HeaderIndex index = new HeaderIndex(header);
    for (Map.Entry<KnownFormat, List<String>> format : NEEDED.entrySet()) {
      if (index.hasAll(format.getValue())) {
        return format.getKey();
      }
    }
    return null;
  }

  /** The columns of a known format, as far as they have a role. */
  static ColumnMapping mapping(KnownFormat format, List<String> header) {
    HeaderIndex index = new HeaderIndex(header);
    ColumnMapping mapping = ColumnMapping.NONE;
    for (Map.Entry<Role, String[]> role : roles(format).entrySet()) {
      int column = index.column(role.getValue());
      if (column >= 0) {
        mapping =
            mapping.with(
                role.getKey(),
                new ColumnMapping.Column(
                    column, header.get(column), 1, ColumnMapping.Reason.FORMAT));
      }
    }
    return mapping;
  }

  private static Map<Role, String[]> roles(KnownFormat format) {
    Map<Role, String[]> roles = new LinkedHashMap<>();
    for (String line : ROLES.lines().toList()) {
      if (line.startsWith(format.name() + ' ')) {
        String[] parts = line.substring(format.name().length() + 1).split("=", 2);
        roles.put(Role.valueOf(parts[0]), parts[1].split("\\|", -1));
      }
    }
    return roles;
  }
}
