package guanxi.files.records;

/**
 * Where a postcode lies; a postcode may have many places.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record PlaceRecord(
    String postcode, double latitude, double longitude, String city, String region)
    implements ImportRecord {

  @Override
  public String key() {
    return postcode + '\u001F' + latitude + '\u001F' + longitude + '\u001F' + city;
  }
}
