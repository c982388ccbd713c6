package guanxi.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo shop's customers; any of them can be asked for at any time and is always the same. */
final class People {

  private static final long STREAM = 1;
  private static final List<String> DOMAINS =
      List.of("example.com", "example.com", "example.org", "example.net");

  private final long seed;
  private final Market[] markets;
  private final Behaviour[] behaviours;
  private final int[] ordinals;
  private final long mailNumbers;
  private final Map<String, List<String[]>> names = new HashMap<>();
  private final Map<String, List<String[]>> places = new HashMap<>();

  People(long seed, int count) {
    this.seed = seed;
    this.markets = new Market[count];
    this.behaviours = new Behaviour[count];
    this.ordinals = new int[count];
    this.mailNumbers =
        (long) StrictMath.pow(10, StrictMath.ceil(StrictMath.log10(4.0 * count + 10)));
    Map<Market, Integer> perMarket = new EnumMap<>(Market.class);
    for (int i = 0; i < count; i++) {
      var draws = Draws.of(seed, STREAM, i);
      Market market = Market.draw(draws);
      Behaviour behaviour = possible(Behaviour.draw(draws), market, i);
      markets[i] = behaviour == Behaviour.HOUSEHOLD ? markets[i - 1] : market;
      behaviours[i] = behaviour;
      ordinals[i] = perMarket.merge(markets[i], 1, Integer::sum) - 1;
    }
    Tables.rows("names.tsv").forEach(row -> list(names, row[0] + row[1]).add(row));
    Tables.rows("places.tsv").forEach(row -> list(places, row[0]).add(row));
  }

  /** The first customer has nobody to live with; without a phone two addresses never meet. */
  private static Behaviour possible(Behaviour drawn, Market market, int index) {
    return switch (drawn) {
      case HOUSEHOLD -> index == 0 ? Behaviour.ORDINARY : drawn;
      case TWO_ADDRESSES -> Phones.exist(market) ? drawn : Behaviour.ORDINARY;
      case ORDINARY, SUBSCRIBER, GIFT_BUYER, RESELLER -> drawn;
    };
  }

  private static List<String[]> list(Map<String, List<String[]>> lists, String key) {
    return lists.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  int count() {
    return markets.length;
  }

  Market market(int index) {
    return markets[index];
  }

  Behaviour behaviour(int index) {
    return behaviours[index];
  }

  /** The person with this number. */
  DemoCustomer customer(int index) {
    var draws = Draws.of(seed, STREAM, index, 1);
    Market market = market(index);
    Behaviour behaviour = behaviour(index);
    boolean sharesHome = behaviour == Behaviour.HOUSEHOLD;
    int home = sharesHome ? homeOf(index) : index;
    boolean sharesPhone = sharesHome && draws.chance(0.6);
    DemoCustomer.Name name = name(market, draws, Draws.of(seed, STREAM, home, 2));
    String email = email(index, name, draws);
    boolean phoneOnly = market == Market.CN && draws.chance(0.35) && takesPhoneOnly(behaviour);
    return new DemoCustomer(
        index,
        market,
        behaviour,
        name,
        phoneOnly ? null : email,
        behaviour == Behaviour.TWO_ADDRESSES ? secondEmail(index, name) : null,
        Phones.number(market, ordinals[sharesPhone ? home : index]),
        address(market, Draws.of(seed, STREAM, home, 3)));
  }

  private static boolean takesPhoneOnly(Behaviour behaviour) {
    return behaviour != Behaviour.HOUSEHOLD && behaviour != Behaviour.TWO_ADDRESSES;
  }

  private int homeOf(int index) {
    int home = index;
    while (behaviour(home) == Behaviour.HOUSEHOLD) {
      home--;
    }
    return home;
  }

  private DemoCustomer.Name name(Market market, Draws own, Draws family) {
    String[] familyName = family.pick(list(names, market.names + "family"));
    String[] givenName = own.pick(list(names, market.names + "given"));
    int script = market == Market.TW || market == Market.HK ? 3 : 2;
    String full =
        switch (market) {
          case CN, TW, HK -> familyName[script] + givenName[script];
          case JP -> familyName[script] + " " + givenName[script];
          case US, GB, DE, FR -> givenName[script] + " " + familyName[script];
        };
    return new DemoCustomer.Name(
        givenName[script], familyName[script], full, givenName[4], familyName[4]);
  }

  /** Ends in a number that is this customer's alone, so no two are equal. */
  private String email(int index, DemoCustomer.Name name, Draws draws) {
    long number = number(index);
    String local =
        switch (draws.below(3)) {
          case 0 -> name.latinGiven() + "." + name.latinFamily() + number;
          case 1 -> name.latinGiven() + number;
          default -> name.latinGiven().charAt(0) + name.latinFamily() + number;
        };
    return local.toLowerCase(Locale.ROOT) + "@" + draws.pick(DOMAINS);
  }

  private @Nullable String secondEmail(int index, DemoCustomer.Name name) {
    return name.latinFamily() + "." + name.latinGiven() + number(index) + "@office.example.com";
  }

  private long number(int index) {
    return (index * 7_368_787L + 1_237) % mailNumbers;
  }

  private DemoCustomer.Address address(Market market, Draws draws) {
    String[] place = draws.pick(list(places, market.name()));
    String street = draws.pick(List.of(place[5].split("\\|")));
    int house = 1 + draws.below(220);
    int flat = 100 + draws.below(1900);
    String line =
        switch (market) {
          case CN -> place[2] + street + house + "号" + flat + "室";
          case TW -> place[2] + street + house + "號" + (1 + house % 12) + "樓";
          case HK -> place[2] + street + house + "號" + (1 + flat % 30) + "樓";
          case JP -> street + (1 + house % 5) + "-" + (1 + flat % 20) + "-" + (1 + house % 9);
          case DE -> street + " " + house;
          case US, GB, FR -> house + " " + street;
        };
    return new DemoCustomer.Address(place[1], place[2], place[3], place[4], line);
  }
}
