package guanxi.customer;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides which identities are one person. The answer is a function of the evidence alone, never of
 * the order in which it came:
 *
 * <ol>
 *   <li>Shared identities (a pick-up point's phone) join nobody.
 *   <li>The remaining edges make components.
 *   <li>Inside each component edges are taken in the order of strength and unite what they connect,
 *       unless a limit would break (two accounts of one platform in one person); those edges are
 *       refused.
 *   <li>The customer is named by the identity met first.
 * </ol>
 */
final class PersonGraph {

  /** An identity. */
  record Node(
      UUID id, IdentityKind kind, String platform, @Nullable Instant firstSeen, boolean shared) {}

  /** Two identities named together; {@code a} and {@code b} in the order of their ids. */
  record Edge(UUID a, UUID b, @Nullable Instant firstSeen) {}

  /** Where an identity belongs: among all connected ones, and to which person. */
  record Placement(UUID component, UUID customer) {}

  /** An edge that was not followed because a person has only so many of this kind. */
  record Refusal(Edge edge, IdentityKind kind, String platform) {}

  /** The decisions: a placement per node, the edges that joined, those refused. */
  record Decision(Map<UUID, Placement> placements, List<Edge> joins, List<Refusal> refusals) {}

  private static final Comparator<Instant> UNDATED_LAST = nullsLast(naturalOrder());

  private static final Comparator<Node> MET_FIRST =
      comparing(Node::firstSeen, UNDATED_LAST)
          .thenComparing(Node::kind)
          .thenComparing(Node::id, PersonGraph::compare);

  private final IdentityLimits limits;
  private final Map<UUID, Integer> indexes = new HashMap<>();
  private final List<Node> nodes;
  private final Sets connected;
  private final Sets persons;

  /** How much of each limited kind is in the person that an index stands for. */
  private final List<Map<Slot, Integer>> counts = new ArrayList<>();

  private PersonGraph(Collection<Node> nodes, IdentityLimits limits) {
    this.nodes = List.copyOf(nodes);
    this.limits = limits;
    for (Node node : this.nodes) {
      indexes.put(node.id(), indexes.size());
      boolean limited = limits.of(node.kind()) < Integer.MAX_VALUE;
      counts.add(limited ? Map.of(new Slot(node.kind(), node.platform()), 1) : Map.of());
    }
    this.connected = new Sets(this.nodes.size());
    this.persons = new Sets(this.nodes.size());
  }

  /**
   * Places every node.
   *
   * @param nodes whole components: every unshared node that an edge leads to must be among them
   * @param edges those between the nodes; an edge to anything else is ignored
   */
  static Decision decide(Collection<Node> nodes, Collection<Edge> edges, IdentityLimits limits) {
    return new PersonGraph(nodes, limits).decide(edges);
  }

  /** Ids compare as PostgreSQL compares them: byte by byte, unsigned. */
  static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  private Decision decide(Collection<Edge> edges) {
    List<Edge> joins = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Link link : byStrength(edges)) {
      connected.unite(link.a(), link.b());
      int personA = persons.root(link.a());
      int personB = persons.root(link.b());
      if (personA == personB) {
        continue;
      }
      Map<Slot, Integer> together = sum(counts.get(personA), counts.get(personB));
      Optional<Slot> broken = broken(together);
      if (broken.isPresent()) {
        refusals.add(new Refusal(link.edge(), broken.get().kind(), broken.get().platform()));
      } else {
        persons.unite(personA, personB);
        counts.set(persons.root(personA), together);
        joins.add(link.edge());
      }
    }
    return new Decision(placements(), joins, refusals);
  }

  /** Usable edges, the strongest first: between high kinds, then early, then by id. */
  private List<Link> byStrength(Collection<Edge> edges) {
    List<Link> usable = new ArrayList<>();
    for (Edge edge : edges) {
      Integer a = indexes.get(edge.a());
      Integer b = indexes.get(edge.b());
      if (a != null && b != null && !nodes.get(a).shared() && !nodes.get(b).shared()) {
        usable.add(new Link(a, b, edge));
      }
    }
    usable.sort(
        comparing(this::weaker)
            .thenComparing(this::stronger)
            .thenComparing(link -> link.edge().firstSeen(), UNDATED_LAST)
            .thenComparing(link -> link.edge().a(), PersonGraph::compare)
            .thenComparing(link -> link.edge().b(), PersonGraph::compare));
    return usable;
  }

  private IdentityKind weaker(Link link) {
    IdentityKind a = nodes.get(link.a()).kind();
    IdentityKind b = nodes.get(link.b()).kind();
    return a.compareTo(b) > 0 ? a : b;
  }

  private IdentityKind stronger(Link link) {
    IdentityKind a = nodes.get(link.a()).kind();
    IdentityKind b = nodes.get(link.b()).kind();
    return a.compareTo(b) > 0 ? b : a;
  }

  private static Map<Slot, Integer> sum(Map<Slot, Integer> one, Map<Slot, Integer> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Map<Slot, Integer> sum = new HashMap<>(one);
    other.forEach((slot, count) -> sum.merge(slot, count, Integer::sum));
    return sum;
  }

  /** The first limit that a person with these counts would break. */
  private Optional<Slot> broken(Map<Slot, Integer> counts) {
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > limits.of(count.getKey().kind()))
        .map(Map.Entry::getKey)
        .min(comparing(Slot::kind).thenComparing(Slot::platform));
  }

  private Map<UUID, Placement> placements() {
    Map<Integer, UUID> components = new HashMap<>();
    Map<Integer, Node> first = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      components.merge(
          connected.root(i), node.id(), (one, other) -> compare(one, other) < 0 ? one : other);
      first.merge(
          persons.root(i), node, (one, other) -> MET_FIRST.compare(one, other) < 0 ? one : other);
    }
    Map<UUID, Placement> placements = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      UUID component = components.get(connected.root(i));
      Node customer = first.get(persons.root(i));
      if (component != null && customer != null) {
        placements.put(nodes.get(i).id(), new Placement(component, customer.id()));
      }
    }
    return placements;
  }

  /** A usable edge and the indexes of its ends. */
  private record Link(int a, int b, Edge edge) {}

  /** What a limit counts. */
  private record Slot(IdentityKind kind, String platform) {}
}
