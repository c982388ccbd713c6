package guanxi.customer;

import guanxi.customer.PersonGraph.Decision;
import guanxi.customer.PersonGraph.Edge;
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
  record StoredEdge(Edge edge, long facts, long origin) {}

  /** All identities that edges connect with a customer's, and those edges. */
  record Neighbourhood(
      List<Node> nodes, List<StoredEdge> stored, Map<UUID, Identity> identities, Set<UUID> own) {

    List<Edge> edges() {
      return stored.stream().map(StoredEdge::edge).toList();
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
              SELECT i.* FROM centre c JOIN customer.identity i ON i.component = c.component
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
    return new Neighbourhood(nodes, edges(identities.keySet()), identities, own);
  }

  private List<StoredEdge> edges(Set<UUID> nodes) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            """
            SELECT a, b, sum(facts) AS facts, min(first_seen) AS first_seen,
              (array_agg(origin_id ORDER BY first_seen NULLS LAST, origin_id))[1] AS origin
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
                row.getLong("origin")))
        .list();
  }

  /** The edges that touch the customer's own identities, with what was decided about each. */
  List<Link> explain(CustomerId id, Neighbourhood around, Decision decision) {
    Set<Edge> joins = new HashSet<>(decision.joins());
    Set<Edge> refusals = new HashSet<>();
    for (Refusal refusal : decision.refusals()) {
      refusals.add(refusal.edge());
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
        links.add(new Link(a, b, stored.facts(), edge.firstSeen(), stored.origin(), verdict));
      }
    }
    return links;
  }

  private static Link.Verdict verdict(
      Edge edge, Set<Edge> joins, Set<Edge> refusals, Set<UUID> shared) {
    if (shared.contains(edge.a()) || shared.contains(edge.b())) {
      return Link.Verdict.SHARED;
    }
    if (joins.contains(edge)) {
      return Link.Verdict.JOINED;
    }
    return refusals.contains(edge) ? Link.Verdict.REFUSED : Link.Verdict.CONFIRMED;
  }
}
