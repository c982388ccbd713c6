package guanxi.customer;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.customer.PersonGraph.Apart;
import guanxi.customer.PersonGraph.Decision;
import guanxi.customer.PersonGraph.Edge;
import guanxi.customer.PersonGraph.Given;
import guanxi.customer.PersonGraph.Node;
import guanxi.customer.PersonGraph.Placement;
import guanxi.customer.PersonGraph.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PersonGraphTest {

  private static final IdentityRules RULES = IdentityRules.preset();
  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");

  private static final List<IdentityKind> KINDS = List.of(IdentityKind.values());

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Apart> aparts = new ArrayList<>();

  @Test
  void whoeverIsConnectedIsOneCustomerNamedByTheIdentityMetFirst() {
    Node email = node(IdentityKind.EMAIL, "", "a", 2);
    Node phone = node(IdentityKind.PHONE, "", "b", 1);
    Node account = node(IdentityKind.ACCOUNT, "Shop", "c", 3);
    edge(email, phone, 3);
    edge(account, email, 3);

    Decision decision = decide();

    assertThat(customers(decision)).containsExactly(phone.id());
    assertThat(decision.joins()).hasSize(2);
  }

  @Test
  void twoAccountsOfOnePlatformStayApartAndTheEarlierEdgeWins() {
    Node email = node(IdentityKind.EMAIL, "", "a", 1);
    Node first = node(IdentityKind.ACCOUNT, "Shop", "b", 2);
    Node second = node(IdentityKind.ACCOUNT, "Shop", "c", 2);
    edge(second, email, 5);
    edge(first, email, 4);

    Decision decision = decide();

    assertThat(customer(decision, first)).isEqualTo(email.id());
    assertThat(customer(decision, second)).isEqualTo(second.id());
    assertThat(decision.refusals())
        .singleElement()
        .extracting(Refusal::kind, Refusal::platform)
        .containsExactly(IdentityKind.ACCOUNT, "Shop");
    assertThat(component(decision, first)).isEqualTo(component(decision, second));
  }

  @Test
  void accountsOfDifferentPlatformsMayBeOneCustomer() {
    Node email = node(IdentityKind.EMAIL, "", "a", 1);
    Node here = node(IdentityKind.ACCOUNT, "Here", "b", 2);
    Node there = node(IdentityKind.ACCOUNT, "There", "c", 2);
    edge(here, email, 5);
    edge(there, email, 4);

    assertThat(customers(decide())).hasSize(1);
  }

  @Test
  void theSixthEmailStaysOutside() {
    Node account = node(IdentityKind.ACCOUNT, "Shop", "account", 0);
    for (int i = 1; i <= 6; i++) {
      edge(account, node(IdentityKind.EMAIL, "", "e" + i, i), i);
    }

    Decision decision = decide();

    assertThat(customers(decision)).hasSize(2);
    assertThat(decision.refusals()).hasSize(1);
    assertThat(decision.refusals().getFirst().edge().firstSeen()).isEqualTo(DAY.plusSeconds(6));
  }

  @Test
  void aSharedPhoneJoinsNobody() {
    Node till = new Node(id("till"), IdentityKind.PHONE, "", DAY, true);
    nodes.add(till);
    Node one = node(IdentityKind.EMAIL, "", "one", 1);
    Node other = node(IdentityKind.EMAIL, "", "other", 1);
    edge(one, till, 1);
    edge(other, till, 1);

    Decision decision = decide();

    assertThat(customers(decision)).hasSize(3);
    assertThat(component(decision, one)).isEqualTo(one.id());
  }

  @Test
  void theTabletInTheShopDoesNotMakeOnePersonOfAllWhoSignInOnIt() {
    Node tablet = node(IdentityKind.ANONYMOUS_ID, "Shop", "tablet", 0);
    Node first = node(IdentityKind.ACCOUNT, "Shop", "first", 1);
    Node second = node(IdentityKind.ACCOUNT, "Shop", "second", 2);
    edge(first, tablet, 1);
    edge(second, tablet, 2);

    Decision decision = decide();

    assertThat(customer(decision, tablet)).isEqualTo(customer(decision, first));
    assertThat(customer(decision, second)).isEqualTo(second.id());
    assertThat(decision.refusals())
        .singleElement()
        .extracting(Refusal::kind)
        .isEqualTo(IdentityKind.ACCOUNT);
  }

  @Test
  void signingOutSeparatesWhoComesNext() {
    Node before = node(IdentityKind.ANONYMOUS_ID, "Shop", "before", 0);
    Node after = node(IdentityKind.ANONYMOUS_ID, "Shop", "after", 5);
    Node ann = node(IdentityKind.ACCOUNT, "Shop", "ann", 1);
    Node bob = node(IdentityKind.ACCOUNT, "Shop", "bob", 6);
    edge(ann, before, 1);
    edge(bob, after, 6);

    Decision decision = decide();

    assertThat(customer(decision, before)).isEqualTo(customer(decision, ann));
    assertThat(customer(decision, after)).isEqualTo(customer(decision, bob));
    assertThat(customers(decision)).hasSize(2);
  }

  @Test
  void ofAnEventThatContradictsWhatIsKnownTheLowestPriorityIsLeftOut() {
    Node ann = node(IdentityKind.ACCOUNT, "Shop", "ann", 1);
    Node bob = node(IdentityKind.ACCOUNT, "Shop", "bob", 2);
    Node email = node(IdentityKind.EMAIL, "", "email", 1);
    Node browser = node(IdentityKind.ANONYMOUS_ID, "Shop", "browser", 1);
    edge(ann, email, 1);
    edge(ann, browser, 1);
    Node bobsEmail = node(IdentityKind.EMAIL, "", "bob's", 2);
    edge(bob, bobsEmail, 2);
    edge(bob, browser, 2);

    Decision decision = decide();

    assertThat(customer(decision, bobsEmail)).isEqualTo(customer(decision, bob));
    assertThat(customer(decision, browser)).isEqualTo(customer(decision, ann));
    assertThat(customers(decision)).hasSize(2);
  }

  @Test
  void aWindowCountsOnlyWhatAppearedCloseTogether() {
    Node account = node(IdentityKind.ACCOUNT, "Shop", "account", 0);
    int week = 7 * 24 * 3600;
    for (int i = 0; i < 12; i++) {
      edge(account, node(IdentityKind.ANONYMOUS_ID, "Shop", "week" + i, i * week), i * week);
    }
    assertThat(customers(decide())).hasSize(1);

    for (int i = 0; i < 6; i++) {
      edge(account, node(IdentityKind.ANONYMOUS_ID, "Shop", "hour" + i, 20 * week + i), 20 * week);
    }
    assertThat(customers(decide())).hasSize(2);
    assertThat(decide().refusals())
        .singleElement()
        .extracting(Refusal::kind)
        .isEqualTo(IdentityKind.ANONYMOUS_ID);
  }

  @Test
  void whatStaffKeepsApartIsNotJoinedOverAThirdEither() {
    Node account = node(IdentityKind.ACCOUNT, "Shop", "account", 1);
    Node email = node(IdentityKind.EMAIL, "", "email", 1);
    Node phone = node(IdentityKind.PHONE, "", "phone", 1);
    edge(account, email, 1);
    edge(account, phone, 1);
    edge(email, phone, 1);
    aparts.add(new Apart(account.id(), email.id()));

    Decision decision = decide();

    assertThat(customer(decision, phone)).isEqualTo(customer(decision, account));
    assertThat(customer(decision, email)).isEqualTo(email.id());
    assertThat(decision.refusals()).hasSize(2).allMatch(refusal -> refusal.kind() == null);
    assertThat(component(decision, email)).isEqualTo(component(decision, account));
  }

  @Test
  void anInstallationMayRankKindsOtherwise() {
    IdentityRules phonesFirst =
        new IdentityRules(
            List.of(IdentityKind.PHONE),
            10,
            3,
            List.of(),
            rule(1),
            rule(1),
            rule(1),
            rule(1),
            rule(1),
            rule(1),
            rule(1),
            rule(1),
            rule(1));
    Node account = node(IdentityKind.ACCOUNT, "Shop", "account", 1);
    Node email = node(IdentityKind.EMAIL, "", "email", 1);
    Node phone = node(IdentityKind.PHONE, "", "phone", 1);
    Node other = node(IdentityKind.ACCOUNT, "Shop", "other", 1);
    edge(account, email, 1);
    edge(phone, account, 1);
    edge(phone, other, 0);

    Decision decision = PersonGraph.decide(new Given(nodes, edges, aparts), phonesFirst);

    assertThat(phonesFirst.ranks()).containsEntry(IdentityKind.PHONE, 0);
    assertThat(customer(decision, phone)).isEqualTo(customer(decision, other));
  }

  private static IdentityRules.Rule rule(int limit) {
    return new IdentityRules.Rule(limit, IdentityRules.Window.EVER, List.of());
  }

  @Test
  void undatedIdentitiesNameNobodyWhoIsDated() {
    Node undated = new Node(id("undated"), IdentityKind.ACCOUNT, "Shop", null, false);
    nodes.add(undated);
    Node dated = node(IdentityKind.PHONE, "", "dated", 9);
    edge(undated, dated, 9);

    assertThat(customers(decide())).containsExactly(dated.id());
  }

  @Test
  void anyOrderOfEvidenceGivesTheSameCustomers() {
    for (long seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      drawHistory(random);
      Decision expected = decide();
      for (int shuffle = 0; shuffle < 20; shuffle++) {
        Collections.shuffle(nodes, random);
        Collections.shuffle(edges, random);
        Decision again = decide();
        assertThat(again.placements()).as("seed %d", seed).isEqualTo(expected.placements());
        assertThat(Set.copyOf(again.refusals()))
            .as("seed %d", seed)
            .isEqualTo(Set.copyOf(expected.refusals()));
      }
    }
  }

  /** 50 facts over 20 identifiers; each names two. */
  private void drawHistory(Random random) {
    nodes.clear();
    edges.clear();
    for (int i = 0; i < 20; i++) {
      IdentityKind kind = KINDS.get(random.nextInt(KINDS.size()));
      boolean shared = random.nextInt(10) == 0 && kind != IdentityKind.ACCOUNT;
      Instant seen = random.nextInt(8) == 0 ? null : DAY.plusSeconds(random.nextInt(5));
      nodes.add(new Node(id("n" + i), kind, "", seen, shared));
    }
    for (int i = 0; i < 50; i++) {
      Node one = nodes.get(random.nextInt(20));
      Node other = nodes.get(random.nextInt(20));
      if (!one.id().equals(other.id())) {
        edge(one, other, random.nextInt(5));
      }
    }
    List<Edge> distinct =
        edges.stream()
            .collect(Collectors.toMap(e -> e.a() + " " + e.b(), e -> e, (a, _) -> a))
            .values()
            .stream()
            .toList();
    edges.clear();
    edges.addAll(distinct);
  }

  private Node node(IdentityKind kind, String platform, String name, int second) {
    Node node = new Node(id(name), kind, platform, DAY.plusSeconds(second), false);
    nodes.add(node);
    return node;
  }

  private void edge(Node one, Node other, int second) {
    boolean ordered = PersonGraph.compare(one.id(), other.id()) < 0;
    edges.add(
        new Edge(
            ordered ? one.id() : other.id(),
            ordered ? other.id() : one.id(),
            DAY.plusSeconds(second)));
  }

  private static UUID id(String name) {
    return new Identity(IdentityKind.EMAIL, "", name).id();
  }

  private Decision decide() {
    return PersonGraph.decide(new Given(nodes, edges, aparts), RULES);
  }

  private static UUID customer(Decision decision, Node node) {
    return placement(decision, node).customer();
  }

  private static UUID component(Decision decision, Node node) {
    return placement(decision, node).component();
  }

  private static Placement placement(Decision decision, Node node) {
    Placement placement = decision.placements().get(node.id());
    assertThat(placement).isNotNull();
    return java.util.Objects.requireNonNull(placement);
  }

  private static Set<UUID> customers(Decision decision) {
    return decision.placements().values().stream()
        .map(Placement::customer)
        .collect(Collectors.toSet());
  }
}
