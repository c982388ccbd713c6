package guanxi.insight.mining;

import guanxi.insight.mining.MinedCard.Body;
import guanxi.insight.mining.MinedCard.Kind;
import guanxi.insight.mining.MinedCard.Outcome;
import guanxi.insight.mining.MinedCard.Tested;
import guanxi.kernels.recommend.LeaveOneOut;
import guanxi.kernels.recommend.Sequences;
import guanxi.kernels.recommend.Settings;
import guanxi.kernels.recommend.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tunes, tests and learns the recommender, and puts it in use. */
@Component
class LearnRecommendations implements MiningStep {

  private static final int LIST = 10;
  private static final int LEAST_PEOPLE = 50;
  private static final int JUDGED = 2_000;
  private static final int TUNED_PEOPLE = 20_000;

  /** Taste in settings changes slowly, and tuning takes far longer than learning. */
  private static final Duration TUNED_FOR = Duration.ofDays(7);

  private final MinedCards cards;
  private final KeptModel kept;

  LearnRecommendations(MinedCards cards, KeptModel kept) {
    this.cards = cards;
    this.kept = kept;
  }

  @Override
  public String phase() {
    return "recommend";
  }

  @Override
  public void mine(Mining mining) {
    PurchaseSample sample = mining.sample();
    Sequences sequences = Histories.of(sample);
    int judged = 0;
    for (int person = 0; person < sequences.size(); person++) {
      judged += sequences.length(person) >= 3 ? 1 : 0;
    }
    if (judged < LEAST_PEOPLE || sequences.itemCount() < LIST) {
      kept.use(null);
      cards.add(Kind.RECOMMENDATIONS, mining.now(), shortage(sequences, judged));
      return;
    }
    Map<String, Double> chosen = settings(sequences, mining);
    Settings settings = TunedSettings.read(chosen);
    Quality quality = test(sample, mining.habits(), sequences, settings, mining);
    ShopModel model = ShopModel.learn(sample, sequences, mining.habits(), settings, mining.now());
    kept.use(model);
    cards.add(
        Kind.RECOMMENDATIONS,
        mining.now(),
        card(sample, sequences, settings, chosen, quality, model));
  }

  private Map<String, Double> settings(Sequences sequences, Mining mining) {
    return cards
        .latest(Kind.RECOMMENDATIONS)
        .map(card -> card.body().settings())
        .filter(known -> TunedSettings.isUsable(known, mining.now().minus(TUNED_FOR)))
        .orElseGet(() ->
            TunedSettings.write(
                Tuning.tune(Histories.first(sequences, TUNED_PEOPLE), LIST), mining.now()));
  }

  /** How often the hidden last purchase stands in a list of ten, and how far up. */
  private record Quality(int people, double hitRate, double gain) {}

  private static Quality test(
      PurchaseSample sample,
      BuyingHabits habits,
      Sequences sequences,
      Settings settings,
      Mining mining) {
    Sequences known = Histories.shortened(sequences, 1);
    ShopModel model = ShopModel.learn(sample, known, habits, settings, mining.now());
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int item = 0; item < known.itemCount(); item++) {
      numbers.put(known.label(item), item);
    }
    int step = Math.max(1, sequences.size() / JUDGED);
    int people = 0;
    double hits = 0;
    double gain = 0;
    for (int person = 0; person < sequences.size(); person += step) {
      int[] all = sequences.history(person, 0);
      if (all.length >= 3) {
        people++;
        Integer target = numbers.get(sequences.label(all[all.length - 1]));
        int rank =
            target == null ? Integer.MAX_VALUE : model.rank(known.history(person, 0), target, LIST);
        hits += rank < LIST ? 1 : 0;
        gain += rank < LIST ? Math.log(2) / Math.log(rank + 2.0) : 0;
      }
    }
    return new Quality(people, hits / Math.max(1, people), gain / Math.max(1, people));
  }

  private static Body shortage(Sequences sequences, int judged) {
    return new Body(
        Outcome.NOT_ENOUGH_DATA,
        "",
        sequences.size(),
        Map.of("judged", (double) judged, "items", (double) sequences.itemCount()),
        List.of(),
        List.of(),
        List.of("few-histories"),
        Map.of(),
        Map.of());
  }

  private static Body card(
      PurchaseSample sample,
      Sequences sequences,
      Settings settings,
      Map<String, Double> chosen,
      Quality quality,
      ShopModel model) {
    LeaveOneOut.Quality recent = LeaveOneOut.test(sequences, settings, LIST);
    LeaveOneOut.Quality graph = LeaveOneOut.test(sequences, Settings.graphFilter(), LIST);
    LeaveOneOut.Quality popular = LeaveOneOut.popularity(sequences, LIST);
    List<String> warnings = new ArrayList<>();
    if (popular.ndcg() >= quality.gain()) {
      warnings.add("popularity-wins");
    }
    if (!sample.isWhole()) {
      warnings.add("sampled");
    }
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("judged", (double) quality.people());
    facts.put("items", (double) sequences.itemCount());
    facts.put("purchases", (double) sample.lines());
    facts.put("graphShare", model.graphShare());
    return new Body(
        Outcome.FITTED,
        "blend",
        sequences.size(),
        facts,
        List.of("hitRate", "ndcg", "people"),
        List.of(
            new Tested(
                "blend",
                true,
                List.of(quality.hitRate(), quality.gain(), (double) quality.people())),
            tested("recent", recent),
            tested("graph", graph),
            tested("popularity", popular)),
        warnings,
        chosen,
        Map.of("lengths", lengths(sequences), "prices", prices(sample)));
  }

  private static Tested tested(String method, LeaveOneOut.Quality quality) {
    return new Tested(
        method, false, List.of(quality.hitRate(), quality.ndcg(), (double) quality.people()));
  }

  /** Customers by the number of their purchases, in powers of two. */
  private static List<Double> lengths(Sequences sequences) {
    var bins = new Double[7];
    Arrays.fill(bins, 0.0);
    for (int person = 0; person < sequences.size(); person++) {
      bins[Math.min(6, 32 - Integer.numberOfLeadingZeros(sequences.length(person)))]++;
    }
    return List.of(bins);
  }

  /** Items by their price, in powers of four of the minor unit. */
  private static List<Double> prices(PurchaseSample sample) {
    var bins = new Double[12];
    Arrays.fill(bins, 0.0);
    for (int item = 0; item < sample.items().size(); item++) {
      double price = sample.price(item);
      bins[price >= 1 ? (int) Math.min(11, Math.log(price) / Math.log(4)) : 0]++;
    }
    return List.of(bins);
  }
}
