package guanxi.cluster;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests of a shop's visitors, the same for the same seed. */
final class Visits {

  static final int BATCH = 10;

  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  private static final int PEOPLE = 60;

  private final Random random;
  private int events;

  Visits(long seed) {
    this.random = new Random(seed);
  }

  /** So many requests to {@code /v1/batch}; every tenth event was sent before already. */
  List<String> requests(int count, String writeKey) {
    List<String> made = new ArrayList<>();
    for (int request = 0; request < count; request++) {
      List<String> batch = new ArrayList<>();
      for (int event = 0; event < BATCH; event++) {
        boolean again = events > 0 && random.nextInt(10) == 0;
        batch.add(event(again ? random.nextInt(events) : events++));
      }
      made.add("{\"writeKey\":\"%s\",\"batch\":[%s]}".formatted(writeKey, String.join(",", batch)));
    }
    return made;
  }

  /** How many different events there are in all requests. */
  int events() {
    return events;
  }

  /** What the visitor with this number did depends on the number alone. */
  private static String event(int number) {
    Random own = new Random(number * 31L + 7);
    int person = own.nextInt(PEOPLE);
    int device = person * 3 + own.nextInt(3);
    String common =
        "\"messageId\":\"m%d\",\"anonymousId\":\"device-%d\",\"timestamp\":\"%s\""
            .formatted(number, device, FIRST.plus(number, ChronoUnit.SECONDS));
    return switch (own.nextInt(4)) {
      case 0 ->
          "{\"type\":\"identify\",\"userId\":\"user-%d\",\"traits\":{\"email\":\"p%d@shop.test\"},%s}"
              .formatted(person, person, common);
      case 1 -> "{\"type\":\"page\",\"name\":\"Home\",%s}".formatted(common);
      case 2 ->
          "{\"type\":\"track\",\"event\":\"Product Viewed\",\"properties\":{\"product_id\":\"%d\"},%s}"
              .formatted(own.nextInt(40), common);
      default ->
          """
          {"type":"track","event":"Order Completed","userId":"user-%d","properties":
           {"order_id":"o%d","total":%d.50,"currency":"EUR",
            "products":[{"product_id":"%d","price":%d.50,"quantity":1}]},%s}
          """
              .formatted(person, number, 10 + person, own.nextInt(40), 10 + person, common);
    };
  }
}
