package guanxi.customer;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What speaks for whom, per origin: tables {@code customer.sighting}, {@code edge} and {@code
 * trait}. Both ways of changing it leave in {@code identity_touched} the identities whose placement
 * may have changed, and in {@code customer_touched} the customers whose profile may have.
 */
@Repository
class Evidence {

  private final JdbcClient database;

  Evidence(JdbcClient database) {
    this.database = database;
  }

  /** Adds what the batch tables hold to the evidence of an origin. */
  void add(long origin) {
    touchLinked();
    addIdentities();
    addSightings(origin);
    addEdges(origin);
    touchDescribed();
    addTraits(origin);
  }

  /**
   * Identities that are new, or older than known, may change a profile. The others are not even
   * tried: a row in conflict is locked, which writes it. Where a new one belongs is a first guess,
   * mostly right, so that its row need not be written twice; whoever has an edge is placed anew.
   */
  private void addIdentities() {
    database
        .sql(
            """
            WITH changed AS (
              INSERT INTO customer.identity AS known
                (id, kind, platform, value, first_seen, component, customer_id)
              SELECT i.id, i.kind, i.platform, i.value, s.first_seen, i.component,
                i.customer_id
              FROM identity_batch i
              JOIN sighting_batch s ON s.identity_id = i.id
              LEFT JOIN customer.identity k ON k.id = i.id
              WHERE k.id IS NULL OR least(k.first_seen, s.first_seen) IS DISTINCT FROM k.first_seen
              ORDER BY i.id
              ON CONFLICT (id) DO UPDATE
              SET first_seen = least(known.first_seen, excluded.first_seen)
              RETURNING customer_id)
            INSERT INTO customer_touched SELECT DISTINCT customer_id FROM changed
            """)
        .update();
  }

  /**
   * Only name, country and town stand in a profile. A trait that says what it says already cannot
   * change it: of all statements the newest wins, and one more of the same leaves the same one
   * newest or is not newest itself.
   */
  private void touchDescribed() {
    database
        .sql(
            """
            INSERT INTO customer_touched
            SELECT DISTINCT i.customer_id
            FROM trait_batch t
            JOIN customer.identity i ON i.id = t.identity_id
            LEFT JOIN customer.customer c ON c.id = i.customer_id
            WHERE t.trait <= 3 AND t.value IS DISTINCT FROM
              CASE t.trait WHEN 1 THEN c.name WHEN 2 THEN c.country WHEN 3 THEN c.city END
            """)
        .update();
  }

  /** Edges that are new or older than known, and linked identities that are older than known. */
  private void touchLinked() {
    database
        .sql(
            """
            INSERT INTO identity_touched
            SELECT unnest(ARRAY[e.a, e.b])
            FROM edge_batch e
            LEFT JOIN LATERAL (
              SELECT true AS known, min(k.first_seen) AS first_seen
              FROM customer.edge k WHERE k.a = e.a AND k.b = e.b
              HAVING count(*) > 0) k ON true
            WHERE k.known IS NULL
               OR e.first_seen < coalesce(k.first_seen, 'infinity')
            UNION
            SELECT i.id
            FROM sighting_batch s JOIN customer.identity i ON i.id = s.identity_id
            WHERE s.first_seen < coalesce(i.first_seen, 'infinity')
              AND (EXISTS (SELECT FROM customer.edge e WHERE e.a = i.id)
                OR EXISTS (SELECT FROM customer.edge e WHERE e.b = i.id))
            """)
        .update();
    touchMerged();
  }

  /** Identities that staff merged with others and that are new again, or older than known. */
  private void touchMerged() {
    database
        .sql(
            """
            WITH fresh AS (
              SELECT s.identity_id AS id
              FROM sighting_batch s LEFT JOIN customer.identity i ON i.id = s.identity_id
              WHERE i.id IS NULL OR s.first_seen < coalesce(i.first_seen, 'infinity'))
            INSERT INTO identity_touched
            SELECT unnest(ARRAY[m.a, m.b]) FROM fresh f JOIN customer.merge m ON m.a = f.id
            UNION
            SELECT unnest(ARRAY[m.a, m.b]) FROM fresh f JOIN customer.merge m ON m.b = f.id
            """)
        .update();
  }

  /** Sightings add up within an origin. */
  private void addSightings(long origin) {
    database
        .sql(
            """
            INSERT INTO customer.sighting AS known
              (identity_id, origin_id, facts, first_seen, last_seen)
            SELECT s.identity_id, :origin, s.facts, s.first_seen, s.last_seen
            FROM sighting_batch s
            ON CONFLICT (identity_id, origin_id) DO UPDATE
            SET facts = known.facts + excluded.facts,
                first_seen = least(known.first_seen, excluded.first_seen),
                last_seen = greatest(known.last_seen, excluded.last_seen)
            """)
        .param("origin", origin)
        .update();
  }

  /** Edges add up within an origin; each remembers the earliest fact that told of it. */
  private void addEdges(long origin) {
    database
        .sql(
            """
            INSERT INTO customer.edge AS known
              (a, b, origin_id, facts, first_seen, last_seen, fact_key)
            SELECT s.a, s.b, :origin, s.facts, s.first_seen, s.last_seen, s.fact_key
            FROM edge_batch s
            ON CONFLICT (a, b, origin_id) DO UPDATE
            SET facts = known.facts + excluded.facts,
                first_seen = least(known.first_seen, excluded.first_seen),
                last_seen = greatest(known.last_seen, excluded.last_seen),
                fact_key = CASE
                  WHEN (coalesce(excluded.first_seen, 'infinity'), excluded.fact_key)
                    < (coalesce(known.first_seen, 'infinity'), known.fact_key)
                  THEN excluded.fact_key ELSE known.fact_key END
            """)
        .param("origin", origin)
        .update();
  }

  /** The newest of an origin wins; of two at the same time the greater text, so order is moot. */
  private void addTraits(long origin) {
    database
        .sql(
            """
            INSERT INTO customer.trait AS known (identity_id, trait, origin_id, at, value)
            SELECT identity_id, trait, :origin, at, value
            FROM trait_batch
            ON CONFLICT (identity_id, trait, origin_id) DO UPDATE
            SET at = excluded.at, value = excluded.value
            WHERE (coalesce(excluded.at, '-infinity'), excluded.value COLLATE "C")
                > (coalesce(known.at, '-infinity'), known.value COLLATE "C")
            """)
        .param("origin", origin)
        .update();
  }

  /**
   * Removes the evidence of an origin about its identities behind {@code after}, at most so many,
   * and those of them that nothing speaks for any more. Returns the last of them.
   */
  Optional<UUID> remove(long origin, UUID after, int most) {
    choose(origin, after, most);
    removeStatements(origin);
    database
        .sql(
            """
            INSERT INTO customer_touched
            SELECT DISTINCT i.customer_id
            FROM sighting_batch s JOIN customer.identity i ON i.id = s.identity_id
            """)
        .update();
    touchConnected();
    forgetUnseen();
    return database
        .sql("SELECT identity_id FROM sighting_batch ORDER BY identity_id DESC LIMIT 1")
        .query((row, _) -> row.getObject("identity_id", UUID.class))
        .optional();
  }

  /** Puts identities of an origin into {@code sighting_batch}, in the order of the primary key. */
  private void choose(long origin, UUID after, int most) {
    database
        .sql(
            """
            INSERT INTO sighting_batch (identity_id)
            SELECT identity_id FROM customer.sighting
            WHERE origin_id = :origin AND identity_id > :after
            ORDER BY identity_id
            LIMIT :most
            """)
        .param("origin", origin)
        .param("after", after)
        .param("most", most)
        .update();
    database.sql("ANALYZE sighting_batch").update();
  }

  private void removeStatements(long origin) {
    database
        .sql(
            """
            WITH gone AS (
              DELETE FROM customer.edge e
              USING (SELECT k.a, k.b FROM sighting_batch s
                     JOIN customer.edge k ON k.a = s.identity_id WHERE k.origin_id = :origin
                     UNION
                     SELECT k.a, k.b FROM sighting_batch s
                     JOIN customer.edge k ON k.b = s.identity_id WHERE k.origin_id = :origin) of
              WHERE e.a = of.a AND e.b = of.b AND e.origin_id = :origin
              RETURNING e.a, e.b)
            INSERT INTO identity_touched
            SELECT a FROM gone UNION SELECT b FROM gone
            """)
        .param("origin", origin)
        .update();
    for (String table : new String[] {"trait", "sighting"}) {
      database
          .sql(
              """
              DELETE FROM customer.%s k USING sighting_batch s
              WHERE k.identity_id = s.identity_id AND k.origin_id = :origin
              """
                  .formatted(table))
          .param("origin", origin)
          .update();
    }
  }

  /** Whoever was connected with an identity of the origin is to be placed anew. */
  private void touchConnected() {
    database
        .sql(
            """
            INSERT INTO identity_touched
            SELECT m.id
            FROM (SELECT DISTINCT i.component
                  FROM sighting_batch s JOIN customer.identity i ON i.id = s.identity_id) c
            JOIN customer.identity m ON m.component = c.component
            WHERE EXISTS (SELECT FROM customer.identity o
                          WHERE o.component = c.component AND o.component <> o.id)
               OR m.shared
            UNION
            SELECT m.id
            FROM (SELECT DISTINCT i.component
                  FROM identity_touched t JOIN customer.identity i ON i.id = t.id) c
            JOIN customer.identity m ON m.component = c.component
            """)
        .update();
  }

  private void forgetUnseen() {
    database
        .sql(
            """
            DELETE FROM customer.refused_edge r
            WHERE NOT EXISTS (SELECT FROM customer.edge e WHERE e.a = r.a AND e.b = r.b)
            """)
        .update();
    database
        .sql(
            """
            DELETE FROM customer.identity i
            USING (SELECT identity_id FROM sighting_batch
                   EXCEPT SELECT identity_id FROM customer.sighting) gone
            WHERE i.id = gone.identity_id
            """)
        .update();
    database
        .sql(
            """
            UPDATE customer.identity i
            SET first_seen = s.first_seen
            FROM (SELECT k.identity_id, min(k.first_seen) AS first_seen
                  FROM customer.sighting k JOIN sighting_batch b USING (identity_id)
                  GROUP BY k.identity_id) s
            WHERE i.id = s.identity_id
              AND i.first_seen IS DISTINCT FROM s.first_seen
            """)
        .update();
  }
}
