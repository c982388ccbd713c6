package guanxi.files;

import java.time.Instant;
import java.util.List;

/** The interpreter of each format. */
final class Interpreters {

  private Interpreters() {}

  static RowInterpreter of(ImportPlan plan, List<String> header, Instant now) {
    var cells = new Cells(plan, header, now);
    var index = new HeaderIndex(header);
    return switch (plan.format()) {
      case SHOPIFY_ORDERS -> new ShopifyOrders(cells, index);
      case ONLINE_RETAIL -> new OrderTable(cells, true);
      case GENERIC_ORDERS -> new OrderTable(cells, false);
      case SHOPIFY_CUSTOMERS, GENERIC_CUSTOMERS -> new CustomerTable(cells);
      case OLIST_PRODUCTS, GENERIC_PRODUCTS -> new ProductTable(cells);
      case OLIST_CUSTOMERS,
          OLIST_ORDERS,
          OLIST_ORDER_ITEMS,
          OLIST_ORDER_PAYMENTS,
          OLIST_ORDER_REVIEWS,
          OLIST_SELLERS,
          OLIST_GEOLOCATION,
          OLIST_CATEGORY_NAMES ->
          OlistTables.of(plan.format(), cells, index);
    };
  }
}
