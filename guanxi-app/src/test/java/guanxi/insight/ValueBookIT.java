package guanxi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.shared.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was noted for a customer goes where she goes. */
@SpringBootTest
class ValueBookIT {

  @Autowired ValueBook book;
  @Autowired JdbcClient database;

  private final List<UUID> made = new ArrayList<>();

  @Test
  void minutesFollowAMergeAndComeBackWhenItIsTakenBack() {
    UUID one = identity();
    UUID other = identity();
    book.minutes(new CustomerId(one), 10, "Mei");
    book.minutes(new CustomerId(other), 5, "Mei");

    move(other, one);
    assertThat(book.minutes(new CustomerId(one))).isEqualTo(15);
    move(other, other);
    assertThat(book.minutes(new CustomerId(one))).isEqualTo(10);
    assertThat(book.minutes(new CustomerId(other))).isEqualTo(5);
  }

  @Test
  void aShopsMinutesAreThoseOfItsCustomersAsTheyAreCalledNow() {
    UUID one = identity();
    UUID other = identity();
    int shop = -Math.abs(one.hashCode() % 1_000_000) - 1;
    database
        .sql(
            """
            INSERT INTO insight.source_month VALUES (:shop, '2026-03-01', 'CHF', 1, 1, 1, 0, 0, 0)
            """)
        .param("shop", shop)
        .update();
    database
        .sql(
            """
            INSERT INTO insight.customer_score
              (customer_id, source_id, currency, orders, stage, reason)
            VALUES (:id, :shop, 'CHF', 1, 'NEW', 'x')
            """)
        .param("id", one)
        .param("shop", shop)
        .update();
    book.minutes(new CustomerId(other), 7, "Mei");
    assertThat(minutes(shop)).isZero();

    move(other, one);
    assertThat(minutes(shop)).isEqualTo(7);

    database.sql("DELETE FROM insight.customer_score WHERE customer_id = ?").param(one).update();
    database.sql("DELETE FROM insight.source_month WHERE source_id = ?").param(shop).update();
  }

  private long minutes(int shop) {
    return book.sums().stream()
        .filter(sum -> sum.source() == shop)
        .mapToLong(sum -> sum.booked().minutes())
        .sum();
  }

  /** What no fact tells would not survive a rebuild. */
  @AfterEach
  void forget() {
    made.forEach(
        id -> database.sql("DELETE FROM customer.identity WHERE id = ?").param(id).update());
  }

  private UUID identity() {
    UUID id = UUID.randomUUID();
    made.add(id);
    database
        .sql(
            """
            INSERT INTO customer.identity (id, kind, platform, value, component, customer_id)
            VALUES (:id, 20, '', :value, :id, :id)
            """)
        .param("id", id)
        .param("value", id + "@value.test")
        .update();
    return id;
  }

  private void move(UUID identity, UUID customer) {
    database
        .sql("UPDATE customer.identity SET customer_id = :customer WHERE id = :id")
        .param("id", identity)
        .param("customer", customer)
        .update();
  }
}
