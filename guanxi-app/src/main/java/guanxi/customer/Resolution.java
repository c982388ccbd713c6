package guanxi.customer;

import guanxi.customer.PersonGraph.Apart;
import guanxi.customer.PersonGraph.Decision;
import guanxi.customer.PersonGraph.Edge;
import guanxi.customer.PersonGraph.Given;
import guanxi.customer.PersonGraph.Node;
import guanxi.platform.Bulk;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Places the touched identities anew: reads the components they are in, lets {@link PersonGraph}
 * decide, and writes back what changed.
 */
@Repository
class Resolution {

  private final JdbcClient database;
  private final Bulk bulk;
  private final IdentityRules rules;

  Resolution(JdbcClient database, Bulk bulk, IdentityRules rules) {
    this.database = database;
    this.bulk = bulk;
    this.rules = rules;
  }

  /** Empties {@code identity_touched}; fills {@code identity_moved}. */
  void resolve() {
    database.sql("TRUNCATE identity_moved").update();
    recountNeighbours();
    if (fillScope() == 0) {
      return;
    }
    Decision decision = PersonGraph.decide(new Given(nodes(), edges(), aparts()), rules);
    writePlacements(decision);
    writeRefusals(decision);
    database.sql("TRUNCATE identity_touched, identity_scope, identity_placed").update();
  }

  /**
   * Marks touched identities as shared or no longer shared. One that is no longer shared may
   * connect all its neighbours, so they are touched too.
   */
  private void recountNeighbours() {
    database
        .sql(
            """
            WITH touched AS (
              SELECT i.id, i.kind, i.shared
              FROM (SELECT DISTINCT id FROM identity_touched) t
              JOIN customer.identity i ON i.id = t.id
              WHERE i.kind NOT IN (10, 60)),
            degree AS (
              SELECT id, coalesce(max(others), 0)
                > CASE WHEN kind < 70 THEN :neighbours ELSE :deviceNeighbours END AS shared
              FROM (SELECT t.id, t.kind, count(DISTINCT o.id) AS others
                    FROM touched t
                    LEFT JOIN LATERAL (
                      SELECT e.b AS other FROM customer.edge e WHERE e.a = t.id
                      UNION ALL
                      SELECT e.a FROM customer.edge e WHERE e.b = t.id) n ON true
                    LEFT JOIN customer.identity o ON o.id = n.other AND o.kind < 60
                    GROUP BY t.id, t.kind, o.kind) counted
              GROUP BY id, kind),
            changed AS (
              UPDATE customer.identity i SET shared = d.shared
              FROM degree d
              WHERE i.id = d.id AND i.shared <> d.shared
              RETURNING i.id)
            INSERT INTO identity_touched
            SELECT e.b FROM changed c JOIN customer.edge e ON e.a = c.id
            UNION
            SELECT e.a FROM changed c JOIN customer.edge e ON e.b = c.id
            UNION
            SELECT m.b FROM changed c JOIN customer.merge m ON m.a = c.id
            UNION
            SELECT m.a FROM changed c JOIN customer.merge m ON m.b = c.id
            """)
        .param("neighbours", rules.neighbours())
        .param("deviceNeighbours", rules.deviceNeighbours())
        .update();
  }

  private int fillScope() {
    int scope =
        database
            .sql(
                """
                WITH components AS (
                  SELECT DISTINCT i.component
                  FROM identity_touched t JOIN customer.identity i ON i.id = t.id)
                INSERT INTO identity_scope
                SELECT i.id FROM components c JOIN customer.identity i
                  ON i.id = c.component AND i.component = i.id
                UNION
                SELECT i.id FROM components c JOIN customer.identity i
                  ON i.component = c.component AND i.component <> i.id
                """)
            .update();
    return scope;
  }

  private List<Node> nodes() {
    return database
        .sql(
            """
            SELECT i.id, i.kind, i.platform, i.first_seen, i.shared
            FROM identity_scope s JOIN customer.identity i ON i.id = s.id
            """)
        .query((row, _) ->
            new Node(
                row.getObject("id", UUID.class),
                IdentityKind.ofCode(row.getInt("kind")),
                row.getString("platform"),
                instant(row.getObject("first_seen", OffsetDateTime.class)),
                row.getBoolean("shared")))
        .list();
  }

  private List<Edge> edges() {
    return database
        .sql(
            """
            SELECT a, b, min(first_seen) AS first_seen
            FROM (
              SELECT e.a, e.b, e.first_seen
              FROM identity_scope a
              JOIN customer.edge e ON e.a = a.id
              JOIN identity_scope b ON b.id = e.b
              UNION ALL
              SELECT m.a, m.b, NULL
              FROM identity_scope a
              JOIN customer.merge m ON m.a = a.id
              JOIN identity_scope b ON b.id = m.b) known
            GROUP BY a, b
            """)
        .query((row, _) ->
            new Edge(
                row.getObject("a", UUID.class),
                row.getObject("b", UUID.class),
                instant(row.getObject("first_seen", OffsetDateTime.class))))
        .list();
  }

  private List<Apart> aparts() {
    return database
        .sql(
            """
            SELECT DISTINCT p.a, p.b FROM identity_scope s JOIN customer.split_pair p ON p.a = s.id
            """)
        .query(
            (row, _) -> new Apart(row.getObject("a", UUID.class), row.getObject("b", UUID.class)))
        .list();
  }

  private void writePlacements(Decision decision) {
    bulk.copy(
        "identity_placed (id, component, customer_id)",
        decision.placements().entrySet(),
        (row, placed) ->
            row.uuid(placed.getKey())
                .uuid(placed.getValue().component())
                .uuid(placed.getValue().customer()));
    database
        .sql(
            """
            INSERT INTO identity_moved
            SELECT i.id, i.customer_id, p.customer_id
            FROM identity_placed p JOIN customer.identity i ON i.id = p.id
            WHERE i.customer_id <> p.customer_id
            """)
        .update();
    database
        .sql(
            """
            UPDATE customer.identity i
            SET component = p.component, customer_id = p.customer_id
            FROM identity_placed p
            WHERE i.id = p.id
              AND (i.component <> p.component OR i.customer_id <> p.customer_id)
            """)
        .update();
    database
        .sql(
            """
            INSERT INTO customer_touched
            SELECT old_customer FROM identity_moved UNION SELECT new_customer FROM identity_moved
            """)
        .update();
  }

  private void writeRefusals(Decision decision) {
    database
        .sql(
            """
            DELETE FROM customer.refused_edge r
            USING identity_scope s
            WHERE s.id = r.a
            """)
        .update();
    bulk.copy(
        "customer.refused_edge (a, b, kind, platform)",
        decision.refusals(),
        (row, refusal) ->
            row.uuid(refusal.edge().a())
                .uuid(refusal.edge().b())
                .number(refusal.kind() == null ? null : Long.valueOf(refusal.kind().code()))
                .text(refusal.platform()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
