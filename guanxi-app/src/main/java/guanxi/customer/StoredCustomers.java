package guanxi.customer;

import guanxi.shared.CustomerId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customers as derived: tables {@code customer.customer} and {@code customer.identity}. */
@Repository
class StoredCustomers {

  private final JdbcClient database;

  StoredCustomers(JdbcClient database) {
    this.database = database;
  }

  Optional<Customer> find(CustomerId id) {
    return database
        .sql(
            """
            SELECT c.id, c.name, c.email, c.phone, c.country, c.city, c.first_seen_at
            FROM customer.identity i JOIN customer.customer c ON c.id = i.customer_id
            WHERE i.id = :id
            """)
        .param("id", id.value())
        .query(StoredCustomers::read)
        .optional();
  }

  List<Customer> findAll(List<CustomerId> ids) {
    return database
        .sql(
            """
            SELECT id, name, email, phone, country, city, first_seen_at
            FROM customer.customer WHERE id IN (:ids)
            """)
        .param("ids", ids.stream().map(CustomerId::value).toList())
        .query(StoredCustomers::read)
        .list();
  }

  void forEachRecognisable(Consumer<Customer> consumer) {
    database
        .sql(
            """
            SELECT c.id, c.name, c.email, c.phone, c.country, c.city, c.first_seen_at
            FROM customer.customer c
            JOIN customer.identity i ON i.id = c.id
            WHERE NOT i.shared AND num_nonnulls(c.name, c.email, c.phone, c.city) >= 2
            ORDER BY c.id
            """)
        .withFetchSize(2000)
        .query(row -> {
          consumer.accept(read(row, 0));
        });
  }

  long recognisable() {
    return database
        .sql(
            """
            SELECT count(*) FROM customer.customer c
            WHERE num_nonnulls(c.name, c.email, c.phone, c.city) >= 2
            """)
        .query(Long.class)
        .single();
  }

  List<UUID> identityIds(CustomerId id) {
    return database
        .sql(
            """
            SELECT id FROM customer.identity WHERE id = :id AND customer_id = id
            UNION ALL
            SELECT id FROM customer.identity WHERE customer_id = :id AND customer_id <> id
            """)
        .param("id", id.value())
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  Map<UUID, CustomerId> owners(Collection<UUID> ids) {
    Map<UUID, CustomerId> owners = new HashMap<>();
    database
        .sql("SELECT id, customer_id FROM customer.identity WHERE id = ANY(:ids::uuid[])")
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(row -> {
          owners.put(
              row.getObject("id", UUID.class),
              new CustomerId(row.getObject("customer_id", UUID.class)));
        });
    return owners;
  }

  /** In the order in which {@link Profiles} chooses. */
  List<SaidTrait> traits(CustomerId id) {
    return database
        .sql(
            """
            SELECT trait, value, max(at) AS at,
              (array_agg(origin_id ORDER BY at DESC NULLS LAST, origin_id DESC))[1] AS origin
            FROM customer.trait
            WHERE identity_id IN (
              SELECT id FROM customer.identity WHERE id = :id AND customer_id = id
              UNION ALL
              SELECT id FROM customer.identity WHERE customer_id = :id AND customer_id <> id)
            GROUP BY trait, value
            ORDER BY trait, max(at) DESC NULLS LAST, value COLLATE "C" DESC
            LIMIT 500
            """)
        .param("id", id.value())
        .query((row, _) ->
            new SaidTrait(
                Trait.ofCode(row.getInt("trait")),
                row.getString("value"),
                instant(row, "at"),
                row.getLong("origin")))
        .list();
  }

  List<KnownIdentity> identities(CustomerId id) {
    return database
        .sql(
            """
            SELECT i.id, i.kind, i.platform, i.value, i.first_seen, i.shared,
              max(s.last_seen) AS last_seen,
              sum(s.facts) AS facts, array_agg(s.origin_id ORDER BY s.origin_id) AS origins
            FROM (
              SELECT * FROM customer.identity WHERE id = :id AND customer_id = id
              UNION ALL
              SELECT * FROM customer.identity WHERE customer_id = :id AND customer_id <> id) i
            JOIN customer.sighting s ON s.identity_id = i.id
            GROUP BY i.id, i.kind, i.platform, i.value, i.first_seen, i.shared
            ORDER BY i.kind, i.first_seen NULLS LAST, i.id
            LIMIT 500
            """)
        .param("id", id.value())
        .query((row, _) ->
            new KnownIdentity(
                row.getObject("id", UUID.class),
                new Identity(
                    IdentityKind.ofCode(row.getInt("kind")),
                    row.getString("platform"),
                    row.getString("value")),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                row.getBoolean("shared"),
                row.getLong("facts"),
                longs(row.getArray("origins"))))
        .list();
  }

  /**
   * Served by the indexes identity_value, identity_phone_tail, customer_name and
   * customer_last_name; each branch stops at the limit.
   */
  List<Customer> search(String text, int limit) {
    String digits = text.replaceAll("[^0-9]", "");
    String tail = digits.length() >= 4 ? new StringBuilder(digits).reverse() + "%" : "";
    return database
        .sql(
            """
            WITH hit AS (
              (SELECT customer_id AS id FROM customer.identity
               WHERE kind < 30 AND lower(value) LIKE :prefix LIMIT :limit)
              UNION
              (SELECT customer_id FROM customer.identity
               WHERE kind = 30 AND reverse(value) LIKE :tail LIMIT :limit)
              UNION
              (SELECT id FROM customer.customer WHERE lower(name) LIKE :prefix LIMIT :limit)
              UNION
              (SELECT id FROM customer.customer
               WHERE name LIKE '% %' AND lower(substring(name FROM '[^ ]+$')) LIKE :prefix
               LIMIT :limit))
            SELECT c.id, c.name, c.email, c.phone, c.country, c.city, c.first_seen_at
            FROM hit JOIN customer.customer c ON c.id = hit.id
            ORDER BY c.name NULLS LAST, c.id
            LIMIT :limit
            """)
        .param("prefix", escaped(text.toLowerCase(Locale.ROOT)) + "%")
        .param("tail", tail)
        .param("limit", limit)
        .query(StoredCustomers::read)
        .list();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  static Customer read(ResultSet row, int rowNumber) throws SQLException {
    return new Customer(
        new CustomerId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("email"),
        row.getString("phone"),
        row.getString("country"),
        row.getString("city"),
        instant(row, "first_seen_at"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static List<Long> longs(Array array) throws SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }
}
