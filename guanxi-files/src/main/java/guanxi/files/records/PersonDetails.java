package guanxi.files.records;

/**
 * Who and where a customer is, as far as the row says.
 *
 * @param name whole name
 * @param country as written: a code or a name in any language
 */
public record PersonDetails(
    String name, String street, String postcode, String city, String region, String country) {

  /** Nothing known. */
  public static final PersonDetails UNKNOWN = new PersonDetails("", "", "", "", "", "");
}
