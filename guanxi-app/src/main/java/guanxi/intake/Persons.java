package guanxi.intake;

import guanxi.customer.Identities;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up what the new facts of a batch say of persons and hands it to {@link Identities}. */
@Component
class Persons {

  private final JdbcClient database;
  private final Identities identities;

  Persons(JdbcClient database, Identities identities) {
    this.database = database;
    this.identities = identities;
  }

  /** Takes in the batch as evidence of its origin. */
  void resolve(Origin origin) {
    database
        .sql(
            """
            INSERT INTO edge_batch
            SELECT least(l.a, l.b), greatest(l.a, l.b), min(b.happened_at), max(b.happened_at),
                   count(*),
                   (array_agg(b.key ORDER BY b.happened_at NULLS LAST, b.key))[1]
            FROM fact_link l JOIN fact_batch b USING (seq)
            GROUP BY 1, 2
            """)
        .update();
    database
        .sql(
            """
            INSERT INTO sighting_batch
            SELECT id, min(first_seen), max(last_seen), sum(facts)
            FROM (
              SELECT b.identity_id AS id, min(b.happened_at) AS first_seen,
                     max(b.happened_at) AS last_seen, count(*) AS facts
              FROM fact_batch b
              WHERE b.identity_id IS NOT NULL
              GROUP BY b.identity_id
              UNION ALL
              SELECT l.b, min(b.happened_at), max(b.happened_at), count(*)
              FROM fact_link l JOIN fact_batch b USING (seq)
              GROUP BY l.b) seen
            GROUP BY id
            """)
        .update();
    database
        .sql(
            """
            INSERT INTO trait_batch
            SELECT b.identity_id, t.trait, max(b.happened_at), t.value
            FROM fact_trait t JOIN fact_batch b USING (seq)
            GROUP BY b.identity_id, t.trait, t.value
            """)
        .update();
    identities.absorb(origin.id());
  }
}
