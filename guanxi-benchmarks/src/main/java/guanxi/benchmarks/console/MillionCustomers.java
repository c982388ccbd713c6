package guanxi.benchmarks.console;

import guanxi.platform.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A shop of any size, written by SQL straight into the tables that imports fill: two identities and
 * the edge between them for each customer, orders that follow a power law over three years, a line
 * for each order. Everything is drawn from hashes of its number, so that it is the same every time.
 */
final class MillionCustomers {

  private static final String NAMES =
      """
      (ARRAY['Linda','James','Mary','Robert','Chloé','Jörg','María','Ahmed','Yuki','Olga','Wei',
        'Anna','Peter','Zoe','Lucas','Emma','Noah','Mia','Leo','Ida'])[1 + abs(hashint4(n)) % 20]
      || ' ' ||
      (ARRAY['Smith','Jones','Brown','Müller','Schmidt','García','Rossi','Tanaka','Sato','Ivanova',
        'Wang','Li','Zhang','Liu','Chen','Martin','Bernard','Silva','Santos','Novak','Kowalski',
        'Nielsen','Hansen','Berg','Larsen','Dubois'])[1 + abs(hashint4(n * 7 + 1)) % 26]
      || CASE WHEN n % 3 = 0 THEN '-' || chr(65 + abs(hashint4(n * 11)) % 26)
        || substr(md5(n::text), 1, 5) ELSE '' END
      """;

  private static final String ID = "md5('%s' || n)::uuid";

  private final JdbcTemplate database;

  MillionCustomers(JdbcTemplate database) {
    this.database = database;
  }

  /** Fills an empty database and computes the scores, as far as that was not done before. */
  void fill(int customers, Jobs jobs) throws InterruptedException {
    if (isEmpty("catalog.product")) {
      fill(customers);
    }
    if (isEmpty("insight.customer_score")) {
      refresh(jobs);
    }
  }

  private boolean isEmpty(String table) {
    String sql = "SELECT NOT EXISTS (SELECT FROM " + table + ")";
    return Boolean.TRUE.equals(database.queryForObject(sql, Boolean.class));
  }

  private void fill(int customers) {
    database.execute("INSERT INTO intake.source (name, created_at) VALUES ('Benchmark', now())");
    database.execute(
        "INSERT INTO intake.origin (source_id, created_at) SELECT id, now() FROM intake.source");
    people(customers);
    orders(customers);
    for (String table :
        new String[] {
          "customer.customer",
          "customer.identity",
          "customer.sighting",
          "customer.edge",
          "ordering.shop_order",
          "ordering.order_line",
          "catalog.product"
        }) {
      database.execute("VACUUM (ANALYZE) " + table);
    }
  }

  private void people(int customers) {
    String email = ID.formatted("e");
    String phone = ID.formatted("p");
    String series = " FROM generate_series(1, " + customers + ") n";
    String first = "timestamptz '2023-11-22' + (abs(hashint4(n * 3)) % 1000) * interval '1 day'";
    String address = "'buyer' || n || '@mail' || n % 50 || '.example'";
    String number = "'+49' || (1500000000 + n::bigint * 17)";
    database.execute(
        "INSERT INTO customer.identity (id, kind, platform, value, first_seen,"
            + " component, customer_id) SELECT %1$s, 20, '', %3$s, %5$s, least(%1$s, %2$s), %1$s %4$s"
                .formatted(email, phone, address, series, first));
    database.execute(
        "INSERT INTO customer.identity (id, kind, platform, value, first_seen,"
            + " component, customer_id) SELECT %2$s, 30, '', %3$s, %5$s, least(%1$s, %2$s), %1$s %4$s"
                .formatted(email, phone, number, series, first));
    for (String id : new String[] {email, phone}) {
      database.execute(
          "INSERT INTO customer.sighting SELECT %s, 1, 3, %s, now() %s"
              .formatted(id, first, series));
    }
    database.execute(
        "INSERT INTO customer.edge SELECT least(%1$s, %2$s), greatest(%1$s, %2$s), 1, 3, %4$s, now() %3$s"
            .formatted(email, phone, series, first));
    database.execute(
        """
        INSERT INTO customer.customer (id, name, email, phone, country, city, first_seen_at)
        SELECT %s, %s, %s, %s,
          (ARRAY['DE','FR','US','GB','CN','TW','JP','IT','ES','NL','BE','AT','CH','PL','CZ','SE',
            'DK','NO','FI','IS'])[1 + floor(20 * power(abs(hashint4(n * 5)) / 2147483648.0, 3))::int],
          'City ' || abs(hashint4(n * 13)) %% 500, %s
        """
                .formatted(email, NAMES, address, number, first)
            + series);
  }

  private void orders(int customers) {
    String series =
        " FROM generate_series(1, %d) n, LATERAL (SELECT 1 + floor(%d * power(abs(hashint4(n * 19))"
                .formatted(3 * customers, customers - 1)
            + " / 2147483648.0, 2.2))::int AS who) w";
    String at =
        "timestamptz '2026-11-21' - (abs(hashint4(n * 23)) % (1095 * 24)) * interval '1 hour'";
    database.execute(
        """
        INSERT INTO ordering.shop_order (id, source_id, order_no, identity_id, customer_id,
          ordered_at, amount_minor, shipping_minor, returned_minor, currency, country, lines,
          units, is_return, cancelled)
        SELECT %s, 1, 'B' || n, md5('e' || who)::uuid, md5('e' || who)::uuid, %s,
          500 + abs(hashint4(n * 29)) %% 20000, 0, 0,
          (ARRAY['EUR','USD','CNY'])[1 + who %% 3], 'DE', 1, 1, false, false
        """
                .formatted(ID.formatted("o"), at)
            + series);
    database.execute(
        """
        INSERT INTO ordering.order_line (order_id, fact_key, version, returned, identity_kind,
          identity_id, ordered_at, amount_minor, shipping_minor, quantity, currency, product_key)
        SELECT id, id, 1, false, 20, identity_id, ordered_at, amount_minor, 0, 1, currency,
          'SKU-' || abs(hashint8(amount_minor)) % 50000
        FROM ordering.shop_order
        """);
    database.execute(
        """
        INSERT INTO catalog.product (id, source_id, product_key, title, category)
        SELECT %s, 1, 'SKU-' || n, 'Thing number ' || n || ' of ' || md5(n::text), 'Things'
        FROM generate_series(0, 49999) n
        """
            .formatted(ID.formatted("s")));
  }

  private static void refresh(Jobs jobs) throws InterruptedException {
    UUID run = jobs.submit("insight.refresh", Map.of(), "benchmark");
    Instant giveUp = Instant.now().plus(Duration.ofMinutes(30));
    Jobs.Status now = jobs.find(run).orElseThrow();
    while (!now.isEnded()) {
      if (Instant.now().isAfter(giveUp)) {
        throw new IllegalStateException("no figures after 30 minutes: " + now);
      }
      Thread.sleep(500);
      now = jobs.find(run).orElseThrow();
    }
    if (now.state() != Jobs.State.DONE) {
      throw new IllegalStateException("refresh ended as " + now);
    }
  }
}
