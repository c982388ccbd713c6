package guanxi.files.records;

/** What one row says about one thing. */
public sealed interface ImportRecord
    permits OrderRecord,
        OrderLineRecord,
        CustomerRecord,
        ProductRecord,
        PaymentRecord,
        ReviewRecord,
        SellerRecord,
        CategoryNameRecord,
        PlaceRecord {

  /**
   * Names the thing within its source and its kind of record; never empty, at most a few hundred
   * characters. The same in every file that speaks of it.
   */
  String key();
}
