package guanxi.customer;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
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
 *   <li>Shared identities (a pick-up point's phone, a tablet in a shop) join nobody.
 *   <li>The remaining edges make components.
 *   <li>Inside each component edges are taken in the order of strength and unite what they connect,
 *       unless a limit would break (two accounts of one platform in one person) or staff said that
 *       two of those to be united are not one person; those edges are refused. So of an event that
 *       contradicts what is known, the identities of the lowest priority are left out.
 *   <li>The customer is named by the identity met first.
 * </ol>
 */
final class PersonGraph {

  /** An identity. */
  record Node(
      UUID id, IdentityKind kind, String platform, @Nullable Instant firstSeen, boolean shared) {}

  /** Two identities named together; {@code a} and {@code b} in the order of their ids. */
  record Edge(UUID a, UUID b, @Nullable Instant firstSeen) {}

  /** Two identities that staff said are not one person. */
  record Apart(UUID a, UUID b) {}

  /** Everything there is to decide from. */
  record Given(Collection<Node> nodes, Collection<Edge> edges, Collection<Apart> aparts) {}

  /** Where an identity belongs: among all connected ones, and to which person. */
  record Placement(UUID component, UUID customer) {}

  /**
   * An edge that was not followed.
   *
   * @param kind of which a person has only so many; null when staff keeps the two apart
   */
  record Refusal(Edge edge, @Nullable IdentityKind kind, String platform) {}

  /** The decisions: a placement per node, the edges that joined, those refused. */
  record Decision(Map<UUID, Placement> placements, List<Edge> joins, List<Refusal> refusals) {}

  private static final Comparator<Instant> UNDATED_LAST = nullsLast(naturalOrder());

  private final IdentityRules rules;
  private final Map<IdentityKind, Integer> ranks;
  private final Comparator<Node> metFirst;
  private final Map<UUID, Integer> indexes = new HashMap<>();
  private final List<Node> nodes;
  private final Sets connected;
  private final Sets persons;

  /** How much of each limited kind is in the person that an index stands for. */
  private final List<Map<Slot, Tally>> counts = new ArrayList<>();

  private PersonGraph(Collection<Node> nodes, IdentityRules rules) {
    this.nodes = List.copyOf(nodes);
    this.rules = rules;
    this.ranks = rules.ranks();
    this.metFirst =
        comparing(Node::firstSeen, UNDATED_LAST)
            .thenComparingInt(node -> rank(node.kind()))
            .thenComparing(Node::id, PersonGraph::compare);
    for (Node node : this.nodes) {
      indexes.put(node.id(), indexes.size());
      boolean limited = rules.limit(node.kind()) < Integer.MAX_VALUE;
      counts.add(
          limited
              ? Map.of(new Slot(node.kind(), node.platform()), Tally.of(node.firstSeen()))
              : Map.of());
    }
    this.connected = new Sets(this.nodes.size());
    this.persons = new Sets(this.nodes.size());
  }

  /**
   * Places every node.
   *
   * @param given whole components: every unshared node that an edge leads to must be among them; an
   *     edge to anything else is ignored
   */
  static Decision decide(Given given, IdentityRules rules) {
    return new PersonGraph(given.nodes(), rules).decide(given.edges(), given.aparts());
  }

  /** Ids compare as PostgreSQL compares them: byte by byte, unsigned. */
  static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  private Decision decide(Collection<Edge> edges, Collection<Apart> aparts) {
    List<Strangers> strangers = strangers(aparts);
    List<Edge> joins = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Link link : byStrength(edges)) {
      connected.unite(link.a(), link.b());
      int personA = persons.root(link.a());
      int personB = persons.root(link.b());
      if (personA == personB) {
        continue;
      }
      Map<Slot, Tally> together = sum(counts.get(personA), counts.get(personB));
      Optional<Slot> broken = broken(together);
      if (broken.isPresent()) {
        refusals.add(new Refusal(link.edge(), broken.get().kind(), broken.get().platform()));
      } else if (areApart(personA, personB, strangers)) {
        refusals.add(new Refusal(link.edge(), null, ""));
      } else {
        persons.unite(personA, personB);
        counts.set(persons.root(personA), together);
        joins.add(link.edge());
      }
    }
    return new Decision(placements(), joins, refusals);
  }

  private List<Strangers> strangers(Collection<Apart> aparts) {
    List<Strangers> strangers = new ArrayList<>();
    for (Apart apart : aparts) {
      Integer a = indexes.get(apart.a());
      Integer b = indexes.get(apart.b());
      if (a != null && b != null) {
        strangers.add(new Strangers(a, b));
      }
    }
    return strangers;
  }

  private boolean areApart(int personA, int personB, List<Strangers> strangers) {
    for (Strangers pair : strangers) {
      int a = persons.root(pair.a());
      int b = persons.root(pair.b());
      if ((a == personA && b == personB) || (a == personB && b == personA)) {
        return true;
      }
    }
    return false;
  }

  /** Usable edges, the strongest first: between high kinds, then early, then by id. */
  private List<Link> byStrength(Collection<Edge> edges) {
    List<Link> usable = new ArrayList<>();
    for (Edge edge : edges) {
      Integer a = indexes.get(edge.a());
      Integer b = indexes.get(edge.b());
      if (a != null && b != null && !nodes.get(a).shared() && !nodes.get(b).shared()) {
        int one = rank(nodes.get(a).kind());
        int other = rank(nodes.get(b).kind());
        usable.add(new Link(a, b, Math.max(one, other), Math.min(one, other), edge));
      }
    }
    usable.sort(
        comparingInt(Link::weaker)
            .thenComparingInt(Link::stronger)
            .thenComparing(link -> link.edge().firstSeen(), UNDATED_LAST)
            .thenComparing(link -> link.edge().a(), PersonGraph::compare)
            .thenComparing(link -> link.edge().b(), PersonGraph::compare));
    return usable;
  }

  private int rank(IdentityKind kind) {
    return ranks.getOrDefault(kind, Integer.MAX_VALUE);
  }

  private static Map<Slot, Tally> sum(Map<Slot, Tally> one, Map<Slot, Tally> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Map<Slot, Tally> sum = new HashMap<>(one);
    other.forEach((slot, tally) -> sum.merge(slot, tally, Tally::plus));
    return sum;
  }

  /** The first limit that a person with these counts would break. */
  private Optional<Slot> broken(Map<Slot, Tally> counts) {
    return counts.entrySet().stream()
        .filter(count -> breaks(count.getKey().kind(), count.getValue()))
        .map(Map.Entry::getKey)
        .min(comparingInt((Slot slot) -> rank(slot.kind())).thenComparing(Slot::platform));
  }

  private boolean breaks(IdentityKind kind, Tally tally) {
    return tally.most(rules.window(kind).length()) > rules.limit(kind);
  }

  private Map<UUID, Placement> placements() {
    Map<Integer, UUID> components = new HashMap<>();
    Map<Integer, Node> first = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      components.merge(
          connected.root(i), node.id(), (one, other) -> compare(one, other) < 0 ? one : other);
      first.merge(
          persons.root(i), node, (one, other) -> metFirst.compare(one, other) < 0 ? one : other);
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

  /** A usable edge, the indexes of its ends, and the ranks of their kinds. */
  private record Link(int a, int b, int weaker, int stronger, Edge edge) {}

  /** Indexes of two identities that are not one person. */
  private record Strangers(int a, int b) {}

  /** What a limit counts. */
  private record Slot(IdentityKind kind, String platform) {}
}
