package guanxi.customer;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.customer.PersonGraph.Decision;
import guanxi.customer.PersonGraph.Edge;
import guanxi.customer.PersonGraph.Given;
import guanxi.customer.PersonGraph.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Facts may come in any order and in batches of any size: after the last one the graph is the same.
 * The facts are taken in one after the other as the database takes them in, only what they touch
 * being decided anew.
 */
class GraphConvergenceTest {

  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final IdentityRules RULES = IdentityRules.preset();
  private static final int DEVICE_NEIGHBOURS = 3;

  /** A fact: some identities, and when. */
  private record Told(List<Identity> identities, Instant at) {}

  @Test
  void aThousandHistoriesInTwentyOrdersGiveTheSameGraph() {
    int merged = 0;
    int refused = 0;
    for (long seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      List<Told> history = history(random);
      Graph expected = new Graph();
      expected.take(history);
      merged += expected.customers.size() - new HashSet<>(expected.customers.values()).size();
      refused += expected.refusals();
      for (int shuffle = 0; shuffle < 20; shuffle++) {
        Collections.shuffle(history, random);
        Graph graph = new Graph();
        int from = 0;
        while (from < history.size()) {
          int to = Math.min(history.size(), from + 1 + random.nextInt(25));
          graph.take(history.subList(from, to));
          from = to;
        }
        assertThat(graph.customers)
            .as("seed %d, shuffle %d", seed, shuffle)
            .isEqualTo(expected.customers);
      }
    }
    assertThat(merged).as("merges in all histories").isGreaterThan(5000);
    assertThat(refused).as("refused edges in all histories").isGreaterThan(500);
  }

  /** 50 facts over 8 people and about 20 identifiers; one tablet is everybody's. */
  private static List<Told> history(Random random) {
    List<Told> history = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int person = random.nextInt(8);
      Set<Identity> identities = new LinkedHashSet<>();
      if (random.nextInt(3) > 0) {
        identities.add(new Identity(IdentityKind.ACCOUNT, "shop", "account" + person));
      }
      if (random.nextInt(3) == 0) {
        int mistake = random.nextInt(10) == 0 ? random.nextInt(8) : person;
        identities.add(new Identity(IdentityKind.EMAIL, "", mistake + "@test"));
      }
      if (identities.isEmpty() || random.nextBoolean()) {
        String browser = random.nextInt(6) == 0 ? "tablet" : "browser" + person % 3;
        identities.add(new Identity(IdentityKind.ANONYMOUS_ID, "shop", browser));
      }
      history.add(new Told(List.copyOf(identities), DAY.plusSeconds(random.nextInt(20))));
    }
    return history;
  }

  /** What the tables of the module hold, in memory. */
  private static final class Graph {

    private final Map<UUID, Identity> identities = new HashMap<>();
    private final Map<UUID, Instant> seen = new HashMap<>();
    private final Map<List<UUID>, Instant> edges = new HashMap<>();
    private final Map<UUID, UUID> components = new HashMap<>();
    private final Map<UUID, UUID> customers = new HashMap<>();
    private final Set<UUID> shared = new HashSet<>();

    void take(List<Told> batch) {
      Set<UUID> touched = new HashSet<>();
      for (Told told : batch) {
        Identity strongest = told.identities().getFirst();
        for (Identity identity : told.identities()) {
          UUID id = identity.id();
          identities.put(id, identity);
          if (seen.merge(id, told.at(), Graph::earlier).equals(told.at())) {
            touched.add(id);
          }
          components.putIfAbsent(id, id);
          customers.putIfAbsent(id, id);
          if (!identity.equals(strongest)) {
            edges.merge(pair(strongest.id(), id), told.at(), Graph::earlier);
            touched.add(strongest.id());
            touched.add(id);
          }
        }
      }
      recount(touched);
      Set<UUID> scope = new HashSet<>();
      for (UUID id : touched) {
        UUID component = components.get(id);
        components.forEach((member, of) -> {
          if (of.equals(component)) {
            scope.add(member);
          }
        });
      }
      decide(scope)
          .placements()
          .forEach((id, placement) -> {
            components.put(id, placement.component());
            customers.put(id, placement.customer());
          });
    }

    int refusals() {
      return decide(identities.keySet()).refusals().size();
    }

    private void recount(Set<UUID> touched) {
      for (UUID id : Set.copyOf(touched)) {
        if (kind(id) == IdentityKind.ANONYMOUS_ID) {
          Map<IdentityKind, Integer> neighbours = new HashMap<>();
          for (UUID other : around(id)) {
            neighbours.merge(kind(other), 1, Integer::sum);
          }
          boolean many = neighbours.values().stream().anyMatch(n -> n > DEVICE_NEIGHBOURS);
          if (many != shared.contains(id)) {
            touched.addAll(around(id));
            shared.add(id);
          }
        }
      }
    }

    private List<UUID> around(UUID id) {
      return edges.keySet().stream()
          .filter(pair -> pair.contains(id))
          .map(pair -> pair.getFirst().equals(id) ? pair.getLast() : pair.getFirst())
          .toList();
    }

    private Decision decide(Set<UUID> scope) {
      List<Node> nodes =
          scope.stream()
              .map(id -> new Node(id, kind(id), "", seen.get(id), shared.contains(id)))
              .toList();
      List<Edge> between =
          edges.entrySet().stream()
              .map(edge ->
                  new Edge(edge.getKey().getFirst(), edge.getKey().getLast(), edge.getValue()))
              .toList();
      return PersonGraph.decide(new Given(nodes, between, List.of()), RULES);
    }

    private IdentityKind kind(UUID id) {
      Identity identity = identities.get(id);
      assertThat(identity).isNotNull();
      return identity == null ? IdentityKind.ACCOUNT : identity.kind();
    }

    private static List<UUID> pair(UUID one, UUID other) {
      return PersonGraph.compare(one, other) < 0 ? List.of(one, other) : List.of(other, one);
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }
}
