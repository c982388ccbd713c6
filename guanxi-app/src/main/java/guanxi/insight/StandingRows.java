package guanxi.insight;

import guanxi.kernels.lifecycle.StageDecision;
import guanxi.kernels.lifecycle.StageRules;
import guanxi.warehouse.WarehouseRow;
import guanxi.warehouse.lifetime.CustomerScore;
import guanxi.warehouse.lifetime.CustomerScoring;
import guanxi.warehouse.lifetime.MinorUnits;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns rows of {@code customer_input} into rows of the score table, and sums on the way. */
final class StandingRows {

  private final CustomerScoring scoring;
  private final StageRules rules;
  private final Map<String, Double> averages;
  private final LocalDate today;
  private final Segments segments;
  private final Map<String, Sums> currencies = new TreeMap<>();
  private long customers;
  private long buyers;
  private long orders;

  /**
   * Prepares writing.
   *
   * @param averages money of the average customer per main currency, in minor units
   */
  StandingRows(
      CustomerScoring scoring,
      StageRules rules,
      Map<String, Double> averages,
      LocalDate today,
      Segments segments) {
    this.scoring = scoring;
    this.averages = averages;
    this.rules = rules;
    this.today = today;
    this.segments = segments;
  }

  /** The segments, with those counted who were written. */
  Segments segments() {
    return segments;
  }

  /** What the buyers of one main currency add up to, in minor units. */
  static final class Sums {
    long buyers;
    long money365;
    long atRisk;
  }

  Map<String, Sums> currencies() {
    return currencies;
  }

  long customers() {
    return customers;
  }

  long buyers() {
    return buyers;
  }

  long orders() {
    return orders;
  }

  /** Writes one customer, in the order of the table's columns. */
  void write(WarehouseRow row, CopyRows out) throws SQLException {
    customers++;
    who(row, out);
    if (row.isNull("x")) {
      prospect(row, out);
    } else {
      buyer(row, out);
    }
    out.endRow();
  }

  private static void who(WarehouseRow row, CopyRows out) {
    out.text(row.text("customer_id"))
        .text(row.text("name"))
        .text(row.text("email"))
        .text(row.text("phone"))
        .text(row.text("country"))
        .text(row.text("city"));
    String seen = row.text("first_seen_at");
    out.text(seen == null ? null : seen + "+00");
  }

  private void prospect(WarehouseRow row, CopyRows out) {
    boolean named =
        row.text("name") != null || row.text("email") != null || row.text("phone") != null;
    out.text(null).text(null).number(0).nulls(7);
    stage(rules.withoutOrders(named, today), out);
    out.nulls(14);
  }

  private void buyer(WarehouseRow row, CopyRows out) {
    CustomerScore score = scoring.score(row);
    String currency = orEmpty(row.text("currency"));
    String source = orEmpty(row.text("source_id"));
    out.text(source.isEmpty() ? null : source)
        .text(currency)
        .number(row.number("orders"))
        .number(row.number("money_minor"))
        .number(row.number("returned_minor"))
        .day(row.day("first_day"))
        .day(row.day("last_day"))
        .number(row.number("r"))
        .number(row.number("f"))
        .number(row.number("m"));
    stage(score.stage(), out);
    out.decimal(score.probabilityAlive())
        .decimal(score.orders30())
        .decimal(score.orders90())
        .decimal(score.orders365());
    double weight = money(row.number("money_minor"), currency, score, out);
    Integer segment =
        segments.count(
            weight,
            row.number("orders"),
            score.quietDays(),
            (int) row.number("r"),
            (int) row.number("f"));
    out.text(segment == null ? null : segment.toString());
    buyers++;
    orders += row.number("orders");
  }

  /** Returns the money so far as a multiple of the average. */
  private double money(long soFar, String currency, CustomerScore score, CopyRows out) {
    long perUnit = MinorUnits.perUnit(currency);
    long expected = Math.round(score.money365() * perUnit);
    long atRisk = Math.round(score.moneyAtRisk() * perUnit);
    out.number(Math.round(score.spend() * perUnit)).number(expected).number(atRisk);
    out.number(score.quietDays()).decimal(score.rhythmDays()).text(score.method().name());
    double average = averages.getOrDefault(currency, 0.0);
    double unit = average > 0 ? average : 1;
    out.decimal(soFar / unit).decimal(expected / unit).decimal(atRisk / unit);
    Sums sums = currencies.computeIfAbsent(currency, _ -> new Sums());
    sums.buyers++;
    sums.money365 += expected;
    sums.atRisk += atRisk;
    return soFar / unit;
  }

  private static void stage(StageDecision stage, CopyRows out) {
    out.text(stage.stage().name())
        .day(stage.since())
        .day(stage.next().orElse(null))
        .text(Reasons.json(stage.reason()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
