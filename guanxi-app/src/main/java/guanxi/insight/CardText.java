package guanxi.insight;

import guanxi.insight.ModelCard.Body;
import guanxi.insight.ModelCard.Errors;
import guanxi.insight.ModelCard.Kind;
import guanxi.insight.ModelCard.Outcome;
import guanxi.insight.ModelCard.Point;
import guanxi.insight.ModelCard.Test;
import guanxi.insight.ModelsView.Card;
import guanxi.insight.ModelsView.Fact;
import guanxi.insight.ModelsView.Forecaster;
import guanxi.insight.ModelsView.Parameter;
import guanxi.insight.ModelsView.Row;
import guanxi.shared.Texts;
import guanxi.web.Chart;
import guanxi.web.Formats;
import guanxi.web.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A model card in words, in one language. */
final class CardText {

  private final ModelCard card;
  private final Body body;
  private final Texts texts;
  private final Formats formats;

  CardText(ModelCard card, Texts texts, Formats formats) {
    this.card = card;
    this.body = card.body();
    this.texts = texts;
    this.formats = formats;
  }

  /** What the model is about: the title of its page. */
  String name() {
    return card.kind() == Kind.PURCHASES
        ? say("kind.purchases")
        : say("kind.spending", card.currency());
  }

  Row row() {
    return new Row(
        name(),
        "/console/models/" + card.id(),
        body.model().isEmpty() ? say("model.none") : body.model(),
        tone(),
        icon(),
        say("outcome." + body.outcome().name()),
        verdict(),
        body.customers(),
        card.madeAt());
  }

  Card card(List<ModelsView.Moved> drift) {
    Test test = body.test();
    return new Card(
        say("outcome." + body.outcome().name()),
        tone(),
        icon(),
        summary(),
        facts(),
        parameters(),
        test == null ? null : tracking(test),
        test == null ? null : test.calibrationEnd(),
        test == null ? List.of() : comparison(test),
        test == null ? null : say("best." + test.best()),
        test == null ? null : total(test),
        body.warnings().stream().map(warning -> say("warning." + warning)).toList(),
        drift,
        say("notFor." + card.kind().name()));
  }

  private String summary() {
    if (body.shortage() != null) {
      return say("shortage." + body.shortage());
    }
    return body.outcome() == Outcome.NO_CHURN_SIGNAL
        ? say("summary.noChurn")
        : say("summary." + card.kind().name());
  }

  private String verdict() {
    Test test = body.test();
    if (body.shortage() != null) {
      return say("shortage." + body.shortage());
    }
    if (test != null) {
      return say("best." + test.best());
    }
    return card.kind() == Kind.PURCHASES ? say("warning.no-test") : summary();
  }

  private String tone() {
    boolean beaten = body.warnings().contains("baseline-wins");
    return body.outcome() == Outcome.FITTED && !beaten ? "good" : "attention";
  }

  private String icon() {
    return tone().equals("good") ? "circle-check" : "triangle-alert";
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(say("fact.madeAt"), formats.dateTime(card.madeAt())));
    facts.add(new Fact(say("fact.until"), formats.date(body.observedUntil())));
    facts.add(new Fact(say("fact.customers"), formats.number(body.customers())));
    if (!body.model().isEmpty()) {
      facts.add(new Fact(say("fact.model"), body.model()));
    }
    if (body.logLikelihood() != null) {
      facts.add(new Fact(say("fact.likelihood"), formats.number(body.logLikelihood(), 1)));
    }
    if (body.meanSpend() != null) {
      facts.add(
          new Fact(say("fact.meanSpend", card.currency()), formats.number(body.meanSpend(), 2)));
    }
    if (body.correlation() != null) {
      facts.add(new Fact(say("fact.correlation"), formats.number(body.correlation(), 2)));
    }
    if (card.kind() == Kind.PURCHASES) {
      facts.add(new Fact(say("fact.gap"), say("days", body.medianGapDays())));
    }
    return facts;
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (ModelCard.Parameter one : body.parameters()) {
      String key =
          body.model().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + "." + one.name();
      parameters.add(
          new Parameter(
              one.name().equals("gamma") ? "v" : one.name(),
              formats.number(one.value(), 3),
              one.standardError() == null ? "–" : "± " + formats.number(one.standardError(), 3),
              say("parameter." + key, body.unitDays())));
    }
    return parameters;
  }

  private Chart tracking(Test test) {
    List<Point> points = test.tracking();
    int mark = -1;
    List<String> labels = new ArrayList<>();
    List<Double> actual = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    for (Point point : points) {
      if (!point.day().isAfter(test.calibrationEnd())) {
        mark = labels.size();
      }
      labels.add(formats.date(point.day()));
      actual.add((double) point.actual());
      expected.add(point.expected());
    }
    return new LineChart(
        say("tracking.title"),
        say("tracking.week"),
        labels,
        List.of(
            new LineChart.Series(say("tracking.actual"), actual),
            new LineChart.Series(say("tracking.expected"), expected)),
        null,
        value -> formats.number(Math.round(value)),
        mark);
  }

  private List<Forecaster> comparison(Test test) {
    return List.of(
        forecaster("MODEL", test.model(), test),
        forecaster("RATE", test.rate(), test),
        forecaster("RECENCY", test.recency(), test));
  }

  private Forecaster forecaster(String name, Errors errors, Test test) {
    return new Forecaster(
        say("forecaster." + name),
        test.best().equals(name),
        formats.number(Math.round(errors.total())),
        formats.number(errors.mae(), 3),
        formats.number(errors.rmse(), 3),
        number(errors.correlation()),
        number(errors.auc()));
  }

  private String total(Test test) {
    double off = test.actual() > 0 ? test.model().total() / test.actual() - 1 : Double.NaN;
    return say(
        "test.total",
        formats.date(test.calibrationEnd()),
        formats.date(test.holdoutEnd()),
        formats.number(test.customers()),
        formats.number(Math.round(test.actual())),
        formats.number(Math.round(test.model().total())),
        formats.percent(off, 1));
  }

  private String number(@Nullable Double value) {
    return value == null ? "–" : formats.number(value, 3);
  }

  private String say(String key, Object... values) {
    return texts.of("insight." + key, values);
  }
}
