package guanxi.benchmarks.insight;

import guanxi.GuanxiApplication;
import guanxi.platform.Jobs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Computes all scores of a generated shop, from the rows in PostgreSQL to the swapped table.
 *
 * <p>Question: is a refresh of 1M customers and 10M orders, fit and write-back included, done in 90
 * seconds on two cores? The bound beside it is what copying alone costs: both feeds out to nowhere
 * and the finished scores into a table without indexes. Result so far: docs/benchmarks/refresh.md.
 *
 * <p>Arguments: customers (1000000), orders per customer (10), {@code fill} to draw the shop only;
 * start it with {@code -Dguanxi.home=FOLDER}, an empty folder with some gigabytes of space, or one
 * that holds a shop of that many customers from a run before.
 */
public final class RefreshBenchmark {

  private final JdbcTemplate database;
  private final PrintStream out;

  private RefreshBenchmark(DataSource dataSource, PrintStream out) {
    this.database = new JdbcTemplate(dataSource);
    this.out = out;
  }

  /** Runs it once and prints the times. */
  public static void main(String[] words) throws InterruptedException {
    long customers = words.length > 0 ? Long.parseLong(words[0]) : 1_000_000;
    int ordersEach = words.length > 1 ? Integer.parseInt(words[1]) : 10;
    try (ConfigurableApplicationContext guanxi =
        SpringApplication.run(
            GuanxiApplication.class, "--guanxi.jobs.nightly=false", "--guanxi.port=0")) {
      RefreshBenchmark benchmark =
          new RefreshBenchmark(guanxi.getBean(DataSource.class), System.out);
      if (!benchmark.isFilled(customers)) {
        benchmark.fill(customers, customers * ordersEach);
      }
      if (words.length > 2) {
        return;
      }
      Jobs jobs = guanxi.getBean(Jobs.class);
      benchmark.refresh(jobs, "first");
      benchmark.bound();
      benchmark.refresh(jobs, "unchanged");
      benchmark.buy();
      benchmark.refresh(jobs, "day");
    }
  }

  private boolean isFilled(long customers) {
    return Objects.equals(
        customers, database.queryForObject("SELECT count(*) FROM customer.customer", Long.class));
  }

  /**
   * Draws the shop in the database. Orders follow a power law over customers and lie within three
   * years; hashes instead of a random generator make every run the same.
   */
  private void fill(long customers, long orders) {
    long start = System.nanoTime();
    database.execute("TRUNCATE customer.customer, ordering.shop_order");
    List<String> indexes =
        database.query(
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'ordering'"
                + " AND tablename = 'shop_order' AND indexname <> 'shop_order_pkey'",
            (row, _) -> row.getString("indexdef"));
    database.execute("DROP INDEX ordering.shop_order_identity, ordering.shop_order_number");
    database.execute("ALTER TABLE ordering.shop_order DROP CONSTRAINT shop_order_pkey");
    database.update(
        """
        INSERT INTO customer.customer (id, name, email, phone, country, city, first_seen_at)
        SELECT md5('c' || n)::uuid, 'Customer ' || n, 'c' || n || '@example.com',
               '+86138' || lpad(n::text, 8, '0'), (ARRAY['CN', 'TW', 'DE', 'US'])[1 + n % 4],
               (ARRAY['杭州', '台北', 'Berlin', 'Austin'])[1 + n % 4], now() - interval '3 years'
        FROM generate_series(1, ?) AS n
        """,
        customers);
    database.update(
        """
        INSERT INTO ordering.shop_order (id, source_id, order_no, identity_id, customer_id,
            ordered_at, amount_minor, shipping_minor, returned_minor, currency, country, status,
            lines, units, is_return, cancelled)
        SELECT md5('o' || n)::uuid, 1 + n % 3, n::text, who.id, who.id,
               now() - make_interval(secs => (abs(hashint8extended(n, 3)) % 94608000)::float8),
               500 + abs(hashint8extended(n, 5)) % 20000, 0,
               CASE WHEN n % 20 = 0 THEN 500 ELSE 0 END, 'CNY', 'CN', 'paid', 1, 1, n % 50 = 0,
               false
        FROM generate_series(1, ?) AS n
        CROSS JOIN LATERAL (
            SELECT md5('c' || least(?, 1 + floor(
                power((abs(hashint8extended(n, 1)) % 1000003) / 1000003.0, 2.5) * ?)::bigint))::uuid
                AS id
        ) AS who
        """,
        orders, customers, customers);
    database.execute("ALTER TABLE ordering.shop_order ADD PRIMARY KEY (id)");
    indexes.forEach(database::execute);
    database.execute("VACUUM ANALYZE customer.customer");
    database.execute("VACUUM ANALYZE ordering.shop_order");
    out.printf("%,d customers, %,d orders drawn in %.0f s%n", customers, orders, since(start));
  }

  /** A day passes: one order in a hundred of those of the last month, once more. */
  private void buy() {
    int orders =
        database.update(
            """
            INSERT INTO ordering.shop_order
            SELECT (md5(id::text))::uuid, source_id, order_no || '-2', identity_id, customer_id,
                   now(), amount_minor, shipping_minor, 0, currency, country, status, lines, units,
                   is_return, cancelled
            FROM ordering.shop_order
            WHERE ordered_at > now() - interval '1 month' AND hashtext(order_no) % 100 = 0
            """);
    out.printf("%,d orders more%n", orders);
  }

  private void refresh(Jobs jobs, String which) throws InterruptedException {
    long start = System.nanoTime();
    UUID run = jobs.submit("insight.refresh", Map.of(), "benchmark");
    Jobs.Status status = jobs.find(run).orElseThrow();
    while (!status.isEnded()) {
      TimeUnit.MILLISECONDS.sleep(100);
      status = jobs.find(run).orElseThrow();
    }
    out.printf("%s refresh: %s in %.1f s%n", which, status.state(), since(start));
    out.println(
        "  milliseconds by phase "
            + database.queryForObject(
                "SELECT phases::text FROM insight.refresh ORDER BY id DESC LIMIT 1", String.class));
  }

  /** The same rows, only copied. */
  private void bound() {
    double customers =
        copyOut(
            "SELECT id, name, email, phone, country, city, first_seen_at FROM customer.customer");
    double orders =
        copyOut(
            """
            SELECT id, source_id, customer_id, ordered_at, currency, amount_minor, returned_minor,
                   is_return, lines, units
            FROM ordering.shop_order
            """);
    long start = System.nanoTime();
    database.execute("CREATE TABLE insight.bound (LIKE insight.customer_score)");
    database.execute("INSERT INTO insight.bound SELECT * FROM insight.customer_score");
    double in = since(start);
    database.execute("DROP TABLE insight.bound");
    out.printf(
        "bound: customers out %.1f s, orders out %.1f s, scores in %.1f s: %.1f s%n",
        customers, orders, in, customers + orders + in);
  }

  private double copyOut(String query) {
    long start = System.nanoTime();
    database.execute((Connection connection) -> {
      try {
        return connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "COPY (" + query + ") TO STDOUT (FORMAT csv)", OutputStream.nullOutputStream());
      } catch (IOException broken) {
        throw new SQLException(broken);
      }
    });
    return since(start);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
