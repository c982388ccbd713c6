package guanxi.insight.experiment;

import guanxi.insight.experiment.Experiment.Metric;
import guanxi.insight.experiment.ExperimentView.EffectRow;
import guanxi.insight.experiment.ExperimentView.Fact;
import guanxi.insight.experiment.ExperimentView.One;
import guanxi.insight.experiment.ExperimentView.Row;
import guanxi.kernels.experiment.Interval;
import guanxi.kernels.experiment.Uplift;
import guanxi.shared.Money;
import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An experiment in words, in one language. */
final class ExperimentText {

  private final Experiment experiment;
  private final Texts texts;
  private final Formats formats;
  private final LocalDate today;

  ExperimentText(Experiment experiment, Texts texts, Formats formats, LocalDate today) {
    this.experiment = experiment;
    this.texts = texts;
    this.formats = formats;
    this.today = today;
  }

  Row row() {
    return new Row(
        experiment.name(),
        ExperimentPages.PATH + "/" + experiment.id(),
        say("metric." + experiment.metric()),
        formats.date(experiment.beginsOn()),
        formats.date(experiment.endsBefore().minusDays(1)),
        say("state." + state()));
  }

  private String state() {
    if (today.isBefore(experiment.beginsOn())) {
      return "planned";
    }
    return today.isBefore(experiment.endsBefore()) ? "running" : "over";
  }

  One one(Readout readout) {
    String verdict = verdict(readout);
    boolean isGood = verdict.equals("better");
    return new One(
        say("verdict." + verdict, formats.date(experiment.endsBefore())),
        isGood ? "good" : "attention",
        isGood ? "circle-check" : "info",
        say(
            readout.ratio().sound() ? "ratio.sound" : "ratio.unsound",
            formats.number(readout.treated()),
            formats.number(readout.control()),
            formats.number(readout.ratio().pValue(), 3)),
        facts(),
        effects(readout),
        uplift(readout.uplift()),
        ExperimentPages.PATH + "/" + experiment.id() + "/export");
  }

  private static String verdict(Readout readout) {
    if (!readout.ratio().sound()) {
      return "unsound";
    }
    if (!readout.isOver()) {
      return "early";
    }
    Interval adjusted = readout.adjusted();
    if (adjusted == null) {
      return "few";
    }
    if (adjusted.coversZero()) {
      return "none";
    }
    return adjusted.estimate() > 0 ? "better" : "worse";
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(say("fact.audience"), audience()));
    facts.add(new Fact(say("fact.share"), formats.percent(experiment.treatedShare() / 100.0, 0)));
    facts.add(new Fact(say("fact.metric"), say("metric." + experiment.metric())));
    facts.add(
        new Fact(
            say("fact.days"),
            say(
                "days",
                formats.date(experiment.beginsOn()),
                formats.date(experiment.endsBefore().minusDays(1)))));
    facts.add(new Fact(say("fact.salt"), experiment.salt()));
    facts.add(
        new Fact(
            say("fact.madeBy"),
            experiment.madeBy() + ", " + formats.dateTime(experiment.madeAt())));
    return facts;
  }

  private String audience() {
    String stage = experiment.audience().stage();
    Integer segment = experiment.audience().segment();
    if (segment != null) {
      return say("audience.segment", formats.number(segment));
    }
    return stage == null ? say("audience.all") : texts.of("console.stage." + stage);
  }

  private List<EffectRow> effects(Readout readout) {
    List<EffectRow> rows = new ArrayList<>();
    Interval shares = readout.shares();
    if (shares != null) {
      rows.add(
          new EffectRow(
              say("effect.shares"),
              formats.percent(shares.estimate(), 2),
              say("interval", formats.percent(shares.low(), 2), formats.percent(shares.high(), 2)),
              say("effect.shares.text")));
    }
    add(rows, "plain", readout.plain());
    add(rows, "adjusted", readout.adjusted());
    return rows;
  }

  private void add(List<EffectRow> rows, String key, @Nullable Interval effect) {
    if (effect != null) {
      rows.add(
          new EffectRow(
              say("effect." + key),
              amount(effect.estimate()),
              say("interval", amount(effect.low()), amount(effect.high())),
              say("effect." + key + ".text")));
    }
  }

  private String amount(double value) {
    String currency = experiment.currency();
    return experiment.metric() == Metric.REVENUE && currency != null
        ? formats.money(new Money(Math.round(value), Currency.getInstance(currency)))
        : formats.number(value, 3);
  }

  private @Nullable String uplift(Uplift.@Nullable Readout uplift) {
    return uplift == null
        ? null
        : say(
            "uplift." + uplift.advice(),
            formats.number(uplift.qini().estimate(), 4),
            formats.number(uplift.qini().low(), 4),
            formats.number(uplift.qini().high(), 4));
  }

  private String say(String key, Object... values) {
    return texts.of("insight.experiment." + key, values);
  }
}
