package guanxi.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.ordering.OrderMonths.Mark;
import guanxi.ordering.OrderMonths.Month;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class OrderMonthsIT {

  @Autowired OrderMonths months;
  @Autowired JdbcClient database;

  @BeforeEach
  void threeMonths() {
    clear();
    order(1, "2026-01-31T23:59:59.999999Z", false);
    order(2, "2026-02-01T00:00:00Z", false);
    order(3, "2026-02-28T12:00:00Z", false);
    order(4, "0021-05-01T00:00:00Z", false);
    order(5, "2026-03-01T00:00:00Z", true);
  }

  @AfterEach
  void clear() {
    database.sql("DELETE FROM ordering.shop_order").update();
  }

  @Test
  void withoutMarkEveryMonthIsNew() {
    assertThat(months.months(null).months())
        .containsExactly(
            new Month("2026-01", 1, true),
            new Month("2026-02", 2, true),
            new Month("odd", 1, true));
  }

  @Test
  void onlyMonthsWithRowsWrittenSinceTheMarkAreNew() {
    Mark mark = months.months(null).mark();
    database.sql("UPDATE ordering.shop_order SET amount_minor = 7 WHERE order_no = '2'").update();
    database.sql("DELETE FROM ordering.shop_order WHERE order_no = '1'").update();

    assertThat(months.months(mark).months())
        .containsExactly(new Month("2026-02", 2, true), new Month("odd", 1, false));
  }

  @Test
  void nothingIsNewWhenNothingWasWritten() {
    assertThat(months.months(months.months(null).mark()).months())
        .hasSize(3)
        .noneMatch(Month::hasNewRows);
  }

  @Test
  void markOfAnotherTableOrOfTheFutureMeansNothing() {
    Mark mark = months.months(null).mark();

    assertThat(months.months(new Mark("elsewhere", mark.transaction())).months())
        .allMatch(Month::hasNewRows);
    assertThat(months.months(new Mark(mark.table(), mark.transaction() + 1_000_000)).months())
        .allMatch(Month::hasNewRows);
  }

  @Test
  void onlyTheMonthsAskedForAreCopied() {
    assertThat(copied(List.of("2026-01", "odd")))
        .containsExactlyInAnyOrder("2026-01-31 23:59:59.999999", "0021-05-01 00:00:00");
    assertThat(copied(List.of("2026-02")))
        .containsExactlyInAnyOrder("2026-02-01 00:00:00", "2026-02-28 12:00:00");
    assertThat(copied(List.of("2026-03"))).isEmpty();
  }

  private List<String> copied(List<String> wanted) {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    months.copy(wanted, csv);
    return csv.toString(StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1)[3])
        .toList();
  }

  private void order(int number, String at, boolean cancelled) {
    database
        .sql(
            """
            INSERT INTO ordering.shop_order (id, source_id, order_no, ordered_at, amount_minor,
                shipping_minor, returned_minor, lines, units, is_return, cancelled)
            VALUES (:id, 1, :number, CAST(:at AS timestamptz), 100, 0, 0, 1, 1, false, :cancelled)
            """)
        .param("id", new UUID(1, number))
        .param("number", Integer.toString(number))
        .param("at", at)
        .param("cancelled", cancelled)
        .update();
  }
}
