package guanxi.insight.mining;

import guanxi.insight.ModelsView;
import guanxi.insight.ModelsView.Moved;
import guanxi.insight.mining.MinedCard.Body;
import guanxi.insight.mining.MinedCard.Outcome;
import guanxi.insight.mining.MinedCard.Tested;
import guanxi.insight.mining.MinedCardView.Figure;
import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The card of something learned, in one language. */
final class MinedCardText {

  /** Measures and facts that are shares. */
  private static final Set<String> SHARES = Set.of("hitRate", "graphShare", "left", "variation");

  /** Those that are counts. */
  private static final Set<String> COUNTS =
      Set.of(
          "people", "judged", "items", "purchases", "baskets", "support", "rules", "categoryRules");

  private final MinedCard card;
  private final Body body;
  private final @Nullable MinedCard earlier;
  private final Texts texts;
  private final Formats formats;

  MinedCardText(MinedCard card, @Nullable MinedCard earlier, Texts texts, Formats formats) {
    this.card = card;
    this.body = card.body();
    this.earlier = earlier;
    this.texts = texts;
    this.formats = formats;
  }

  String name() {
    return say("name." + card.kind());
  }

  static String path(MinedCard.Kind kind) {
    return "/console/models/learned/" + kind.name().toLowerCase(Locale.ROOT);
  }

  ModelsView.Row row() {
    return new ModelsView.Row(
        name(),
        path(card.kind()),
        body.method().isEmpty() ? texts.of("insight.model.none") : say("method." + body.method()),
        tone(),
        icon(),
        say("outcome." + body.outcome()),
        verdictOrSummary(),
        body.customers(),
        card.madeAt());
  }

  MinedCardView view() {
    return new MinedCardView(
        say("outcome." + body.outcome()),
        tone(),
        icon(),
        say("summary." + card.kind()),
        facts(),
        body.measures().stream().map(measure -> say("measure." + measure)).toList(),
        body.tested().stream().map(this::row).toList(),
        verdict(),
        drift(Set.of()),
        body.warnings().stream().map(warning -> say("warning." + warning)).toList(),
        say("notFor." + card.kind()),
        switch (card.kind()) {
          case BASKETS -> "/console/baskets";
          case SEGMENTS -> "/console/segments";
          case RECOMMENDATIONS, CHURN, SCORES -> null;
        });
  }

  private String tone() {
    return body.outcome() == Outcome.FITTED
            && !body.warnings().contains("popularity-wins")
            && !body.warnings().contains("unstable")
        ? "good"
        : "attention";
  }

  private String icon() {
    return tone().equals("good") ? "circle-check" : "triangle-alert";
  }

  private String verdictOrSummary() {
    String verdict = verdict();
    return verdict == null ? say("summary." + card.kind()) : verdict;
  }

  private @Nullable String verdict() {
    if (body.tested().isEmpty()) {
      return null;
    }
    Tested used =
        body.tested().stream().filter(Tested::isUsed).findFirst().orElse(body.tested().getFirst());
    Tested naive = body.tested().getLast();
    return say(
        "verdict." + card.kind(), value(0, used.values().get(0)), value(0, naive.values().get(0)));
  }

  private List<Figure> facts() {
    List<Figure> facts = new ArrayList<>();
    facts.add(new Figure(texts.of("insight.fact.madeAt"), formats.dateTime(card.madeAt())));
    facts.add(new Figure(texts.of("insight.fact.customers"), formats.number(body.customers())));
    body.facts()
        .forEach((key, value) -> facts.add(new Figure(say("fact." + key), number(key, value))));
    return facts;
  }

  private MinedCardView.Row row(Tested tested) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < tested.values().size(); i++) {
      values.add(value(i, tested.values().get(i)));
    }
    return new MinedCardView.Row(say("method." + tested.method()), tested.isUsed(), values);
  }

  private String value(int column, @Nullable Double value) {
    return value == null ? "–" : number(body.measures().get(column), value);
  }

  private String number(String key, double value) {
    if (SHARES.contains(key)) {
      return formats.percent(value, 1);
    }
    return COUNTS.contains(key) ? formats.number(Math.round(value)) : formats.number(value, 3);
  }

  /** How far these inputs have moved since the earlier card; all of them when none is named. */
  List<Moved> drift(Set<String> inputs) {
    MinedCard then = earlier;
    if (then == null || !then.madeAt().isBefore(card.madeAt())) {
      return List.of();
    }
    List<Moved> moved = new ArrayList<>();
    body.profile()
        .forEach((key, now) -> {
          if (inputs.isEmpty() || inputs.contains(key)) {
            List<Double> before = then.body().profile().getOrDefault(key, List.of());
            moved.add(moved(key, Drift.index(before, now), then));
          }
        });
    return moved;
  }

  private Moved moved(String key, double index, MinedCard then) {
    boolean isSteady = index < Drift.NOTABLE;
    return new Moved(
        say("input." + key),
        formats.number(index, 3),
        isSteady ? "good" : "attention",
        isSteady ? "circle-check" : "triangle-alert",
        say("drift." + Drift.verdict(index)),
        formats.date(then.madeAt()));
  }

  private String say(String key, Object... values) {
    return texts.of("insight.mined." + key, values);
  }
}
