package guanxi.insight;

import guanxi.ordering.OrderMonths;
import java.io.OutputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where a refresh gets its rows from: the modules that own them, or a test. */
interface WarehouseFeeds {

  /**
   * All customers as UTF-8 CSV with the header {@code
   * customer_id,name,email,phone,country,city,first_seen_at}.
   */
  void copyCustomers(OutputStream to);

  /** Which months of orders there are, and which hold rows written since a mark. */
  OrderMonths.Months orderMonths(OrderMonths.@Nullable Mark since);

  /** The orders and returns of some months, as {@link OrderMonths#copy} writes them. */
  void copyOrders(Collection<String> months, OutputStream to);
}
