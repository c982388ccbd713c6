package guanxi.customer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes {@code customer.customer} anew for the customers in {@code customer_touched}: the newest
 * trait of each kind over all identities, the e-mail and phone that appeared last.
 */
@Repository
class Profiles {

  private static final String PROFILES =
      """
      WITH touched AS (SELECT DISTINCT id FROM customer_touched),
      member AS (
        SELECT t.id AS customer_id, i.id, i.kind, i.value, i.first_seen
        FROM touched t JOIN customer.identity i ON i.id = t.id
        WHERE i.customer_id = i.id
        UNION ALL
        SELECT t.id, i.id, i.kind, i.value, i.first_seen
        FROM touched t
        JOIN customer.identity i ON i.customer_id = t.id AND i.customer_id <> i.id),
      contact AS (
        SELECT customer_id, min(first_seen) AS first_seen,
          (array_agg(value ORDER BY first_seen DESC NULLS LAST, id)
            FILTER (WHERE kind = 20))[1] AS email,
          (array_agg(value ORDER BY first_seen DESC NULLS LAST, id)
            FILTER (WHERE kind = 30))[1] AS phone
        FROM member
        GROUP BY customer_id),
      spoken AS (
        SELECT m.customer_id, t.trait,
          (array_agg(t.value ORDER BY t.at DESC NULLS LAST, t.value COLLATE "C" DESC))[1]
            AS value
        FROM member m
        JOIN customer.trait t ON t.identity_id = m.id AND t.trait <= 3
        GROUP BY m.customer_id, t.trait),
      profile AS (
        SELECT customer_id,
          max(value) FILTER (WHERE trait = 1) AS name,
          max(value) FILTER (WHERE trait = 2) AS country,
          max(value) FILTER (WHERE trait = 3) AS city
        FROM spoken
        GROUP BY customer_id),
      written AS (
      INSERT INTO customer.customer AS known
        (id, name, email, phone, country, city, first_seen_at)
      SELECT c.customer_id, p.name, c.email, c.phone, p.country, p.city, c.first_seen
      FROM contact c LEFT JOIN profile p USING (customer_id)
      ON CONFLICT (id) DO UPDATE
      SET name = excluded.name, email = excluded.email, phone = excluded.phone,
          country = excluded.country, city = excluded.city,
          first_seen_at = excluded.first_seen_at
      WHERE (known.name, known.email, known.phone, known.country, known.city,
             known.first_seen_at)
        IS DISTINCT FROM (excluded.name, excluded.email, excluded.phone,
             excluded.country, excluded.city, excluded.first_seen_at)
      RETURNING id)
      INSERT INTO profile_changed SELECT id FROM written
      """;

  private final JdbcClient database;

  Profiles(JdbcClient database) {
    this.database = database;
  }

  /**
   * Empties {@code customer_touched}; fills {@code profile_changed}. Returns whether any changed.
   */
  boolean refresh() {
    database.sql("TRUNCATE profile_changed").update();
    int changed = database.sql(PROFILES).update();
    database
        .sql(
            """
            DELETE FROM customer.customer c
            USING customer_touched t
            WHERE c.id = t.id
              AND NOT EXISTS (SELECT FROM customer.identity i
                              WHERE i.id = t.id AND i.customer_id = i.id)
            """)
        .update();
    database.sql("TRUNCATE customer_touched").update();
    return changed > 0;
  }
}
