package guanxi.benchmarks.tracking;

import guanxi.shared.StableIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes from sending an event until it is on the customer's page, while others come in
 * at a steady rate.
 */
final class Visible {

  private static final int PROBES = 100;

  private final JdbcClient database;
  private final int source;
  private final String shop;
  private final int port;
  private final String path;
  private int runs;

  Visible(JdbcClient database, int source, String shop, int port, String key) {
    this.database = database;
    this.source = source;
    this.shop = shop;
    this.port = port;
    this.path = "?writeKey=" + key;
  }

  void measure(int eventsPerSecond) throws IOException, InterruptedException {
    runs++;
    AtomicBoolean enough = new AtomicBoolean();
    Thread others = Thread.ofPlatform().start(() -> sendSteadily(eventsPerSecond, enough));
    long[] nanos = new long[PROBES];
    try (Traffic.Connected connected = new Traffic.Connected(port, "/v1/track" + path)) {
      for (int i = 0; i < PROBES; i++) {
        nanos[i] = probe(connected, "v" + runs, i);
        Thread.sleep(50);
      }
    } finally {
      enough.set(true);
      others.join();
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "visible at %,6d/s      p50 %.0f ms  p99 %.0f ms%n",
        eventsPerSecond,
        nanos[PROBES / 2] / 1e6,
        nanos[PROBES * 99 / 100] / 1e6);
  }

  private long probe(Traffic.Connected connected, String name, int number)
      throws IOException, InterruptedException {
    UUID key = StableIds.of("event", shop, name + "-" + number);
    long begin = System.nanoTime();
    connected.post(Traffic.event(name, number).getBytes(StandardCharsets.UTF_8));
    while (!database
        .sql("SELECT EXISTS (SELECT FROM intake.fact WHERE source_id = :source AND key = :key)")
        .param("source", source)
        .param("key", key)
        .query(Boolean.class)
        .single()) {
      Thread.sleep(3);
    }
    return System.nanoTime() - begin;
  }

  /** Batches at even distances, whatever the answers take. */
  private void sendSteadily(int eventsPerSecond, AtomicBoolean enough) {
    long pause = TimeUnit.SECONDS.toNanos(1) * Traffic.BATCH / eventsPerSecond;
    try (Traffic.Connected connected = new Traffic.Connected(port, "/v1/batch" + path)) {
      long next = System.nanoTime();
      for (int i = 0; !enough.get(); i++) {
        List<byte[]> one = Traffic.bodies("o" + runs + "-" + i, 1);
        connected.post(one.getFirst());
        next += pause;
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
