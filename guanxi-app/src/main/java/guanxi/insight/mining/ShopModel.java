package guanxi.insight.mining;

import guanxi.kernels.recommend.Sequences;
import guanxi.kernels.recommend.Settings;
import guanxi.kernels.recommend.ShopItems;
import guanxi.kernels.recommend.ShopRecommender;
import guanxi.kernels.recommend.ShopRules;
import guanxi.kernels.recommend.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recommender of a shop with the rules of the shop, kept in memory between refreshes; answers
 * any number of threads.
 *
 * <p>The rules: nobody is offered again what people buy once, nor what no longer sells, nor the
 * goods of a shop where she never bought.
 */
final class ShopModel {

  private final ShopRecommender recommender;
  private final Sequences sequences;
  private final List<Item> items;
  private final Map<String, Integer> numbers;
  private final boolean[] once;
  private final boolean[] sold;
  private final Evidence evidence;
  private final Instant learnedAt;
  private final Queue<ShopRecommender.Desk> desks = new ConcurrentLinkedQueue<>();

  private ShopModel(
      ShopRecommender recommender,
      Sequences sequences,
      List<Item> items,
      BuyingHabits habits,
      Instant learnedAt) {
    this.recommender = recommender;
    this.sequences = sequences;
    this.items = items;
    this.learnedAt = learnedAt;
    this.numbers = new HashMap<>();
    this.once = new boolean[items.size()];
    this.sold = new boolean[items.size()];
    this.evidence = new Evidence(sequences);
    for (int number = 0; number < items.size(); number++) {
      Item item = items.get(number);
      numbers.put(Item.label(item.shop(), item.key()), number);
      int inSample = Integer.parseInt(sequences.label(number));
      once[number] = habits.isBoughtOnce(inSample);
      sold[number] = habits.isSold(inSample);
    }
  }

  /** Learns from a sample. */
  static ShopModel learn(
      PurchaseSample sample,
      Sequences sequences,
      BuyingHabits habits,
      Settings settings,
      Instant now) {
    List<Item> items =
        IntStream.range(0, sequences.itemCount())
            .mapToObj(i -> sample.items().get(Integer.parseInt(sequences.label(i))))
            .toList();
    ShopItems described = described(sample, sequences, items);
    ShopRecommender recommender = ShopRecommender.learn(sequences, settings, described);
    return new ShopModel(recommender, sequences, items, habits, now);
  }

  private static ShopItems described(PurchaseSample sample, Sequences sequences, List<Item> items) {
    Map<String, Integer> categories = new HashMap<>();
    var category = new int[items.size()];
    var price = new double[items.size()];
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      category[i] =
          item.category() == null
              ? ShopItems.NO_CATEGORY
              : categories.computeIfAbsent(
                  item.shop() + " " + item.category(), _ -> categories.size());
      price[i] = sample.price(Integer.parseInt(sequences.label(i)));
    }
    return ShopItems.of(category, price);
  }

  Instant learnedAt() {
    return learnedAt;
  }

  double graphShare() {
    return recommender.graphShare();
  }

  Item item(int number) {
    return items.get(number);
  }

  /** The number of an item; null for one the model never saw. */
  @Nullable Integer number(int shop, String key) {
    return numbers.get(Item.label(shop, key));
  }

  Evidence evidence() {
    return evidence;
  }

  /** What somebody is likely to buy next; purchases oldest first. */
  List<Suggestion> next(int[] history, int count) {
    return ask((desk, rules) -> desk.next(history, rules, count), history);
  }

  /** What brings somebody back. */
  List<Suggestion> winBack(int[] history, int count) {
    return ask((desk, rules) -> desk.winBack(history, rules, count), history);
  }

  /** What the buyers of an item buy. */
  List<Suggestion> similar(int item, int count) {
    return ask((desk, rules) -> desk.similar(item, rules, count), new int[] {item});
  }

  /** Dearer choices than the latest purchase that has any. */
  List<Suggestion> upSell(int[] history, int count) {
    Set<Integer> owned = IntStream.of(history).boxed().collect(Collectors.toSet());
    for (int p = history.length - 1; p >= Math.max(0, history.length - 5); p--) {
      int item = history[p];
      List<Suggestion> found = new ArrayList<>();
      for (Suggestion one :
          ask((desk, rules) -> desk.upSell(item, rules, count + owned.size()), history)) {
        if (!owned.contains(one.item()) && found.size() < count) {
          found.add(one);
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<Suggestion> ask(
      BiFunction<ShopRecommender.Desk, ShopRules, List<Suggestion>> question, int[] history) {
    ShopRecommender.Desk desk = desks.poll();
    ShopRecommender.Desk used = desk == null ? recommender.desk() : desk;
    List<Suggestion> answer = question.apply(used, rules(history));
    desks.offer(used); // not after a failure: its sums may be half done
    return answer;
  }

  private ShopRules rules(int[] history) {
    Set<Integer> shops =
        IntStream.of(history).mapToObj(item -> items.get(item).shop()).collect(Collectors.toSet());
    return new ShopRules(
        item -> sold[item] && (shops.isEmpty() || shops.contains(items.get(item).shop())),
        item -> once[item],
        _ -> 1);
  }

  /** How well the rules of the shop and what was learned do on one hidden purchase. */
  int rank(int[] history, int target, int count) {
    List<Suggestion> list = next(history, count);
    for (int rank = 0; rank < list.size(); rank++) {
      if (list.get(rank).item() == target) {
        return rank;
      }
    }
    return Integer.MAX_VALUE;
  }

  Sequences sequences() {
    return sequences;
  }
}
