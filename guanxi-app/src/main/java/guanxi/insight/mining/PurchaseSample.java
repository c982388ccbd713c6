package guanxi.insight.mining;

import guanxi.catalog.Products;
import guanxi.ordering.Purchase;
import guanxi.ordering.Purchases;
import guanxi.shared.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The purchases of a shop, or of as many of its customers as {@link #MOST_LINES} lines allow, read
 * once for everything that is learned from them. Some fifty bytes a line; customers are drawn by
 * their ids, always the same ones.
 */
final class PurchaseSample {

  /** More lines than this teach nothing new. */
  static final int MOST_LINES = 3_000_000;

  private final ZoneId zone;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<Item> items = new ArrayList<>();
  private final Map<Integer, PriceSum> prices = new HashMap<>();
  private final Ints lineItems = new Ints();
  private final Ints orderEnds = new Ints();
  private final Ints orderDays = new Ints();
  private final List<Money> orderMoney = new ArrayList<>();
  private final Ints personEnds = new Ints();
  private final List<UUID> persons = new ArrayList<>();
  private final int parts;
  private @Nullable UUID currentOrder;
  private @Nullable UUID currentPerson;

  private PurchaseSample(ZoneId zone, int parts) {
    this.zone = zone;
    this.parts = parts;
  }

  /** What an item cost, line by line, in one currency. */
  private static final class PriceSum {
    private final Currency currency;
    private double sum;
    private int lines;

    PriceSum(Currency currency) {
      this.currency = currency;
    }
  }

  /** Reads purchases and what the catalogue says of the products; tells how many lines it read. */
  static PurchaseSample gather(
      Purchases purchases, Products products, ZoneId zone, Consumer<Integer> progress) {
    long lines = purchases.count();
    int parts =
        lines <= MOST_LINES
            ? Purchases.PARTS
            : (int) Math.max(1, Purchases.PARTS * (long) MOST_LINES / lines);
    var sample = new PurchaseSample(zone, parts);
    purchases.read(
        parts,
        purchase -> {
          sample.add(purchase);
          if (sample.lineItems.size() % 50_000 == 0) {
            progress.accept(sample.lineItems.size());
          }
        });
    sample.end();
    products.read(product -> {
      Integer code = sample.codes.get(Item.label(product.sourceId(), product.key()));
      if (code != null) {
        sample.items.set(code, Item.of(product));
      }
    });
    return sample;
  }

  /** These purchases, customer by customer, the oldest of each first. */
  static PurchaseSample of(List<Purchase> purchases, ZoneId zone) {
    var sample = new PurchaseSample(zone, Purchases.PARTS);
    purchases.forEach(sample::add);
    sample.end();
    return sample;
  }

  private void add(Purchase purchase) {
    UUID person = purchase.customer() == null ? purchase.order() : purchase.customer().value();
    if (!person.equals(currentPerson)) {
      end();
      persons.add(purchase.customer() == null ? new UUID(0, 0) : person);
      currentPerson = person;
    }
    int day = (int) LocalDate.ofInstant(purchase.at(), zone).toEpochDay();
    if (!purchase.order().equals(currentOrder)) {
      endOrder();
      currentOrder = purchase.order();
      orderDays.add(day);
      orderMoney.add(purchase.amount());
    } else {
      Money sum = orderMoney.getLast();
      if (sum.currency().equals(purchase.amount().currency())) {
        orderMoney.set(orderMoney.size() - 1, sum.plus(purchase.amount()));
      }
    }
    int item = code(purchase.sourceId(), purchase.productKey());
    lineItems.add(item);
    addPrice(item, purchase);
  }

  private int code(int shop, String key) {
    String label = Item.label(shop, key);
    Integer known = codes.putIfAbsent(label, items.size());
    if (known != null) {
      return known;
    }
    items.add(Item.unknown(shop, key));
    return items.size() - 1;
  }

  private void addPrice(int item, Purchase purchase) {
    PriceSum price = prices.computeIfAbsent(item, _ -> new PriceSum(purchase.amount().currency()));
    double units = purchase.quantity().doubleValue();
    if (price.currency.equals(purchase.amount().currency()) && units > 0) {
      price.sum += purchase.amount().minor() / units;
      price.lines++;
    }
  }

  private void endOrder() {
    if (currentOrder != null) {
      orderEnds.add(lineItems.size());
      currentOrder = null;
    }
  }

  private void end() {
    endOrder();
    if (currentPerson != null) {
      personEnds.add(orderEnds.size());
      currentPerson = null;
    }
  }

  /** The products that were bought. */
  List<Item> items() {
    return items;
  }

  /** The number of an item; null for one that nobody bought. */
  @Nullable Integer item(int shop, String key) {
    return codes.get(Item.label(shop, key));
  }

  Map<String, Integer> codes() {
    return codes;
  }

  /** Mean price of an item in minor units of its usual currency; NaN when not known. */
  double price(int item) {
    PriceSum price = prices.get(item);
    return price == null || price.lines == 0 ? Double.NaN : price.sum / price.lines;
  }

  int lines() {
    return lineItems.size();
  }

  int orders() {
    return orderEnds.size();
  }

  /** People with an order, and orders of nobody known. */
  int persons() {
    return personEnds.size();
  }

  /** Whether all customers are in it. */
  boolean isWhole() {
    return parts == Purchases.PARTS;
  }

  /** A customer's id; null for an order of nobody known. */
  @Nullable UUID customer(int person) {
    UUID id = persons.get(person);
    return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0 ? null : id;
  }

  /** The first of a person's orders. */
  int ordersFrom(int person) {
    return person == 0 ? 0 : personEnds.get(person - 1);
  }

  /** The end of a person's orders. */
  int ordersTo(int person) {
    return personEnds.get(person);
  }

  /** The day of an order, since 1970. */
  int day(int order) {
    return orderDays.get(order);
  }

  Money money(int order) {
    return orderMoney.get(order);
  }

  /** The different items of an order, in no order. */
  int[] itemsOf(int order) {
    int from = order == 0 ? 0 : orderEnds.get(order - 1);
    int[] all = new int[orderEnds.get(order) - from];
    for (int i = 0; i < all.length; i++) {
      all[i] = lineItems.get(from + i);
    }
    return java.util.Arrays.stream(all).distinct().toArray();
  }
}
