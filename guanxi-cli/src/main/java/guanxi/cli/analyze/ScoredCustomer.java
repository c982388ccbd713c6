package guanxi.cli.analyze;

import guanxi.warehouse.WarehouseRow;
import guanxi.warehouse.lifetime.CustomerScore;
import guanxi.warehouse.lifetime.CustomerScoring;
import guanxi.warehouse.lifetime.MinorUnits;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One customer of the file with her score.
 *
 * @param money net of returns, in whole units of her main currency
 * @param expectedHoldout purchase days to expect in the time held back; NaN without such a time
 */
record ScoredCustomer(
    String customer,
    String currency,
    long orders,
    double money,
    LocalDate first,
    LocalDate last,
    long x,
    long txDays,
    long tDays,
    long r,
    long f,
    long m,
    double expectedHoldout,
    CustomerScore score) {

  static ScoredCustomer of(WarehouseRow row, CustomerScoring scoring, long holdoutDays) {
    String currency = Objects.requireNonNullElse(row.text("currency"), "");
    return new ScoredCustomer(
        Objects.requireNonNullElse(row.text("customer_id"), ""),
        currency,
        row.number("orders"),
        (double) row.number("money_minor") / MinorUnits.perUnit(currency),
        Objects.requireNonNull(row.day("first_day")),
        Objects.requireNonNull(row.day("last_day")),
        row.number("x"),
        row.number("tx_days"),
        row.number("t_days"),
        row.number("r"),
        row.number("f"),
        row.number("m"),
        holdoutDays > 0 ? scoring.orders(row, holdoutDays) : Double.NaN,
        scoring.score(row));
  }
}
