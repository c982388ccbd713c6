package guanxi.files;

/** Kinds of tables that are understood. */
public enum KnownFormat {
  /** Order export of Shopify: further lines of an order leave the order's columns empty. */
  SHOPIFY_ORDERS,
  /** Customer export of Shopify, old and new headers. */
  SHOPIFY_CUSTOMERS,
  /** Olist: who made an order; one row per order, the person is {@code customer_unique_id}. */
  OLIST_CUSTOMERS,
  /** Olist: orders. */
  OLIST_ORDERS,
  /** Olist: lines of orders. */
  OLIST_ORDER_ITEMS,
  /** Olist: payments. */
  OLIST_ORDER_PAYMENTS,
  /** Olist: reviews. */
  OLIST_ORDER_REVIEWS,
  /** Olist: products. */
  OLIST_PRODUCTS,
  /** Olist: sellers. */
  OLIST_SELLERS,
  /** Olist: places of postcodes. */
  OLIST_GEOLOCATION,
  /** Olist: category names in English. */
  OLIST_CATEGORY_NAMES,
  /** UCI Online Retail, first and second edition: invoices with a leading C are returns. */
  ONLINE_RETAIL,
  /** Any table of orders or order lines, by its column mapping. */
  GENERIC_ORDERS,
  /** Any table of customers, by its column mapping. */
  GENERIC_CUSTOMERS,
  /** Any table of products, by its column mapping. */
  GENERIC_PRODUCTS;

  /** Whether the columns' meaning is fixed by the header, so that nobody has to map them. */
  public boolean isFixed() {
    return this != GENERIC_ORDERS && this != GENERIC_CUSTOMERS && this != GENERIC_PRODUCTS;
  }
}
