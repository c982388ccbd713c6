package guanxi.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each order holds. A customer spends around her own mean: order values are gamma distributed
 * with shape {@link #P}, and their rate is again gamma distributed across customers (Gamma-Gamma).
 * She has two favourite categories, one of which changes over the years, and tends to take along
 * what goes with the first article.
 */
final class Baskets {

  /** Shape of order values within one customer. */
  static final double P = 5;

  /** Across customers: shape, and scale in US cents. */
  static final double Q = 4.2;

  static final double V = 2900;

  private static final long TASTE = 3;
  private static final long ORDER = 4;

  private final long seed;
  private final Goods goods;
  private final People people;
  private final Instant start;
  private final Instant until;

  Baskets(long seed, Goods goods, People people, Instant start, Instant until) {
    this.seed = seed;
    this.goods = goods;
    this.people = people;
    this.start = start;
    this.until = until;
  }

  /** Which shop takes this order; a few customers near Hong Kong also buy in the world shop. */
  DemoShop.Storefront storefront(int customer, int number) {
    return priceMarket(customer, number).storefront();
  }

  private Market priceMarket(int customer, int number) {
    Market market = people.market(customer);
    boolean abroad = market == Market.HK && Draws.of(seed, ORDER, customer, number, 9).chance(0.12);
    return abroad ? Market.US : market;
  }

  /** One customer's {@code number}th order, counted from 0. */
  DemoOrder order(int customerIndex, int number, int minute) {
    DemoCustomer customer = people.customer(customerIndex);
    Market market = priceMarket(customerIndex, number);
    var draws = Draws.of(seed, ORDER, customerIndex, number);
    Instant placedAt = start.plus(Duration.ofMinutes(minute)).plusSeconds(draws.below(60));
    List<DemoOrder.Line> lines = lines(customer, number, minute, market, draws);
    boolean later = number >= 2;
    boolean moved = customer.secondEmail() != null;
    return new DemoOrder(
        customer,
        market,
        placedAt,
        lines,
        moved && later ? customer.secondEmail() : customer.email(),
        moved && number < 1 ? null : customer.phone(),
        giveBack(customer, placedAt, lines, draws));
  }

  private List<DemoOrder.Line> lines(
      DemoCustomer customer, int number, int minute, Market market, Draws draws) {
    var taste = Draws.of(seed, TASTE, customer.index());
    double scale = V / taste.gamma(Q, 1);
    return switch (customer.behaviour()) {
      case SUBSCRIBER -> List.of(line(box(taste), 1, market));
      case RESELLER -> resale(P * scale, taste, market, draws);
      case GIFT_BUYER -> gifts(P * scale, market, draws);
      case ORDINARY, HOUSEHOLD, TWO_ADDRESSES ->
          ordinary(draws.gamma(P, 1) * scale, favourites(taste, number, minute), market, draws);
    };
  }

  private Goods.Product box(Draws taste) {
    return taste.pick(goods.category(Goods.SUBSCRIPTION).products());
  }

  /** Her categories at that time; after about a year one of them gives way to another. */
  private List<Goods.Category> favourites(Draws taste, int number, int minute) {
    Goods.Category lasting = goods.drawCategory(taste);
    Goods.Category early = goods.drawCategory(taste);
    Goods.Category late = goods.drawCategory(taste);
    int change = 200_000 + taste.below(1_000_000);
    return List.of(lasting, minute > change && number > 0 ? late : early);
  }

  private List<DemoOrder.Line> ordinary(
      double spend, List<Goods.Category> favourites, Market market, Draws draws) {
    int count = 1;
    while (count < 5 && draws.chance(0.42)) {
      count++;
    }
    List<DemoOrder.Line> lines = new ArrayList<>();
    double left = spend;
    Goods.Category first = draws.pick(favourites);
    for (int i = 0; i < count; i++) {
      double share = i == count - 1 ? left : left * (0.3 + 0.4 * draws.unit());
      Goods.Product product =
          category(i, first, favourites, draws).near(Math.max(share, 500), draws);
      int quantity = (int) Math.min(6, Math.max(1, Math.round(share / product.usCents())));
      if (lines.stream().noneMatch(line -> line.product().equals(product))) {
        lines.add(line(product, quantity, market));
        left = Math.max(0, left - quantity * product.usCents());
      }
    }
    return lines;
  }

  private Goods.Category category(
      int line, Goods.Category first, List<Goods.Category> favourites, Draws draws) {
    if (line == 0) {
      return first;
    }
    double choice = draws.unit();
    if (choice < 0.4) {
      return goods.category(first.companion());
    }
    return choice < 0.8 ? draws.pick(favourites) : goods.drawCategory(draws);
  }

  private List<DemoOrder.Line> gifts(double mean, Market market, Draws draws) {
    Goods.Product present = goods.category("gifts").near(Math.max(4000, mean), draws);
    int quantity = draws.chance(0.2) ? 2 + draws.below(3) : 1;
    return List.of(line(present, quantity, market));
  }

  private List<DemoOrder.Line> resale(double mean, Draws taste, Market market, Draws draws) {
    Goods.Category trade = goods.drawCategory(taste);
    List<DemoOrder.Line> lines = new ArrayList<>();
    int count = 2 + draws.below(4);
    for (int i = 0; i < count; i++) {
      Goods.Product product = trade.near(mean, draws);
      if (lines.stream().noneMatch(line -> line.product().equals(product))) {
        lines.add(line(product, 6 * (1 + draws.below(4)), market));
      }
    }
    return lines;
  }

  private static DemoOrder.Line line(Goods.Product product, int quantity, Market market) {
    return new DemoOrder.Line(product, quantity, market.price(product.usCents()));
  }

  private DemoOrder.@Nullable GiveBack giveBack(
      DemoCustomer customer, Instant placedAt, List<DemoOrder.Line> lines, Draws draws) {
    double chance = customer.behaviour() == Behaviour.SUBSCRIBER ? 0.01 : 0.07;
    if (!draws.chance(chance)) {
      return null;
    }
    Instant at = placedAt.plus(Duration.ofMinutes(4 * 1440 + draws.below(18 * 1440)));
    if (!at.isBefore(until)) {
      return null;
    }
    boolean everything = lines.size() == 1 || draws.chance(0.5);
    return new DemoOrder.GiveBack(at, everything ? lines : List.of(draws.pick(lines)));
  }
}
