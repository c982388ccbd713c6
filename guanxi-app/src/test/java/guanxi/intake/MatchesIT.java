package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.customer.CustomerError;
import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.customer.Merges;
import guanxi.customer.Trait;
import guanxi.intake.Fact.OrderPart;
import guanxi.matching.MatchDesk;
import guanxi.matching.MatchEvidence;
import guanxi.matching.PossibleMatch;
import guanxi.platform.Job;
import guanxi.platform.QuietRun;
import guanxi.shared.CustomerId;
import guanxi.shared.GuanxiException;
import guanxi.shared.StableIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers that look like one person are asked about, merged and taken apart again. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatchesIT {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  @Autowired Pipeline pipeline;
  @Autowired Sources sources;
  @Autowired Withdrawal withdrawal;
  @Autowired MatchDesk desk;
  @Autowired Merges merges;
  @Autowired List<Job> jobs;
  @Autowired JdbcClient database;

  private final Random random = new Random(11);
  private String shop = "";
  private String market = "";
  private int people;

  @BeforeAll
  void aTownful() {
    database
        .sql("SELECT DISTINCT origin_id FROM intake.fact")
        .query((row, _) -> row.getLong(1))
        .list()
        .forEach(origin -> withdrawal.withdraw(origin));
    newShops();
    List<Fact> facts = new ArrayList<>();
    List<Fact> others = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String name = word(6) + " " + word(8);
      String town = "Town" + i % 40;
      String email = name.replace(' ', '.') + i + "@shop.test";
      facts.add(person(shop, email, name, town));
      if (i % 5 == 0) {
        others.add(person(market, email.replace("shop", "market"), name, town));
      }
    }
    run(shop, facts);
    run(market, others);
  }

  @BeforeEach
  void newShops() {
    shop = "shop " + System.nanoTime();
    market = "market " + System.nanoTime();
  }

  @Test
  void whoIsSaidToBeOnePersonTakesHerOrdersAlongAndComesApartAgain() {
    Identity one = twin("a", "Marta Kowalczyk", "Gdynia");
    Identity other = twin("b", "Kowalczyk Marta", "Gdynia");
    run(shop, List.of(order(shop, "1", one)));
    run(market, List.of(order(market, "2", other)));
    search();
    List<String> before = derived(one, other);
    PossibleMatch pair = pair(one, other);
    assertThat(pair.evidence())
        .filteredOn(said -> said.field().equals("name"))
        .singleElement()
        .extracting(MatchEvidence::level)
        .isEqualTo("other-order-form-or-script");

    desk.same(pair.id(), "Mei");

    assertThat(customerOf(one)).isEqualTo(customerOf(other));
    assertThat(ordersOf(customerOf(one))).containsExactly("1", "2");
    assertThat(desk.around(new CustomerId(customerOf(one)))).isEmpty();
    search();
    assertThat(customerOf(one)).isEqualTo(customerOf(other));

    desk.undo(desk.latestBy("Mei").orElseThrow().id());

    assertThat(derived(one, other)).isEqualTo(before);
    assertThat(pair(one, other).id()).isEqualTo(pair.id());
  }

  @Test
  void whoIsSaidToBeTwoIsNotAskedAboutAgain() {
    Identity one = twin("a", "Oluwaseun Adeyemi", "Ibadan");
    Identity other = twin("b", "Oluwaseun Adeyemi", "Ibadan");
    search();
    desk.different(pair(one, other).id(), "Mei");

    search();

    assertThat(desk.around(new CustomerId(customerOf(one)))).isEmpty();
    desk.undo(desk.latestBy("Mei").orElseThrow().id());
    assertThat(pair(one, other).one()).isIn(id(one), id(other));
  }

  @Test
  void whoComesInAfterTheSearchIsComparedWithinSeconds() throws InterruptedException {
    Identity one = twin("a", "Tereza Novotna", "Olomouc");
    search();
    assertThat(desk.around(id(one))).isEmpty();

    Identity other = twin("b", "Novotna Tereza", "Olomouc");

    long giveUp = System.nanoTime() + 60_000_000_000L;
    while (desk.around(id(one)).isEmpty() && System.nanoTime() < giveUp) {
      Thread.sleep(200);
    }
    assertThat(pair(one, other).probability()).isGreaterThan(0.3);
  }

  @Test
  void aSecondSearchChangesNothing() {
    twin("a", "Ingrid Halvorsen", "Tromso");
    twin("b", "Ingrid Halvorsen", "Tromso");
    search();
    List<String> queue = queue();
    assertThat(queue).isNotEmpty();

    search();

    assertThat(queue()).isEqualTo(queue);
  }

  @Test
  void differentAccountsOrPhonesAreNeverProposed() {
    Identity one = twin("a", "Vasilis Papadakis", "Chania");
    Identity other = twin("b", "Vasilis Papadakis", "Chania");
    run(
        shop,
        List.of(who(shop, one, phone("+30281012345")), who(shop, other, phone("+30281099999"))));
    Identity first = twin("c", "Hemi Ngata", "Rotorua");
    Identity second = twin("d", "Hemi Ngata", "Rotorua");
    run(shop, List.of(who(shop, first, account("c1")), who(shop, second, account("c2"))));

    search();

    assertThat(desk.around(id(one))).isEmpty();
    assertThat(desk.around(id(first))).isEmpty();
    assertThatThrownBy(
            () -> merges.merge(guanxi.customer.Couple.of(first.id(), second.id()), "Mei"))
        .isInstanceOfSatisfying(
            GuanxiException.class,
            refused -> assertThat(refused.code()).isEqualTo(CustomerError.CUSTOMERS_CONTRADICT));
    assertThat(customerOf(first)).isNotEqualTo(customerOf(second));
  }

  @Test
  void whatIsPutOffComesLast() {
    twin("a", "Yuki Hasegawa", "Otaru");
    twin("b", "Yuki Hasegawa", "Otaru");
    search();
    PossibleMatch next = desk.next().orElseThrow();

    desk.later(next.id());

    assertThat(desk.next().orElseThrow().id()).isNotEqualTo(next.id());
    assertThat(desk.find(next.id())).isPresent();
  }

  private PossibleMatch pair(Identity one, Identity other) {
    List<CustomerId> both = List.of(id(one), id(other));
    return desk.around(id(one)).stream()
        .filter(match -> both.contains(match.one()) && both.contains(match.other()))
        .findFirst()
        .orElseThrow();
  }

  private void search() {
    Job search =
        jobs.stream().filter(job -> job.kind().equals("matching.search")).findFirst().orElseThrow();
    search.run(new QuietRun());
  }

  private List<String> queue() {
    return database
        .sql("SELECT p::text FROM matching.pair p ORDER BY id")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private List<String> derived(Identity... identities) {
    List<UUID> ids = List.of(identities).stream().map(Identity::id).toList();
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
        .param("ids", ids)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private CustomerId id(Identity identity) {
    return new CustomerId(customerOf(identity));
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

  /** A person whom only name and town tell of. */
  private Identity twin(String which, String name, String town) {
    Identity identity =
        new Identity(
            IdentityKind.EMAIL, "", which + word(9) + people++ + "@" + System.nanoTime() + ".test");
    run(shop, List.of(described(shop, identity, name, town)));
    return identity;
  }

  private static Identity phone(String number) {
    return new Identity(IdentityKind.PHONE, "", number);
  }

  private Identity account(String number) {
    return new Identity(IdentityKind.ACCOUNT, shop, number);
  }

  private String word(int letters) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      word.append(
          (i % 2 == 0 ? "bdfgklmnprstvz" : "aeiou").charAt(random.nextInt(5 + 9 * ((i + 1) % 2))));
    }
    return word.toString();
  }

  private void run(String where, List<Fact> facts) {
    pipeline.run(
        new ListedFacts(facts),
        0,
        sources.open(where),
        new Pipeline.Ledger() {
          @Override
          public void enter(FactBatch batch, FactLog.Outcomes found, StepTable counts) {}

          @Override
          public void committed() {}
        });
  }

  private static Fact person(String where, String email, String name, String town) {
    return described(where, new Identity(IdentityKind.EMAIL, "", email), name, town);
  }

  private static Fact described(String where, Identity who, String name, String town) {
    return new Fact(
        FactKind.CUSTOMER,
        StableIds.of(where, "who", who.value()),
        1,
        NINE,
        List.of(who),
        Map.of(Trait.NAME, name, Trait.CITY, town),
        null,
        null);
  }

  private static Fact who(String where, Identity... person) {
    return new Fact(
        FactKind.CUSTOMER,
        StableIds.of(where, "names", person[0].value()),
        1,
        NINE,
        List.of(person),
        Map.of(),
        null,
        null);
  }

  private static Fact order(String where, String number, Identity person) {
    return new Fact(
        FactKind.ORDER_LINE,
        StableIds.of(where, "line", number),
        1,
        NINE.plusSeconds(60),
        List.of(person),
        Map.of(),
        new OrderPart(
            StableIds.of(where, "order", number),
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
