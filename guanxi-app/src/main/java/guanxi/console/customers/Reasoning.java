package guanxi.console.customers;

import guanxi.console.customers.CustomerView.Input;
import guanxi.console.customers.CustomerView.Why;
import guanxi.insight.CustomerRow;
import guanxi.insight.ModelCard;
import guanxi.insight.ModelCards;
import guanxi.insight.Reasons;
import guanxi.insight.Scores;
import guanxi.shared.Money;
import guanxi.web.Formats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how each figure of a customer comes about: inputs, formula, and how far off it is. */
@Component
class Reasoning {

  private final ModelCards cards;

  Reasoning(ModelCards cards) {
    this.cards = cards;
  }

  List<Why> of(Scores.Score score, Reader reader) {
    CustomerRow row = score.row();
    List<Why> why = new ArrayList<>();
    why.add(stage(score, reader));
    if (row.alive() == null) {
      return why;
    }
    why.add(alive(score, row, reader));
    why.add(orders(score, row, reader));
    addMoney(why, score, row, reader);
    if (score.recency() != null) {
      why.add(fifths(score, row, reader));
    }
    return why;
  }

  private static Why stage(Scores.Score score, Reader reader) {
    List<Input> inputs = new ArrayList<>();
    if (score.stageSince() != null) {
      inputs.add(input("since", reader.formats().date(score.stageSince()), reader));
    }
    if (score.stageUntil() != null) {
      inputs.add(input("until", reader.formats().date(score.stageUntil()), reader));
    }
    return new Why(
        reader.t("console.customer.why.stage"),
        reader.t("console.stage." + score.row().stage()),
        Reasons.sentence(score.row().reason(), reader.texts()),
        reader.t("console.customer.formula.rhythm"),
        "",
        inputs);
  }

  private static Why alive(Scores.Score score, CustomerRow row, Reader reader) {
    return new Why(
        reader.t("console.customers.column.alive"),
        reader.formats().percent(row.alive() == null ? Double.NaN : row.alive(), 1),
        reader.t("console.customer.why.alive"),
        formula(score, reader),
        "",
        history(row, reader));
  }

  private Why orders(Scores.Score score, CustomerRow row, Reader reader) {
    double year = score.orders365() == null ? Double.NaN : score.orders365();
    List<Input> inputs = new ArrayList<>(history(row, reader));
    inputs.add(input("alive", reader.formats().percent(or(row.alive()), 1), reader));
    inputs.add(input("orders30", reader.formats().number(or(score.orders30()), 2), reader));
    inputs.add(input("orders90", reader.formats().number(or(row.orders90()), 2), reader));
    return new Why(
        reader.t("console.customer.why.orders"),
        reader.formats().number(year, 2),
        reader.t("console.customer.why.orders.text"),
        formula(score, reader),
        error(reader),
        inputs);
  }

  private static void addMoney(List<Why> why, Scores.Score score, CustomerRow row, Reader reader) {
    Money spend = row.spend();
    Money expected = row.expected();
    Money atRisk = row.atRisk();
    Formats formats = reader.formats();
    if (spend == null || expected == null || atRisk == null) {
      return;
    }
    why.add(
        new Why(
            reader.t("console.customers.column.expected-money"),
            formats.money(expected),
            reader.t("console.customer.why.expected"),
            reader.t("console.customer.formula.spend"),
            "",
            List.of(
                input("orders365", formats.number(or(score.orders365()), 2), reader),
                input("spend", formats.money(spend), reader))));
    why.add(
        new Why(
            reader.t("console.customers.column.at-risk"),
            formats.money(atRisk),
            reader.t("console.customer.why.atRisk"),
            reader.t("console.customer.formula.atRisk"),
            "",
            List.of(
                input("expected", formats.money(expected), reader),
                input("alive", formats.percent(or(row.alive()), 1), reader))));
  }

  private static Why fifths(Scores.Score score, CustomerRow row, Reader reader) {
    Formats formats = reader.formats();
    List<Input> inputs = new ArrayList<>();
    inputs.add(input("quiet", quiet(row, reader), reader));
    inputs.add(input("orders", formats.number(row.orders()), reader));
    if (row.money() != null) {
      inputs.add(input("money", formats.money(row.money()), reader));
    }
    return new Why(
        "RFM",
        score.recency() + " · " + score.frequency() + " · " + score.monetary(),
        reader.t("console.customer.why.rfm"),
        reader.t("console.customer.formula.rfm"),
        "",
        inputs);
  }

  private static List<Input> history(CustomerRow row, Reader reader) {
    List<Input> inputs = new ArrayList<>();
    inputs.add(input("orders", reader.formats().number(row.orders()), reader));
    inputs.add(input("quiet", quiet(row, reader), reader));
    if (row.rhythmDays() != null) {
      inputs.add(
          input("rhythm", reader.t("console.customer.days", Math.round(row.rhythmDays())), reader));
    }
    return inputs;
  }

  private static String quiet(CustomerRow row, Reader reader) {
    return reader.t("console.customer.days", row.quietDays() == null ? 0 : row.quietDays());
  }

  private static String formula(Scores.Score score, Reader reader) {
    String method = score.method();
    return reader.t("console.customer.formula." + (method == null ? "RULE" : method));
  }

  /** How far off the forecasts were on days the model did not know, from its card. */
  private String error(Reader reader) {
    return cards.current().stream()
        .filter(card -> card.kind() == ModelCard.Kind.PURCHASES)
        .map(card -> card.body().test())
        .filter(test -> test != null)
        .findFirst()
        .map(test ->
            reader.t("console.customer.why.error", reader.formats().number(test.model().mae(), 2)))
        .orElse("");
  }

  private static double or(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private static Input input(String key, String value, Reader reader) {
    return new Input(reader.t("console.customer.input." + key), value);
  }
}
