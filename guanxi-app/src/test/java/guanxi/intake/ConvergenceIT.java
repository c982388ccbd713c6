package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.customer.Trait;
import guanxi.intake.Fact.OrderPart;
import guanxi.shared.StableIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order in which evidence comes, and evidence that was taken back, leave nothing behind. */
@SpringBootTest
class ConvergenceIT {

  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");

  @Autowired Pipeline pipeline;
  @Autowired Sources sources;
  @Autowired Withdrawal withdrawal;
  @Autowired JdbcClient database;

  @Test
  void shuffledHistoriesGiveTheSameRowsAndTakingThemBackLeavesNone() {
    Map<String, String> before = TableHashes.of(database);
    for (long seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      List<Fact> facts = history(random);
      String expected = "";
      for (int shuffle = 0; shuffle < 4; shuffle++) {
        List<Long> origins = takeIn(facts, random);
        String found = derived();
        assertThat(found).as("seed %d, shuffle %d", seed, shuffle).isNotEmpty();
        expected = shuffle == 0 ? found : expected;
        assertThat(found).as("seed %d, shuffle %d", seed, shuffle).isEqualTo(expected);
        Collections.shuffle(origins, random);
        origins.forEach(withdrawal::withdraw);
        assertThat(TableHashes.of(database)).as("seed %d", seed).isEqualTo(before);
      }
    }
  }

  @Test
  void takingOneOfManyBackIsAsIfItHadNeverCome() {
    Random random = new Random(77);
    List<Fact> facts = history(random);
    List<Fact> kept = facts.subList(0, 30);
    List<Fact> gone = facts.subList(30, facts.size());
    long first = takeIn(kept);
    Map<String, String> before = TableHashes.of(database);

    long second = takeIn(gone);
    withdrawal.withdraw(second);

    assertThat(TableHashes.of(database)).isEqualTo(before);
    withdrawal.withdraw(first);
  }

  /** What is derived from the evidence, without the numbers of origins. */
  private String derived() {
    return database
        .sql(
            """
            SELECT coalesce(string_agg(line, E'\\n' ORDER BY line), '') FROM (
              SELECT 'i ' || i::text AS line FROM customer.identity i
              UNION ALL SELECT 'c ' || c::text FROM customer.customer c
              UNION ALL SELECT 'r ' || r::text FROM customer.refused_edge r
              UNION ALL SELECT 'o ' || (o.id, o.identity_id, o.customer_id, o.amount_minor)::text
                FROM ordering.shop_order o) rows
            """)
        .query(String.class)
        .single();
  }

  /** 50 facts over 8 people and about 20 identifiers, some of them shared by mistake. */
  private static List<Fact> history(Random random) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int person = random.nextInt(8);
      List<Identity> identities = new ArrayList<>();
      if (random.nextBoolean()) {
        identities.add(new Identity(IdentityKind.ACCOUNT, "history", "account" + person));
      }
      if (random.nextBoolean()) {
        int mistake = random.nextInt(10) == 0 ? random.nextInt(8) : person;
        identities.add(new Identity(IdentityKind.EMAIL, "", mistake + "@history.test"));
      }
      if (identities.isEmpty() || random.nextInt(3) == 0) {
        int phone = random.nextInt(6) == 0 ? 0 : person;
        identities.add(new Identity(IdentityKind.PHONE, "", "+4930555" + phone));
      }
      if (random.nextInt(3) == 0) {
        int tablet = random.nextInt(8) == 0 ? 99 : 10 * person + random.nextInt(2);
        identities.add(new Identity(IdentityKind.ANONYMOUS_ID, "history", "browser" + tablet));
      }
      facts.add(fact(i, random, identities));
    }
    return facts;
  }

  private static Fact fact(int number, Random random, List<Identity> identities) {
    Instant at = random.nextInt(12) == 0 ? null : DAY.plusSeconds(random.nextInt(30));
    return new Fact(
        FactKind.ORDER_LINE,
        StableIds.of("history", Integer.toString(number)),
        number,
        at,
        identities,
        Map.of(Trait.NAME, "Name " + random.nextInt(5)),
        new OrderPart(
            StableIds.of("history order", Integer.toString(number)),
            "h" + number,
            "EUR",
            (long) random.nextInt(1000),
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

  private List<Long> takeIn(List<Fact> facts, Random random) {
    List<Fact> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    List<Long> origins = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); from += 13) {
      origins.add(takeIn(shuffled.subList(from, Math.min(shuffled.size(), from + 13))));
    }
    return origins;
  }

  private long takeIn(List<Fact> facts) {
    return ListedFacts.takeIn(pipeline, sources.open("history"), facts, _ -> {});
  }
}
