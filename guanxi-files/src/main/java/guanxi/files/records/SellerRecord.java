package guanxi.files.records;

/** A seller on a marketplace; {@code key} is the source's number. */
public record SellerRecord(String key, String postcode, String city, String region)
    implements ImportRecord {}
