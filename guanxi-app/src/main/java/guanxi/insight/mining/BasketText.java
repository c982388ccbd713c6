package guanxi.insight.mining;

import guanxi.insight.mining.BasketRules.Rule;
import guanxi.shared.Texts;
import guanxi.web.Formats;

/** A rule as a sentence. */
final class BasketText {

  private BasketText() {}

  /** Of so many baskets with these, so many held that too, where so many were to be expected. */
  static String sentence(Rule rule, Texts texts, Formats formats) {
    double expected = (double) rule.withAntecedent() * rule.withConsequent() / rule.baskets();
    return texts.of(
        "insight.baskets.sentence",
        formats.number(rule.withAntecedent()),
        formats.number(rule.withBoth()),
        formats.number(expected, expected < 10 ? 1 : 0));
  }
}
