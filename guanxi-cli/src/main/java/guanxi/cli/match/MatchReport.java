package guanxi.cli.match;

import guanxi.cli.TextTable;
import guanxi.cli.Words;
import guanxi.kernels.matching.MatchModel;
import guanxi.kernels.matching.MatchResult;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was found and learned, for people and for machines. */
final class MatchReport {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Matching matching;
  private final Words words;
  private final long pairs;

  /** Reports a matching of which so many pairs were written. */
  MatchReport(Matching matching, Words words, long pairs) {
    this.matching = matching;
    this.words = words;
    this.pairs = pairs;
  }

  /** Why two records are one person, the strongest evidence first. */
  static String reasons(List<MatchModel.LevelWeight> evidence, Words words) {
    var text = new StringBuilder();
    for (MatchModel.LevelWeight level : evidence) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(level.column())
          .append(": ")
          .append(level(level.level(), words))
          .append(String.format(Locale.ROOT, " (%+.1f)", level.bits()));
    }
    return text.toString();
  }

  private static String level(String name, Words words) {
    return words.of("cli.match.level." + name.replaceAll("[^a-z]+", "-"));
  }

  String text() {
    MatchResult result = matching.result();
    var text = new StringBuilder();
    text.append(
            words.of(
                "cli.match.report",
                matching.ids().size(),
                result.comparedPairs(),
                pairs,
                result.clusterCount(),
                result.doubtful().size()))
        .append("\n\n");
    text.append(words.of("cli.match.report.rules")).append('\n');
    TextTable rules = TextTable.of("lr");
    for (MatchResult.Rule rule : result.rules()) {
      rules.row(rule.name(), String.format(Locale.ROOT, "%,.0f", rule.estimatedPairs()));
    }
    text.append(rules.text()).append('\n');
    text.append(words.of("cli.match.report.learned", result.model().matchShare())).append('\n');
    TextTable levels = TextTable.of("llrrr");
    levels.row("", "", "m", "u", "log2 m/u");
    for (MatchModel.LevelWeight level : result.model().levels()) {
      levels.row(
          level.column(),
          level(level.level(), words),
          figure(level.m()),
          figure(level.u()),
          String.format(Locale.ROOT, "%+.2f", level.bits()));
    }
    return text.append(levels.text()).toString();
  }

  private static String figure(double share) {
    return share < 1e-4
        ? String.format(Locale.ROOT, "%.2e", share)
        : String.format(Locale.ROOT, "%.5f", share);
  }

  String json() {
    MatchResult result = matching.result();
    ObjectNode root = NODES.objectNode();
    root.put("records", matching.ids().size());
    root.put("comparedPairs", result.comparedPairs());
    root.put("matchedPairs", pairs);
    root.put("clusters", result.clusterCount());
    root.put("doubtfulPairs", result.doubtful().size());
    root.put("matchShare", result.model().matchShare());
    ArrayNode columns = root.putArray("columns");
    matching
        .columns()
        .forEach(column ->
            columns
                .addObject()
                .put("name", column.name())
                .put("role", column.role().name().toLowerCase(Locale.ROOT)));
    ArrayNode rules = root.putArray("blockingRules");
    for (MatchResult.Rule rule : result.rules()) {
      rules.addObject().put("name", rule.name()).put("estimatedPairs", rule.estimatedPairs());
    }
    ArrayNode levels = root.putArray("levels");
    for (MatchModel.LevelWeight level : result.model().levels()) {
      levels
          .addObject()
          .put("column", level.column())
          .put("level", level.level())
          .put("m", level.m())
          .put("u", level.u())
          .put("bits", level.bits());
    }
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root)
        + "\n";
  }
}
