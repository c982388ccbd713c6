package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.customer.CustomerError;
import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.customer.Splits;
import guanxi.customer.Trait;
import guanxi.intake.Fact.OrderPart;
import guanxi.shared.CustomerId;
import guanxi.shared.GuanxiException;
import guanxi.shared.StableIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff takes apart stays apart, takes everything along, and comes together again. */
@SpringBootTest
class SplitsIT {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  @Autowired Pipeline pipeline;
  @Autowired Sources sources;
  @Autowired Withdrawal withdrawal;
  @Autowired Splits splits;
  @Autowired JdbcClient database;

  private String shop = "";
  private Identity email = new Identity(IdentityKind.EMAIL, "", "");
  private Identity phone = new Identity(IdentityKind.PHONE, "", "");
  private Identity account = new Identity(IdentityKind.ACCOUNT, "", "");

  @BeforeEach
  void newPerson() {
    shop = "split " + System.nanoTime();
    email = new Identity(IdentityKind.EMAIL, "", System.nanoTime() + "@split.test");
    phone = new Identity(IdentityKind.PHONE, "", "+49" + System.nanoTime());
    account = new Identity(IdentityKind.ACCOUNT, shop, "a1");
  }

  @Test
  void mergeThenSplitGivesTheRowsOfBeforeTheMerge() {
    run(order("1", email), order("2", phone));
    List<String> before = derived();

    run(who(email, phone));
    assertThat(derived()).isNotEqualTo(before);
    splits.separate(email.id(), phone.id(), "Mei");

    assertThat(derived()).isEqualTo(before);
  }

  @Test
  void undoingASplitLeavesNothingOfIt() {
    run(order("1", email, phone), order("2", account, email));
    Map<String, String> before = TableHashes.of(database);

    UUID split = splits.takeOut(email.id(), "Mei");
    assertThat(TableHashes.of(database)).isNotEqualTo(before);
    splits.undo(split);

    assertThat(TableHashes.of(database)).isEqualTo(before);
    assertThatThrownBy(() -> splits.undo(split))
        .isInstanceOfSatisfying(
            GuanxiException.class,
            gone -> assertThat(gone.code()).isEqualTo(CustomerError.SPLIT_NOT_FOUND));
  }

  @Test
  void aRemovedEdgeStaysRemovedWhenTheFactComesAgain() {
    long origin = run(order("1", email, phone));
    splits.separate(email.id(), phone.id(), "Mei");
    assertThat(customerOf(email)).isNotEqualTo(customerOf(phone));

    withdrawal.withdraw(origin);
    run(order("1", email, phone));
    run(order("7", phone, email));

    assertThat(customerOf(email)).isNotEqualTo(customerOf(phone));
    assertThat(splits.around(new CustomerId(customerOf(email))))
        .singleElement()
        .satisfies(split -> {
          assertThat(split.by()).isEqualTo("Mei");
          assertThat(split.identity()).isEqualTo(email);
          assertThat(split.other()).isEqualTo(phone);
        });
  }

  @Test
  void anIdentityThatIsTakenOutTakesItsOrdersAlong() {
    run(order("1", account, email), order("2", account, phone), order("3", phone));

    splits.takeOut(phone.id(), "Mei");

    assertThat(customerOf(email)).isEqualTo(customerOf(account));
    assertThat(customerOf(phone)).isEqualTo(phone.id());
    assertThat(ordersOf(customerOf(phone))).containsExactly("3");
    assertThat(ordersOf(customerOf(account))).containsExactly("1", "2");
  }

  @Test
  void whatIsApartCannotBeTakenApart() {
    run(order("1", email), order("2", phone));

    assertThatThrownBy(() -> splits.separate(email.id(), phone.id(), "Mei"))
        .isInstanceOfSatisfying(
            GuanxiException.class,
            apart -> assertThat(apart.code()).isEqualTo(CustomerError.IDENTITIES_ALREADY_APART));
    assertThatThrownBy(() -> splits.takeOut(phone.id(), "Mei")).isInstanceOf(GuanxiException.class);
  }

  @Test
  void anEdgeKnowsTheEarliestFactThatNamedBoth() {
    Fact late = order("late", NINE.plusSeconds(60), email, phone);
    Fact early = order("early", NINE, email, phone);
    run(late);
    run(early);

    assertThat(
            database
                .sql(
                    """
                    SELECT (array_agg(fact_key ORDER BY first_seen))[1] AS key
                    FROM customer.edge WHERE a IN (:ids) AND b IN (:ids)
                    """)
                .param("ids", List.of(email.id(), phone.id()))
                .query(UUID.class)
                .single())
        .isEqualTo(early.key());
  }

  private List<String> derived() {
    return database
        .sql(
            """
            SELECT 'i ' || (id, customer_id, first_seen)::text AS row FROM customer.identity
            WHERE id IN (:ids)
            UNION ALL
            SELECT 'c ' || c::text FROM customer.customer c WHERE id IN (:ids)
            UNION ALL
            SELECT 'o ' || o::text FROM ordering.shop_order o WHERE identity_id IN (:ids)
            ORDER BY row
            """)
        .param("ids", List.of(email.id(), phone.id(), account.id()))
        .query((row, _) -> row.getString(1))
        .list();
  }

  private UUID customerOf(Identity identity) {
    return database
        .sql("SELECT customer_id FROM customer.identity WHERE id = :id")
        .param("id", identity.id())
        .query(UUID.class)
        .single();
  }

  private List<String> ordersOf(UUID customer) {
    return database
        .sql("SELECT order_no FROM ordering.shop_order WHERE customer_id = :id ORDER BY order_no")
        .param("id", customer)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private long run(Fact... facts) {
    return ListedFacts.takeIn(pipeline, sources.open(shop), List.of(facts), _ -> {});
  }

  private Fact who(Identity... person) {
    return new Fact(
        FactKind.CUSTOMER,
        StableIds.of(shop, "who"),
        1,
        NINE.plusSeconds(1),
        List.of(person),
        Map.of(),
        null,
        null);
  }

  private Fact order(String number, Identity... person) {
    return order(number, NINE, person);
  }

  private Fact order(String number, Instant at, Identity... person) {
    return new Fact(
        FactKind.ORDER_LINE,
        StableIds.of(shop, "line", number),
        StableIds.hash64(number, List.of(person).toString()),
        at,
        List.of(person),
        Map.of(Trait.NAME, "Ann"),
        new OrderPart(
            StableIds.of(shop, "order", number),
            number,
            "EUR",
            100L,
            null,
            null,
            null,
            BigDecimal.ONE,
            null,
            false,
            null,
            null,
            null),
        null);
  }
}
