package guanxi.benchmarks.tracking;

import guanxi.GuanxiApplication;
import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends batches of 100 events, then single ones, and waits until all are facts; copies the bytes of
 * the batches into the landing without HTTP, JSON and Java between, in the same run.
 *
 * <p>Question: is a durable answer at least 40 % as fast as the bare COPY, do 256 connections bring
 * 8,000 single events a second in, and do 25,000 events a second become facts? Result so far:
 * docs/benchmarks/tracking.md.
 *
 * <p>Arguments: batches (5000), single events (40000).
 */
public final class TrackingBenchmark {

  private TrackingBenchmark() {}

  /** Runs it and prints the figures. */
  public static void main(String... arguments) throws Exception {
    int batches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
    int singles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40_000;
    Path home = Files.createTempDirectory("guanxi-tracking");
    try (ConfigurableApplicationContext context =
        SpringApplication.run(
            GuanxiApplication.class,
            "--guanxi.home=" + home,
            "--server.port=0",
            "--logging.level.root=WARN")) {
      int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      JdbcClient database = context.getBean(JdbcClient.class);
      LiveSource source = context.getBean(LiveSources.class).create("benchmark");
      String key = source.keys().getFirst().value();
      Traffic.send("warm-up", port, key, Traffic.bodies("w", 300), 16, Traffic.BATCH);
      settle(database);

      List<byte[]> bodies = Traffic.bodies("b", batches);
      double copied = copy(context.getBean(DataSource.class), bodies);
      long facts = facts(database);
      long begin = System.nanoTime();
      double accepted = Traffic.send("batches of 100", port, key, bodies, 16, Traffic.BATCH);
      settle(database);
      double promoted = (facts(database) - facts) / ((System.nanoTime() - begin) / 1e9);
      System.out.printf(Locale.ROOT, "bare COPY             %9.0f events/s%n", copied);
      System.out.printf(Locale.ROOT, "share                 %9.1f %%%n", 100 * accepted / copied);
      System.out.printf(Locale.ROOT, "accepted and promoted %9.0f events/s%n", promoted);
      steps(database);
      System.out.printf(
          Locale.ROOT,
          "COPY into such tables %9.0f events/s%n",
          IndexedCopy.eventsPerSecond(context.getBean(DataSource.class)));
      ManySenders.send(
          "single, 256 clients", port, "/v1/track?writeKey=" + key, Traffic.singles(singles), 256);
      begin = System.nanoTime();
      settle(database);
      System.out.printf(
          Locale.ROOT, "lag gone after        %9.1f s%n", (System.nanoTime() - begin) / 1e9);
      Visible visible = new Visible(database, source.id(), "benchmark", port, key);
      visible.measure(2_000);
    }
  }

  /** The bound: the same bytes into the same table, by one connection with a commit for 32. */
  private static double copy(DataSource database, List<byte[]> bodies)
      throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      long begin = System.nanoTime();
      for (int at = 0; at < bodies.size(); at += 32) {
        CopyIn copy =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                    "COPY intake.landing (slot, lane, source_id, received_at, call, events, body)"
                        + " FROM STDIN (FORMAT binary)");
        byte[] rows = rows(bodies.subList(at, Math.min(bodies.size(), at + 32)));
        copy.writeToCopy(rows, 0, rows.length);
        copy.endCopy();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      statement.execute("DELETE FROM intake.landing WHERE lane = 999");
      return bodies.size() * Traffic.BATCH / seconds;
    }
  }

  private static byte[] rows(List<byte[]> bodies) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write("PGCOPY\n".getBytes(StandardCharsets.ISO_8859_1));
    out.write(new byte[] {(byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0});
    for (byte[] body : bodies) {
      out.writeShort(7);
      out.writeInt(2);
      out.writeShort(3);
      out.writeInt(2);
      out.writeShort(999);
      out.writeInt(4);
      out.writeInt(1);
      out.writeInt(8);
      out.writeLong(800_000_000_000_000L);
      out.writeInt(2);
      out.writeShort(0);
      out.writeInt(4);
      out.writeInt(Traffic.BATCH);
      out.writeInt(body.length);
      out.write(body);
    }
    out.writeShort(-1);
    return bytes.toByteArray();
  }

  private static void settle(JdbcClient database) throws InterruptedException {
    while (database
            .sql(
                """
                SELECT count(*) FROM intake.landing l
                LEFT JOIN intake.landing_progress p USING (source_id, lane)
                WHERE coalesce(p.row_no, 0) < l.position * 4096 + l.events - 1
                """)
            .query(Integer.class)
            .single()
        > 0) {
      Thread.sleep(100);
    }
  }

  private static long facts(JdbcClient database) {
    return database.sql("SELECT count(*) FROM intake.fact").query(Long.class).single();
  }

  private static void steps(JdbcClient database) {
    database
        .sql("SELECT step, taken, micros FROM intake.live_step ORDER BY place, step")
        .query(row -> {
          System.out.printf(
              Locale.ROOT,
              "  %-28s %9d events %8.2f s%n",
              row.getString("step"),
              row.getLong("taken"),
              row.getLong("micros") / 1e6);
        });
  }
}
