package guanxi.intake.sources;

/** What a shop copies into its pages and programs. */
final class Snippets {

  private Snippets() {}

  /** Loads our script and counts the page. */
  static String page(String address, String key) {
    return """
    <script src="%s/guanxi.js" data-write-key="%s" defer></script>
    """
        .formatted(address, key)
        .strip();
  }

  /** A call by hand, as any program can make it. */
  static String server(String address, String key) {
    return """
    curl -u %s: -H 'Content-Type: application/json' \\
      -d '{"userId":"42","event":"Order Completed","properties":{"order_id":"1001","total":59.9,"currency":"EUR"}}' \\
      %s/v1/track
    """
        .formatted(key, address)
        .strip();
  }
}
