package guanxi.insight;

import java.io.OutputStream;

/** Where a refresh gets its rows from: the modules that own them, or a test. */
interface WarehouseFeeds {

  /**
   * All customers as UTF-8 CSV with the header {@code
   * customer_id,name,email,phone,country,city,first_seen_at}.
   */
  void copyCustomers(OutputStream to);

  /**
   * All orders and returns as UTF-8 CSV with the header {@code
   * order_id,source_id,customer_id,ordered_at,currency,amount_minor,returned_minor,kind,lines,units}.
   */
  void copyOrders(OutputStream to);
}
