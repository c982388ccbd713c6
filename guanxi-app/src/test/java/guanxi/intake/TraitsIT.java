package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.customer.Customer;
import guanxi.customer.Customers;
import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.customer.SaidTrait;
import guanxi.customer.Splits;
import guanxi.customer.Trait;
import guanxi.shared.CustomerId;
import guanxi.shared.StableIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What several sources say of one person: the newest counts, the others are not forgotten. */
@SpringBootTest
class TraitsIT {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));
  private static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));

  @Autowired Pipeline pipeline;
  @Autowired Sources sources;
  @Autowired Withdrawal withdrawal;
  @Autowired Splits splits;
  @Autowired Customers customers;

  private String shop = "";
  private Identity email = new Identity(IdentityKind.EMAIL, "", "");
  private Identity phone = new Identity(IdentityKind.PHONE, "", "");

  @BeforeEach
  void newPerson() {
    shop = "traits " + System.nanoTime();
    email = new Identity(IdentityKind.EMAIL, "", System.nanoTime() + "@traits.test");
    phone = new Identity(IdentityKind.PHONE, "", "+49" + System.nanoTime());
  }

  @Test
  void theNewestStatementCountsWhicheverCameFirst() {
    long late = run(said("late", ELEVEN, Map.of(Trait.NAME, "Ann Late"), email));
    long early = run(said("early", NINE, Map.of(Trait.NAME, "Ann Early"), email));
    long middle = run(said("middle", TEN, Map.of(Trait.COMPANY, "Acme"), email));

    assertThat(customer(email).name()).isEqualTo("Ann Late");
    assertThat(customers.traits(customer(email).id()))
        .containsExactly(
            new SaidTrait(Trait.NAME, "Ann Late", ELEVEN, late),
            new SaidTrait(Trait.NAME, "Ann Early", NINE, early),
            new SaidTrait(Trait.COMPANY, "Acme", TEN, middle));
  }

  @Test
  void whatTwoSourcesSayAlikeStandsOnceWithItsLastTime() {
    run(said("one", NINE, Map.of(Trait.CITY, "Berlin"), email));
    long again = run(said("two", TEN, Map.of(Trait.CITY, "Berlin"), email));

    assertThat(customers.traits(customer(email).id()))
        .containsExactly(new SaidTrait(Trait.CITY, "Berlin", TEN, again));
  }

  @Test
  void statementsFollowAMergeASplitAndBothBeingTakenBack() {
    long one = run(said("one", NINE, Map.of(Trait.NAME, "Ann"), email));
    long two = run(said("two", TEN, Map.of(Trait.NAME, "Anna"), phone));
    List<SaidTrait> alone = customers.traits(customer(email).id());
    assertThat(alone).containsExactly(new SaidTrait(Trait.NAME, "Ann", NINE, one));

    long both = run(said("both", ELEVEN, Map.of(), email, phone));
    assertThat(customer(email).name()).isEqualTo("Anna");
    assertThat(customers.traits(customer(email).id()))
        .containsExactly(
            new SaidTrait(Trait.NAME, "Anna", TEN, two),
            new SaidTrait(Trait.NAME, "Ann", NINE, one));

    UUID split = splits.separate(email.id(), phone.id(), "Mei");
    assertThat(customer(email).name()).isEqualTo("Ann");
    assertThat(customers.traits(customer(email).id())).isEqualTo(alone);
    splits.undo(split);
    assertThat(customer(email).name()).isEqualTo("Anna");

    withdrawal.withdraw(both);
    assertThat(customers.traits(customer(email).id())).isEqualTo(alone);
    withdrawal.withdraw(two);
    assertThat(customers.find(new CustomerId(phone.id()))).isEmpty();
  }

  private Customer customer(Identity identity) {
    return customers.find(new CustomerId(identity.id())).orElseThrow();
  }

  private long run(Fact... facts) {
    Origin origin = sources.open(shop);
    pipeline.run(
        new ListedFacts(List.of(facts)),
        0,
        origin,
        new Pipeline.Ledger() {
          @Override
          public void enter(FactBatch batch, FactLog.Outcomes found, StepTable counts) {}

          @Override
          public void committed() {}
        });
    return origin.id();
  }

  private Fact said(String key, Instant at, Map<Trait, String> traits, Identity... person) {
    return new Fact(
        FactKind.CUSTOMER,
        StableIds.of(shop, key),
        StableIds.hash64(key),
        at,
        List.of(person),
        traits,
        null,
        null);
  }
}
