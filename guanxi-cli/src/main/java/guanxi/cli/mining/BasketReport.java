package guanxi.cli.mining;

import guanxi.cli.CommandFailure;
import guanxi.cli.TextTable;
import guanxi.cli.Words;
import guanxi.kernels.basket.AssociationRule;
import guanxi.kernels.basket.AssociationRules;
import guanxi.kernels.basket.Baskets;
import guanxi.kernels.basket.FrequentItemsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is bought together: how many sets there are by length, and the surest rules. */
final class BasketReport {

  /** Rules keep every set in memory; beyond this many only the counts are given. */
  private static final long MOST_SETS_FOR_RULES = 300_000;

  private final Baskets baskets;
  private final int minSupport;
  private final long[] byLength;
  private final List<AssociationRule> rules;

  private BasketReport(Baskets baskets, int minSupport, int mostRules) {
    this.baskets = baskets;
    this.minSupport = minSupport;
    this.byLength = FrequentItemsets.countByLength(baskets, minSupport);
    this.rules = rules(mostRules);
  }

  static String of(ProductOptions options, Instant now, Words words) {
    Baskets baskets = Purchases.baskets(options, now);
    if (baskets.size() == 0) {
      throw CommandFailure.badInput("cli.products.no-products", options.file());
    }
    double asked = options.minSupport();
    int minSupport = asked < 1 ? baskets.countOf(asked) : (int) asked;
    var report = new BasketReport(baskets, minSupport, options.rules());
    return options.json() ? report.json() : report.text(words);
  }

  private long total() {
    return Arrays.stream(byLength).sum();
  }

  private List<AssociationRule> rules(int most) {
    if (most == 0 || total() > MOST_SETS_FOR_RULES) {
      return List.of();
    }
    var thresholds = AssociationRules.Thresholds.usual(minSupport);
    return AssociationRules.find(baskets, thresholds).stream().limit(most).toList();
  }

  private String text(Words words) {
    var text = new StringBuilder();
    text.append(
            words.of(
                "cli.products.baskets", baskets.size(), baskets.itemCount(), minSupport, total()))
        .append("\n\n");
    TextTable lengths = TextTable.of("rr");
    lengths.row(words.of("cli.products.length"), words.of("cli.products.sets"));
    for (int length = 1; length <= byLength.length; length++) {
      lengths.row(Integer.toString(length), Long.toString(byLength[length - 1]));
    }
    text.append(lengths.text());
    if (!rules.isEmpty()) {
      text.append('\n').append(words.of("cli.products.rules")).append('\n');
      TextTable table = TextTable.of("llrrrr");
      table.row("", "", "n", "conf.", "lift", "q");
      for (AssociationRule rule : rules) {
        table.row(
            String.join(" + ", baskets.labels(rule.antecedent().items())),
            "→ " + baskets.label(rule.consequent()),
            Integer.toString(rule.support()),
            String.format(Locale.ROOT, "%.3f", rule.confidence()),
            String.format(Locale.ROOT, "%.2f", rule.lift()),
            String.format(Locale.ROOT, "%.1e", rule.adjustedPValue()));
      }
      text.append(table.text());
    }
    return text.toString();
  }

  private String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("baskets", baskets.size());
    root.put("items", baskets.itemCount());
    root.put("minSupport", minSupport);
    root.put("frequentItemsets", total());
    ObjectNode lengths = root.putObject("byLength");
    for (int length = 1; length <= byLength.length; length++) {
      lengths.put(Integer.toString(length), byLength[length - 1]);
    }
    ArrayNode list = root.putArray("rules");
    for (AssociationRule rule : rules) {
      ObjectNode node = list.addObject();
      ArrayNode antecedent = node.putArray("antecedent");
      baskets.labels(rule.antecedent().items()).forEach(antecedent::add);
      node.put("consequent", baskets.label(rule.consequent()));
      node.put("support", rule.support());
      node.put("confidence", rule.confidence());
      node.put("lift", rule.lift());
      node.put("leverage", rule.leverage());
      // JSON knows no infinity: a rule without exception has no conviction.
      if (Double.isFinite(rule.conviction())) {
        node.put("conviction", rule.conviction());
      } else {
        node.putNull("conviction");
      }
      node.put("pValue", rule.pValue());
      node.put("adjustedPValue", rule.adjustedPValue());
    }
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root)
        + "\n";
  }
}
