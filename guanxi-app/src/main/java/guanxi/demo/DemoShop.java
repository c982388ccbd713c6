package guanxi.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A merchant who does not exist: 松风集, tea and things for the home, three storefronts, three years
 * of orders. The same seed, size and end give the same bytes, on every machine.
 *
 * <p>Most customers buy as the models of {@code guanxi.kernels} assume; the others (see {@link
 * Behaviour}) as no model does, so that what the console shows is as mixed as life. Holds eight
 * bytes per order; ten million orders fit.
 */
public final class DemoShop {

  /** How far the shop's history goes back. */
  public static final Duration HISTORY = Duration.ofDays(3 * 365);

  /** The seed of the shop that {@code ./guanxi up --demo} fills. */
  public static final long SEED = 20_240_210;

  private static final int CUSTOMER_BITS = 24;
  private static final int NUMBER_BITS = 16;
  private static final int PLACES = CUSTOMER_BITS + NUMBER_BITS;

  /** Who bought within a year is taken for somebody who still looks in. */
  private static final long ACTIVE_MINUTES = 365L * 1440;

  private final People people;
  private final Goods goods = Goods.load();
  private final Baskets baskets;
  private final Browsing browsing;
  private final long[] orders;

  /** Where the shop sells: each storefront exports its orders in a format of its own. */
  public enum Storefront {
    /** In English, to Europe, America and Japan; exports as Shopify does. */
    WORLD("songfeng-world-orders.csv", "松风 Songfeng World", "Europe/London"),
    /** In simplified Chinese; a plain order table. */
    CHINA("songfeng-china-orders.csv", "松风集", "Asia/Shanghai"),
    /** In traditional Chinese, to Taiwan and Hong Kong; a plain order table. */
    TAIWAN("songfeng-taiwan-orders.csv", "松風集 臺灣", "Asia/Taipei");

    private final String fileName;
    private final String shop;
    private final ZoneId zone;

    Storefront(String fileName, String shop, String zone) {
      this.fileName = fileName;
      this.shop = shop;
      this.zone = ZoneId.of(zone);
    }

    /** What the shop is called. */
    String shop() {
      return shop;
    }

    /** Where it keeps its clock; its files carry offsets, so this decides nothing. */
    ZoneId zone() {
      return zone;
    }

    /** What its export is called. */
    public String fileName() {
      return fileName;
    }
  }

  /**
   * Draws the shop.
   *
   * @param customers how many people, at most 16 million
   * @param until the end of its history; nothing happens later
   */
  public DemoShop(long seed, int customers, Instant until) {
    if (customers < 1 || customers >= 1 << CUSTOMER_BITS) {
      throw new IllegalArgumentException("customers must be 1 to 16777215, was " + customers);
    }
    Instant end = until.truncatedTo(ChronoUnit.MINUTES);
    Instant start = end.minus(HISTORY).truncatedTo(ChronoUnit.DAYS);
    this.people = new People(seed, customers);
    this.baskets = new Baskets(seed, goods, people, start, end);
    this.browsing = new Browsing(seed, goods, people, end);
    this.orders = drawOrders(new Habits(seed, start, end));
  }

  /** All orders in the order of their time, each as minute, customer and her order's number. */
  private long[] drawOrders(Habits habits) {
    var all = new Packed();
    for (int i = 0; i < people.count(); i++) {
      var own = new Packed();
      habits.order(i, people.market(i), people.behaviour(i), own::add);
      long[] minutes = own.sorted();
      for (int number = 0; number < Math.min(minutes.length, 1 << NUMBER_BITS); number++) {
        all.add(
            (minutes[number] << (CUSTOMER_BITS + NUMBER_BITS))
                | ((long) i << NUMBER_BITS)
                | number);
      }
    }
    return all.sorted();
  }

  /** How many orders there are. */
  public int orders() {
    return orders.length;
  }

  /** How many customers behave so; a few who never got round to an order count too. */
  public Map<Behaviour, Integer> customersByBehaviour() {
    Map<Behaviour, Integer> counts = new EnumMap<>(Behaviour.class);
    for (int i = 0; i < people.count(); i++) {
      counts.merge(people.behaviour(i), 1, Integer::sum);
    }
    return counts;
  }

  /**
   * Writes one storefront's order export as UTF-8 CSV.
   *
   * @return how many orders it holds
   * @throws IOException if the stream does not take it; the stream is left open
   */
  public int write(Storefront storefront, OutputStream file) throws IOException {
    OrderFile format =
        switch (storefront) {
          case WORLD -> new ShopifyOrderFile(file);
          case CHINA -> PlainOrderFile.simplified(file);
          case TAIWAN -> PlainOrderFile.traditional(file);
        };
    int[] count = {0};
    format.begin();
    for (long packed : orders) {
      int customer = customer(packed);
      if (baskets.storefront(customer, number(packed)) == storefront) {
        format.add(++count[0], order(packed));
      }
    }
    format.end();
    return count[0];
  }

  /** Tells what visitors of a storefront did lately, each event as a client sends it. */
  public void browse(Storefront storefront, Consumer<String> to) {
    BitSet active = new BitSet();
    long lately = orders.length == 0 ? 0 : (orders[orders.length - 1] >>> PLACES) - ACTIVE_MINUTES;
    for (long packed : orders) {
      if (packed >>> PLACES >= lately) {
        active.set(customer(packed));
      }
    }
    for (int i = 0; i < people.count(); i++) {
      if (people.market(i).storefront() == storefront) {
        browsing.customer(i, active.get(i), to);
      }
    }
  }

  /** The order at this place in time; for the tests. */
  DemoOrder orderAt(int place) {
    return order(orders[place]);
  }

  People people() {
    return people;
  }

  Goods goods() {
    return goods;
  }

  private DemoOrder order(long packed) {
    int minute = (int) (packed >>> (CUSTOMER_BITS + NUMBER_BITS));
    return baskets.order(customer(packed), number(packed), minute);
  }

  private static int customer(long packed) {
    return (int) (packed >>> NUMBER_BITS) & ((1 << CUSTOMER_BITS) - 1);
  }

  private static int number(long packed) {
    return (int) packed & ((1 << NUMBER_BITS) - 1);
  }

  /** A growing list of longs. */
  private static final class Packed {

    private long[] values = new long[8];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    long[] sorted() {
      long[] exact = Arrays.copyOf(values, size);
      Arrays.sort(exact);
      return exact;
    }
  }
}
