package guanxi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same events through PostgreSQL and through Kafka, whose processes are killed on the way. */
class BothLogsIT {

  private static final String KEY = "cluster-key";
  private static final int REQUESTS = Integer.getInteger("cluster.requests", 120);
  private static final int KILLS = Integer.getInteger("cluster.kills", 1);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final List<String> COMPARED =
      List.of(
          """
          SELECT md5(string_agg(f.key || ' ' || f.kind || ' ' || f.happened_at || ' ' || f.body, ','
            ORDER BY f.key, f.kind)) FROM intake.fact f
          """,
          """
          SELECT md5(string_agg(concat_ws(' ', id, kind, value, first_seen, customer_id),
            ',' ORDER BY id)) FROM customer.identity
          """,
          "SELECT md5(string_agg(c::text, ',' ORDER BY id)) FROM customer.customer c");

  @TempDir Path folder;

  @Test
  void everyEventHasItsEffectOnceWhicheverLogIsUsedAndWhoeverIsKilled() {
    try (KafkaBroker broker = KafkaBroker.start(folder.resolve("broker"));
        GuanxiProcess plain = GuanxiProcess.start(folder.resolve("plain"), Map.of());
        GuanxiProcess kafka =
            GuanxiProcess.start(
                folder.resolve("kafka"),
                Map.of(
                    "GUANXI_LOG", "kafka",
                    "GUANXI_KAFKA_SERVERS", broker.address(),
                    "GUANXI_KAFKA_PARTITIONS", "3"))) {
      addSource(plain);
      addSource(kafka);
      Visits visits = new Visits(20_261_122);
      List<String> requests = visits.requests(REQUESTS, KEY);

      requests.forEach(request -> send(plain, request));
      int every = REQUESTS / (2 * KILLS + 1);
      AtomicInteger sent = new AtomicInteger();
      Thread killer =
          Thread.ofVirtual()
              .start(() -> {
                for (int kill = 1; kill <= KILLS; kill++) {
                  reach(sent, (2 * kill - 1) * every);
                  broker.killAndRestart();
                  reach(sent, 2 * kill * every);
                  kafka.killAndRestart();
                }
              });
      for (String request : requests) {
        send(kafka, request);
        sent.incrementAndGet();
      }
      join(killer);

      int acknowledged = visits.events();
      awaitFacts(plain, acknowledged);
      awaitFacts(kafka, acknowledged);
      for (String compared : COMPARED) {
        assertThat(kafka.query(compared)).as(compared).isEqualTo(plain.query(compared));
      }
      assertThat(kafka.query("SELECT count(*) FROM intake.landing")).containsExactly("0");
      assertThat(kafka.command("rebuild"))
          .as("derived anew, by the launcher, while the server runs")
          .contains("equal")
          .doesNotContain("replaced", "differs");
      System.out.printf(
          "%d acknowledged, %d found, 0 lost, 0 doubled after %d kills%n",
          acknowledged, facts(kafka), 2 * KILLS);
    }
  }

  @Test
  void twoProcessesOfOneInstallationShareTheWorkAndGoOnWhenOneDies() {
    try (KafkaBroker broker = KafkaBroker.start(folder.resolve("broker"));
        GuanxiProcess plain = GuanxiProcess.start(folder.resolve("plain"), Map.of());
        GuanxiProcess first =
            GuanxiProcess.start(folder.resolve("first"), settings(broker, Map.of()));
        GuanxiProcess second =
            GuanxiProcess.start(
                folder.resolve("second"), settings(broker, first.databaseSettings()))) {
      addSource(plain);
      addSource(first);
      Visits visits = new Visits(20_261_123);
      List<String> requests = visits.requests(REQUESTS, KEY);
      requests.forEach(request -> send(plain, request));

      for (int i = 0; i < REQUESTS; i++) {
        if (i > 0 && i % (REQUESTS / (KILLS + 1)) == 0 && i / (REQUESTS / (KILLS + 1)) <= KILLS) {
          second.killAndRestart();
        }
        send(i % 2 == 0 ? first : second, requests.get(i));
      }

      awaitFacts(plain, visits.events());
      awaitFacts(first, visits.events());
      for (String compared : COMPARED) {
        assertThat(first.query(compared)).as(compared).isEqualTo(plain.query(compared));
      }
      awaitLog(first, "reads 2 partitions anew");
      awaitLog(second, "reads 2 partitions anew");
    }
  }

  private static Map<String, String> settings(KafkaBroker broker, Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("GUANXI_LOG", "kafka");
    settings.put("GUANXI_KAFKA_SERVERS", broker.address());
    settings.put("GUANXI_KAFKA_PARTITIONS", "4");
    return settings;
  }

  private static void addSource(GuanxiProcess guanxi) {
    guanxi.execute(
        """
        INSERT INTO intake.source (name, created_at) VALUES ('cluster', now());
        INSERT INTO intake.live_source (source_id, created_at)
          SELECT id, now() FROM intake.source WHERE name = 'cluster';
        INSERT INTO intake.write_key (key, source_id, created_at)
          SELECT '%s', id, now() FROM intake.source WHERE name = 'cluster'
        """
            .formatted(KEY));
  }

  /** Sends until it is acknowledged, as clients do. */
  private static void send(GuanxiProcess guanxi, String request) {
    Instant giveUp = Instant.now().plus(PATIENCE);
    int status = guanxi.post("/v1/batch", request);
    while (status != 200) {
      assertThat(status).as("asked to come again, or nobody there").isIn(0, 429, 503);
      assertThat(Instant.now()).isBefore(giveUp);
      GuanxiProcess.sleep(200);
      status = guanxi.post("/v1/batch", request);
    }
  }

  private static void awaitFacts(GuanxiProcess guanxi, int wanted) {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (facts(guanxi) < wanted && Instant.now().isBefore(giveUp)) {
      GuanxiProcess.sleep(200);
    }
    assertThat(facts(guanxi)).isEqualTo(wanted);
    assertThat(guanxi.query("SELECT code FROM intake.set_aside")).isEmpty();
  }

  /** Who shares with whom is settled a moment after a topic or a process appears. */
  private static void awaitLog(GuanxiProcess guanxi, String words) {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (!guanxi.log().contains(words) && Instant.now().isBefore(giveUp)) {
      GuanxiProcess.sleep(200);
    }
    assertThat(guanxi.log()).contains(words);
  }

  private static int facts(GuanxiProcess guanxi) {
    return Integer.parseInt(
        guanxi
            .query("SELECT count(DISTINCT key) FROM intake.fact WHERE kind BETWEEN 20 AND 26")
            .getFirst());
  }

  private static void reach(AtomicInteger sent, int wanted) {
    while (sent.get() < wanted) {
      GuanxiProcess.sleep(20);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
