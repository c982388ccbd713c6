package guanxi.customer;

import guanxi.customer.PersonGraph.Decision;
import guanxi.customer.PersonGraph.Edge;
import guanxi.customer.PersonGraph.Given;
import guanxi.customer.PersonGraph.Node;
import guanxi.customer.PersonGraph.Placement;
import guanxi.platform.CopyBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a batch say of persons, added up: who was seen, who was named together, what
 * they are called. The sums do not depend on the order in which the facts are told.
 */
public final class Statements {

  private final Map<UUID, Seen> seen = new TreeMap<>(PersonGraph::compare);
  private final Map<Pair, Together> together = new HashMap<>();
  private final Map<Described, Said> said = new HashMap<>();

  /** A fact names an identity. */
  public void seen(UUID id, Identity identity, @Nullable Instant at) {
    seen.computeIfAbsent(id, _ -> new Seen(identity)).period.add(at);
  }

  /** A fact names two identities of one person. */
  public void together(UUID one, UUID other, @Nullable Instant at, UUID fact) {
    Pair pair = PersonGraph.compare(one, other) < 0 ? new Pair(one, other) : new Pair(other, one);
    together.computeIfAbsent(pair, _ -> new Together()).add(at, fact);
  }

  /** A fact describes the person of an identity. */
  public void said(UUID id, Trait trait, @Nullable Instant at, String value) {
    said.merge(
        new Described(id, trait),
        new Said(at, value),
        (one, more) -> more.isNewer(one) ? more : one);
  }

  /**
   * Rows of {@code identity_batch}: id, kind, platform, value, component, customer_id. The last two
   * are what would be decided if there were nothing but these statements.
   */
  CopyBuffer identities(IdentityRules rules) {
    Map<UUID, Placement> placements = decide(rules).placements();
    CopyBuffer rows = new CopyBuffer();
    seen.forEach((id, seen) -> {
      Placement placement = placements.getOrDefault(id, new Placement(id, id));
      rows.uuid(id)
          .number(seen.identity.kind().code())
          .text(seen.identity.platform())
          .text(seen.identity.value())
          .uuid(placement.component())
          .uuid(placement.customer())
          .endRow();
    });
    return rows;
  }

  private Decision decide(IdentityRules rules) {
    List<Node> nodes = new ArrayList<>(seen.size());
    seen.forEach((id, seen) ->
        nodes.add(
            new Node(
                id, seen.identity.kind(), seen.identity.platform(), seen.period.first, false)));
    List<Edge> edges = new ArrayList<>(together.size());
    together.forEach((pair, named) -> edges.add(new Edge(pair.a(), pair.b(), named.period.first)));
    return PersonGraph.decide(new Given(nodes, edges, List.of()), rules);
  }

  /** Rows of {@code sighting_batch}: identity_id, first_seen, last_seen, facts. */
  CopyBuffer sightings() {
    CopyBuffer rows = new CopyBuffer();
    seen.forEach((id, seen) -> {
      rows.uuid(id);
      seen.period.write(rows);
      rows.endRow();
    });
    return rows;
  }

  /** Rows of {@code edge_batch}: a, b, first_seen, last_seen, facts, fact_key. */
  CopyBuffer edges() {
    CopyBuffer rows = new CopyBuffer();
    together.forEach((pair, named) -> {
      rows.uuid(pair.a()).uuid(pair.b());
      named.period.write(rows);
      rows.uuid(named.firstFact).endRow();
    });
    return rows;
  }

  /** Rows of {@code trait_batch}: identity_id, trait, at, value. */
  CopyBuffer traits() {
    CopyBuffer rows = new CopyBuffer();
    said.forEach((described, said) ->
        rows.uuid(described.id())
            .number(described.trait().code())
            .instant(said.at())
            .text(said.value())
            .endRow());
    return rows;
  }

  /** An edge's ends, in the order of their ids. */
  private record Pair(UUID a, UUID b) {}

  /** What a trait belongs to. */
  private record Described(UUID id, Trait trait) {}

  /** The newest statement wins; of two at the same time the greater text, so order is moot. */
  private record Said(@Nullable Instant at, String value) {

    boolean isNewer(Said other) {
      if (at != null && other.at != null && !at.equals(other.at)) {
        return at.isAfter(other.at);
      }
      if ((at == null) != (other.at == null)) {
        return at != null;
      }
      return !value.equals(other.value)
          && Arrays.compareUnsigned(
                  value.getBytes(StandardCharsets.UTF_8),
                  other.value.getBytes(StandardCharsets.UTF_8))
              > 0;
    }
  }

  /** How often and when. */
  private static final class Period {

    private @Nullable Instant first;
    private @Nullable Instant last;
    private long facts;

    void add(@Nullable Instant at) {
      facts++;
      if (at != null && (first == null || at.isBefore(first))) {
        first = at;
      }
      if (at != null && (last == null || at.isAfter(last))) {
        last = at;
      }
    }

    void write(CopyBuffer row) {
      row.instant(first).instant(last).number(facts);
    }
  }

  /** An identity and when it was seen. */
  private static final class Seen {

    private final Identity identity;
    private final Period period = new Period();

    Seen(Identity identity) {
      this.identity = identity;
    }
  }

  /** When two were named together, and by which fact first. */
  private static final class Together {

    private final Period period = new Period();
    private @Nullable Instant firstAt;
    private @Nullable UUID firstFact;

    void add(@Nullable Instant at, UUID fact) {
      period.add(at);
      if (firstFact == null || isEarlier(at, fact, firstAt, firstFact)) {
        firstAt = at;
        firstFact = fact;
      }
    }

    private static boolean isEarlier(
        @Nullable Instant at, UUID fact, @Nullable Instant otherAt, UUID otherFact) {
      if (at != null && otherAt != null && !at.equals(otherAt)) {
        return at.isBefore(otherAt);
      }
      if ((at == null) != (otherAt == null)) {
        return at != null;
      }
      return PersonGraph.compare(fact, otherFact) < 0;
    }
  }
}
