package guanxi.demo;

import guanxi.shared.StableIds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What visitors did in the storefronts during the last weeks, as their pages would have reported
 * it: pages, searches, lists, products, carts that were left behind. Every event carries an id that
 * follows from the seed.
 */
final class Browsing {

  /** How far it goes back. */
  static final Duration WEEKS = Duration.ofDays(28);

  private static final long STREAM = 7;
  private static final double SHARE_OF_ACTIVE = 0.16;
  private static final double SHARE_OF_OTHERS = 0.03;
  private static final double SHARE_SIGNED_IN = 0.8;

  private static final List<Campaign> WORLD =
      List.of(
          new Campaign("google", "cpc", "brand", "https://www.google.com/"),
          new Campaign("newsletter", "email", "autumn-tea", ""),
          new Campaign("instagram", "social", "tea-table", "https://www.instagram.com/"));
  private static final List<Campaign> CHINESE =
      List.of(
          new Campaign("wechat", "social", "qiucha", "https://mp.weixin.qq.com/"),
          new Campaign("xiaohongshu", "social", "chaxi", "https://www.xiaohongshu.com/"),
          new Campaign("newsletter", "email", "double11", ""));

  private final long seed;
  private final Goods goods;
  private final People people;
  private final Instant until;

  /**
   * The last weeks of these people.
   *
   * @param until nothing happens later
   */
  Browsing(long seed, Goods goods, People people, Instant until) {
    this.seed = seed;
    this.goods = goods;
    this.people = people;
    this.until = until;
  }

  /** Where somebody came from. */
  private record Campaign(String source, String medium, String name, String referrer) {}

  /**
   * Tells what one customer did, if she came at all, each event as a client sends it.
   *
   * @param isActive whether she bought lately
   */
  void customer(int index, boolean isActive, Consumer<String> to) {
    var draws = Draws.of(seed, STREAM, index);
    if (!draws.chance(isActive ? SHARE_OF_ACTIVE : SHARE_OF_OTHERS)) {
      return;
    }
    Visitor visitor = visitor(index, draws);
    int sessions = 1 + draws.below(3);
    for (int number = 0; number < sessions; number++) {
      Instant start = start(visitor.customer().market(), draws);
      if (start.isBefore(until.minus(Duration.ofMinutes(30)))) {
        new Session(visitor, number, start, Draws.of(seed, STREAM, index, number), to).play();
      }
    }
  }

  private Visitor visitor(int index, Draws draws) {
    DemoCustomer customer = people.customer(index);
    return new Visitor(
        customer,
        StableIds.of("demo visitor", Long.toString(seed), Integer.toString(index)).toString(),
        draws.chance(SHARE_SIGNED_IN),
        goods.drawCategory(Draws.of(seed, STREAM, index, 99)));
  }

  /** Mostly in the evening, where she lives. */
  private Instant start(Market market, Draws draws) {
    LocalDate day =
        until.atZone(market.zone).toLocalDate().minusDays(draws.below((int) WEEKS.toDays()));
    int hour = (int) Math.min(23, Math.max(0, 19.5 + 3.2 * draws.gaussian()));
    return day.atTime(LocalTime.of(hour, draws.below(60), draws.below(60)))
        .atZone(market.zone)
        .toInstant();
  }

  private record Visitor(
      DemoCustomer customer, String anonymousId, boolean isSignedIn, Goods.Category favourite) {}

  /** One visit: a few minutes in a storefront. */
  private static final class Session {

    private final Visitor visitor;
    private final Market market;
    private final String name;
    private final Draws draws;
    private final Consumer<String> to;
    private final ObjectNode campaign;
    private final String referrer;
    private Instant now;
    private int events;

    Session(Visitor visitor, int number, Instant start, Draws draws, Consumer<String> to) {
      this.visitor = visitor;
      this.market = visitor.customer().market();
      this.name = "demo-" + visitor.customer().index() + "-" + number;
      this.now = start;
      this.draws = draws;
      this.to = to;
      this.campaign = JsonMapper.shared().createObjectNode();
      List<Campaign> known = market.chineseCalendar ? CHINESE : WORLD;
      Campaign chosen = draws.chance(0.45) ? draws.pick(known) : null;
      this.referrer = chosen == null ? "" : chosen.referrer();
      if (chosen != null) {
        campaign
            .put("source", chosen.source())
            .put("medium", chosen.medium())
            .put("name", chosen.name());
      }
    }

    void play() {
      page("/", title());
      if (visitor.isSignedIn()) {
        identify();
      }
      Goods.Category category = visitor.favourite();
      if (draws.chance(0.35)) {
        search(draws.pick(category.products()));
      } else {
        list(category);
      }
      int views = 1 + draws.below(5);
      for (int i = 0; i < views; i++) {
        Goods.Product product = draws.pick(category.products());
        product("Product Viewed", product, null);
        if (draws.chance(0.18)) {
          product("Product Added", product, name);
        } else if (draws.chance(0.06)) {
          product("Product Added to Wishlist", product, null);
        }
      }
    }

    private void page(String path, String title) {
      ObjectNode properties = JsonMapper.shared().createObjectNode();
      properties.put("path", path).put("title", title).put("url", address(path));
      send("page", "", properties);
    }

    private void identify() {
      DemoCustomer customer = visitor.customer();
      ObjectNode event = event("identify");
      ObjectNode traits = event.putObject("traits");
      traits.put("name", customer.name().full()).put("language", language());
      if (customer.email() != null) {
        traits.put("email", customer.email());
      }
      if (customer.phone() != null) {
        traits.put("phone", customer.phone());
      }
      traits
          .putObject("address")
          .put("city", customer.address().city())
          .put("country", market.name());
      to.accept(event.toString());
    }

    private void search(Goods.Product product) {
      ObjectNode properties = JsonMapper.shared().createObjectNode();
      properties.put("query", words(product).title().split("[, ]", 2)[0].toLowerCase(Locale.ROOT));
      send("track", "Products Searched", properties);
    }

    private void list(Goods.Category category) {
      ObjectNode properties = JsonMapper.shared().createObjectNode();
      properties
          .put("list_id", category.code())
          .put("category", words(category.products().getFirst()).category());
      send("track", "Product List Viewed", properties);
    }

    private void product(String what, Goods.Product product, @Nullable String cart) {
      ObjectNode properties = JsonMapper.shared().createObjectNode();
      Goods.Words words = words(product);
      properties
          .put("product_id", product.sku())
          .put("name", words.title())
          .put("category", words.category())
          .put("price", Double.parseDouble(market.money(market.price(product.usCents()))))
          .put("currency", market.currency)
          .put("quantity", 1)
          .put("url", address("/products/" + product.sku().toLowerCase(Locale.ROOT)));
      if (cart != null) {
        properties.put("cart_id", cart);
      }
      send("track", what, properties);
    }

    private void send(String type, String what, ObjectNode properties) {
      ObjectNode event = event(type);
      if (!what.isEmpty()) {
        event.put("event", what);
      }
      event.set("properties", properties);
      to.accept(event.toString());
      now = now.plusSeconds(8 + draws.below(110));
    }

    private ObjectNode event(String type) {
      ObjectNode event = JsonMapper.shared().createObjectNode();
      event
          .put("type", type)
          .put("messageId", name + "-" + events++)
          .put("timestamp", now.toString())
          .put("anonymousId", visitor.anonymousId());
      if (visitor.isSignedIn()) {
        event.put("userId", "c" + visitor.customer().index());
      }
      ObjectNode context = event.putObject("context");
      context.put("locale", language());
      context.putObject("page").put("url", address("/")).put("referrer", referrer);
      if (!campaign.isEmpty()) {
        context.set("campaign", campaign);
      }
      return event;
    }

    private Goods.Words words(Goods.Product product) {
      return switch (market.storefront()) {
        case WORLD -> product.english();
        case CHINA -> product.simplified();
        case TAIWAN -> product.traditional();
      };
    }

    private String language() {
      return switch (market.storefront()) {
        case WORLD -> "en";
        case CHINA -> "zh-CN";
        case TAIWAN -> "zh-TW";
      };
    }

    private String title() {
      return market.storefront().shop();
    }

    private String address(String path) {
      return "https://songfeng.example"
          + switch (market.storefront()) {
            case WORLD -> "/world";
            case CHINA -> "/cn";
            case TAIWAN -> "/tw";
          }
          + path;
    }
  }
}
