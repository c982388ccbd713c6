package guanxi.cli.mining;

import guanxi.cli.CommandFailure;
import guanxi.cli.TextTable;
import guanxi.cli.Words;
import guanxi.kernels.recommend.LeaveOneOut;
import guanxi.kernels.recommend.Sequences;
import guanxi.kernels.recommend.Settings;
import guanxi.kernels.recommend.Tuning;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How well the next purchase is foreseen: the last purchase of everybody, ranked among all items,
 * by settings that were chosen on the last but one.
 */
final class RecommendationReport {

  private RecommendationReport() {}

  static String of(ProductOptions options, Instant now, Words words) {
    Sequences sequences = Purchases.sequences(options, now);
    int k = options.recommend().orElse(10);
    Settings settings = Tuning.tune(sequences, k);
    LeaveOneOut.Quality ours = LeaveOneOut.test(sequences, settings, k);
    LeaveOneOut.Quality popular = LeaveOneOut.popularity(sequences, k);
    if (ours.people() == 0) {
      throw CommandFailure.badInput("cli.products.too-short", options.file());
    }
    return options.json()
        ? json(sequences, settings, ours, popular, k)
        : text(sequences, ours, popular, k, words);
  }

  private static String text(
      Sequences sequences,
      LeaveOneOut.Quality ours,
      LeaveOneOut.Quality popular,
      int k,
      Words words) {
    TextTable table = TextTable.of("lrr");
    table.row("", "HR@" + k, "NDCG@" + k);
    table.row(words.of("cli.products.next"), figure(ours.hitRate()), figure(ours.ndcg()));
    table.row(words.of("cli.products.popular"), figure(popular.hitRate()), figure(popular.ndcg()));
    return words.of(
            "cli.products.recommend", sequences.size(), sequences.itemCount(), ours.people())
        + "\n\n"
        + table.text();
  }

  private static String figure(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  private static String json(
      Sequences sequences,
      Settings settings,
      LeaveOneOut.Quality ours,
      LeaveOneOut.Quality popular,
      int k) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("people", sequences.size());
    root.put("items", sequences.itemCount());
    root.put("judged", ours.people());
    root.put("HR@" + k, ours.hitRate());
    root.put("NDCG@" + k, ours.ndcg());
    root.put("standardError", ours.standardError());
    ObjectNode baseline = root.putObject("popularity");
    baseline.put("HR@" + k, popular.hitRate());
    baseline.put("NDCG@" + k, popular.ndcg());
    ObjectNode chosen = root.putObject("settings");
    chosen.put("gapDecay", settings.gapDecay());
    chosen.put("reverse", settings.reverse());
    chosen.put("lengthDecay", settings.lengthDecay());
    chosen.put("sourceDecay", settings.sourceDecay());
    chosen.put("targetDecay", settings.targetDecay());
    chosen.put("ageDecay", settings.ageDecay());
    chosen.put("window", settings.window());
    chosen.put("repeats", settings.repeats());
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root)
        + "\n";
  }
}
