package guanxi.benchmarks.tracking;

import guanxi.GuanxiApplication;
import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
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

  private static final int BATCH = 100;

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
      send("warm-up", port, key, bodies("w", 300), 16, BATCH);
      settle(database);

      List<byte[]> bodies = bodies("b", batches);
      double copied = copy(context.getBean(DataSource.class), bodies);
      long facts = facts(database);
      long begin = System.nanoTime();
      double accepted = send("batches of 100", port, key, bodies, 16, BATCH);
      settle(database);
      double promoted = (facts(database) - facts) / ((System.nanoTime() - begin) / 1e9);
      System.out.printf(Locale.ROOT, "bare COPY             %9.0f events/s%n", copied);
      System.out.printf(Locale.ROOT, "share                 %9.1f %%%n", 100 * accepted / copied);
      System.out.printf(Locale.ROOT, "accepted and promoted %9.0f events/s%n", promoted);
      steps(database);
      send("single, 256 clients", port, key, singles(singles), 256, 1);
      begin = System.nanoTime();
      settle(database);
      System.out.printf(
          Locale.ROOT, "lag gone after        %9.1f s%n", (System.nanoTime() - begin) / 1e9);
    }
  }

  private static double send(
      String name, int port, String key, List<byte[]> bodies, int clients, int events)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    LongAdder failed = new LongAdder();
    long[] nanos = new long[bodies.size()];
    String path = events == 1 ? "/v1/track" : "/v1/batch";
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    for (int client = 0; client < clients; client++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try (Connected connected = new Connected(port, path + "?writeKey=" + key)) {
                  for (int i = next.getAndIncrement();
                      i < bodies.size();
                      i = next.getAndIncrement()) {
                    long sent = System.nanoTime();
                    if (connected.post(bodies.get(i)) != 200) {
                      failed.increment();
                    }
                    nanos[i] = System.nanoTime() - sent;
                  }
                } catch (IOException e) {
                  failed.increment();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Arrays.sort(nanos);
    double rate = (double) bodies.size() * events / seconds;
    System.out.printf(
        Locale.ROOT,
        "%-21s %9.0f events/s  p50 %.1f ms  p99 %.1f ms  not taken %d%n",
        name,
        rate,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        failed.sum());
    return rate;
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
      return bodies.size() * BATCH / seconds;
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
      out.writeInt(BATCH);
      out.writeInt(body.length);
      out.write(body);
    }
    out.writeShort(-1);
    return bytes.toByteArray();
  }

  private static List<byte[]> bodies(String name, int batches) {
    List<byte[]> bodies = new ArrayList<>(batches);
    for (int batch = 0; batch < batches; batch++) {
      StringBuilder events = new StringBuilder(70_000).append("{\"batch\":[");
      for (int event = 0; event < BATCH; event++) {
        events.append(event == 0 ? "" : ",").append(event(name, batch * BATCH + event));
      }
      bodies.add(
          events
              .append("],\"sentAt\":\"2026-05-01T10:00:01.000Z\"}")
              .toString()
              .getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  private static List<byte[]> singles(int count) {
    List<byte[]> bodies = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bodies.add(event("s", i).getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  /** About 640 bytes, as a shop's page sends them; a twentieth as many people as events. */
  private static String event(String name, int number) {
    int person = (int) (number * 2_654_435_761L % 50_021L);
    return """
    {"type":"track","event":"Product Viewed","messageId":"%s-%d","anonymousId":"a-%d",%s\
    "timestamp":"2026-05-01T10:00:00.000Z","properties":{"product_id":"p%d","sku":"S-%d",\
    "name":"A thing of use","price":19.9,"currency":"EUR","category":"Things"},"context":{\
    "library":{"name":"analytics.js","version":"1.70.0"},"page":{"path":"/p/%d","url":\
    "https://shop.test/p/%d","title":"A thing of use","referrer":"https://search.test/"},\
    "userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",\
    "locale":"en-GB","timezone":"Europe/London","campaign":{"source":"mail","name":"spring"}}}\
    """
        .formatted(
            name,
            number,
            person,
            number % 5 == 0 ? "\"userId\":\"u-" + person + "\"," : "",
            number % 997,
            number % 997,
            number % 997,
            number % 997);
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

  /** A connection that is kept, as clients keep it. */
  private static final class Connected implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String head;

    Connected(int port, String path) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      out = socket.getOutputStream();
      in = socket.getInputStream();
      head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
    }

    int post(byte[] body) throws IOException {
      byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
      byte[] whole = Arrays.copyOf(start, start.length + body.length);
      System.arraycopy(body, 0, whole, start.length, body.length);
      out.write(whole);
      byte[] answer = new byte[4096];
      int length = 0;
      while (true) {
        int read = in.read(answer, length, answer.length - length);
        if (read < 0) {
          throw new IOException("closed");
        }
        length += read;
        String text = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
        if (text.contains("\r\n\r\n") && text.endsWith("}")) {
          return Integer.parseInt(text.substring(9, 12));
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
