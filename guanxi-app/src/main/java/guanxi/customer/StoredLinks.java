package guanxi.customer;

import guanxi.customer.PersonGraph.Apart;
import guanxi.customer.PersonGraph.Decision;
import guanxi.customer.PersonGraph.Edge;
import guanxi.customer.PersonGraph.Given;
import guanxi.customer.PersonGraph.Node;
import guanxi.customer.PersonGraph.Refusal;
import guanxi.shared.CustomerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the evidence around a customer to explain her: table {@code customer.edge}. */
@Repository
class StoredLinks {

  /** A page cannot show more; components of people are far smaller. */
  private static final int MOST_NODES = 2000;

  private final JdbcClient database;

  StoredLinks(JdbcClient database) {
    this.database = database;
  }

  /** An edge as stored. */
  record StoredEdge(Edge edge, long facts, long origin, @Nullable UUID fact) {}

  /** All identities that edges connect with a customer's, and those edges. */
  record Neighbourhood(
      List<Node> nodes,
      List<StoredEdge> stored,
      List<Edge> merges,
      List<Apart> aparts,
      Map<UUID, Identity> identities,
      Set<UUID> own) {

    Given given() {
      List<Edge> edges = new ArrayList<>(merges);
      stored.forEach(known -> edges.add(known.edge()));
      return new Given(nodes, edges, aparts);
    }
  }

  Neighbourhood around(CustomerId id) {
    List<Node> nodes = new ArrayList<>();
    Map<UUID, Identity> identities = new HashMap<>();
    Set<UUID> own = new HashSet<>();
    database
        .sql(
            """
            WITH centre AS (SELECT component FROM customer.identity WHERE id = :id),
            connected AS (
              (SELECT i.* FROM centre c JOIN customer.identity i ON i.id = c.component
               UNION ALL
               SELECT i.* FROM centre c JOIN customer.identity i
               ON i.component = c.component AND i.component <> i.id)
              LIMIT :most),
            hub AS (
              SELECT h.* FROM connected c
              JOIN customer.edge e ON e.a = c.id JOIN customer.identity h ON h.id = e.b
              WHERE h.shared
              UNION
              SELECT h.* FROM connected c
              JOIN customer.edge e ON e.b = c.id JOIN customer.identity h ON h.id = e.a
              WHERE h.shared)
            SELECT id, kind, platform, value, first_seen, shared, customer_id
            FROM (SELECT * FROM connected UNION SELECT * FROM hub) around
            """)
        .param("id", id.value())
        .param("most", MOST_NODES)
        .query(row -> {
          UUID node = row.getObject("id", UUID.class);
          IdentityKind kind = IdentityKind.ofCode(row.getInt("kind"));
          String platform = row.getString("platform");
          identities.put(node, new Identity(kind, platform, row.getString("value")));
          nodes.add(
              new Node(
                  node,
                  kind,
                  platform,
                  StoredCustomers.instant(row, "first_seen"),
                  row.getBoolean("shared")));
          if (id.value().equals(row.getObject("customer_id", UUID.class))) {
            own.add(node);
          }
        });
    Set<UUID> all = identities.keySet();
    return new Neighbourhood(nodes, edges(all), merges(all), aparts(all), identities, own);
  }

  private List<Edge> merges(Set<UUID> nodes) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    return database
        .sql("SELECT a, b FROM customer.merge WHERE a IN (:nodes) AND b IN (:nodes)")
        .param("nodes", nodes)
        .query((row, _) ->
            new Edge(row.getObject("a", UUID.class), row.getObject("b", UUID.class), null))
        .list();
  }

  private List<Apart> aparts(Set<UUID> nodes) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    return database
        .sql("SELECT DISTINCT a, b FROM customer.split_pair WHERE a IN (:nodes) AND b IN (:nodes)")
        .param("nodes", nodes)
        .query(
            (row, _) -> new Apart(row.getObject("a", UUID.class), row.getObject("b", UUID.class)))
        .list();
  }

  private List<StoredEdge> edges(Set<UUID> nodes) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            """
            SELECT a, b, sum(facts) AS facts, min(first_seen) AS first_seen,
              (array_agg(origin_id ORDER BY first_seen NULLS LAST, fact_key))[1] AS origin,
              (array_agg(fact_key ORDER BY first_seen NULLS LAST, fact_key))[1] AS fact_key
            FROM customer.edge
            WHERE a IN (:nodes) AND b IN (:nodes)
            GROUP BY a, b
            """)
        .param("nodes", nodes)
        .query((row, _) ->
            new StoredEdge(
                new Edge(
                    row.getObject("a", UUID.class),
                    row.getObject("b", UUID.class),
                    StoredCustomers.instant(row, "first_seen")),
                row.getLong("facts"),
                row.getLong("origin"),
                row.getObject("fact_key", UUID.class)))
        .list();
  }

  /** The edges that touch the customer's own identities, with what was decided about each. */
  List<Link> explain(CustomerId id, Neighbourhood around, Decision decision) {
    Set<Edge> joins = new HashSet<>(decision.joins());
    Map<Edge, Link.Verdict> refusals = new HashMap<>();
    for (Refusal refusal : decision.refusals()) {
      refusals.put(
          refusal.edge(), refusal.kind() == null ? Link.Verdict.SPLIT : Link.Verdict.REFUSED);
    }
    Set<UUID> shared = new HashSet<>();
    around.nodes().stream().filter(Node::shared).map(Node::id).forEach(shared::add);
    List<Link> links = new ArrayList<>();
    for (StoredEdge stored : around.stored()) {
      Edge edge = stored.edge();
      Identity a = around.identities().get(edge.a());
      Identity b = around.identities().get(edge.b());
      boolean touches = around.own().contains(edge.a()) || around.own().contains(edge.b());
      if (touches && a != null && b != null) {
        Link.Verdict verdict = verdict(edge, joins, refusals, shared);
        links.add(
            new Link(
                a, b, stored.facts(), edge.firstSeen(), stored.origin(), stored.fact(), verdict));
      }
    }
    return links;
  }

  private static Link.Verdict verdict(
      Edge edge, Set<Edge> joins, Map<Edge, Link.Verdict> refusals, Set<UUID> shared) {
    if (shared.contains(edge.a()) || shared.contains(edge.b())) {
      return Link.Verdict.SHARED;
    }
    if (joins.contains(edge)) {
      return Link.Verdict.JOINED;
    }
    return refusals.getOrDefault(edge, Link.Verdict.CONFIRMED);
  }
}
