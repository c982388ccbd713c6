package guanxi.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * kill -9 of the application, of PostgreSQL and of both while clients send. What was acknowledged
 * must be there, and once. A few kills in the check; {@code ./guanxi chaos app|pg|both|duplicates
 * --cycles N} does more.
 */
class KilledTrackingIT {

  private static final Logger LOG = LoggerFactory.getLogger(KilledTrackingIT.class);
  private static final int CYCLES = Integer.getInteger("chaos.cycles", 2);
  private static final String VICTIM = System.getProperty("chaos.victim", "mixed");
  private static final int CLIENTS = Integer.getInteger("chaos.clients", 8);
  private static final int EVENTS_EACH = 5;

  private final AtomicBoolean sending = new AtomicBoolean(true);
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();

  /** How often every request is sent: the ledger counts it once. */
  private final int copies = VICTIM.equals("duplicates") ? 3 : 1;

  @Test
  void whatWasAcknowledgedIsThereOnceHoweverOftenWeWereKilled() throws Exception {
    long seed = Long.getLong("chaos.seed", System.nanoTime());
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chaos-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path home = folder.resolve("home");
    int port = freePort();

    Running server = start(home, port);
    List<Thread> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      int number = client;
      String key = server.key();
      clients.add(Thread.ofVirtual().start(() -> send(number, port, key)));
    }
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      Thread.sleep(random.nextInt(300, 1_500));
      server = kill(server, home, port, cycle);
    }
    Thread.sleep(500);
    sending.set(false);
    for (Thread client : clients) {
      client.join();
    }
    long[] found = server.count();
    server.stop();

    long facts = found[0];
    LOG.warn(
        "{} {}: {} kills, acknowledged {}, found {}, lost {}, doubled {}, {} sent again (seed {})",
        "chaos",
        VICTIM,
        CYCLES,
        acknowledged.get(),
        facts,
        Math.max(0, acknowledged.get() - facts),
        found[1] - found[0],
        retries.get(),
        seed);
    assertThat(acknowledged.get()).isPositive();
    assertThat(facts).isEqualTo(acknowledged.get());
    assertThat(found[1]).isEqualTo(facts);
  }

  /** Sends request after request; each until it is acknowledged, so acknowledged means all sent. */
  private void send(int client, int port, String key) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    for (int request = 0; sending.get(); request++) {
      String body = body(client, request);
      for (int copy = 0; copy < copies; copy++) {
        while (!isTaken(http, port, key, body)) {
          retries.incrementAndGet();
          pause();
        }
      }
      acknowledged.addAndGet(EVENTS_EACH);
    }
  }

  private static boolean isTaken(HttpClient http, int port, String key, String body) {
    try {
      return http.send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + port + "/v1/batch?writeKey=" + key))
                      .timeout(Duration.ofSeconds(25))
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static String body(int client, int request) {
    StringBuilder events = new StringBuilder("{\"batch\":[");
    for (int event = 0; event < EVENTS_EACH; event++) {
      events
          .append(event == 0 ? "" : ",")
          .append(
              "{\"type\":\"track\",\"event\":\"e\",\"userId\":\"u%d\",\"messageId\":\"m-%d-%d-%d\"}"
                  .formatted((client * 31 + request) % 500, client, request, event));
    }
    return events.append("]}").toString();
  }

  private static Running kill(Running server, Path home, int port, int cycle) throws Exception {
    String victim =
        VICTIM.equals("mixed") || VICTIM.equals("duplicates")
            ? List.of("app", "pg", "both").get(cycle % 3)
            : VICTIM;
    if (!victim.equals("app")) {
      long postmaster = postmaster(home);
      new ProcessBuilder("kill", "-9", Long.toString(postmaster)).start().waitFor();
    }
    if (victim.equals("pg")) {
      return server;
    }
    server.process().destroyForcibly().waitFor();
    return start(home, port);
  }

  static Running start(Path home, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-Dguanxi.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                TrackingServer.class.getName(),
                "--guanxi.postgres.throwaway=false",
                "--server.port=" + port,
                "--spring.main.banner-mode=off")
            .redirectError(
                ProcessBuilder.Redirect.appendTo(home.resolveSibling("server.log").toFile()))
            .start();
    BufferedReader said = process.inputReader();
    String[] serving = read(said, "SERVING").split(" ", -1);
    return new Running(process, said, process.outputWriter(), serving[2]);
  }

  private static String read(BufferedReader said, String word) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(word)) {
        return line;
      }
      LOG.warn("server: {}", line);
    }
    throw new IllegalStateException("the server ended without " + word);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static long postmaster(Path home) throws IOException {
    Path pidFile = home.resolve("postgresql/data/postmaster.pid");
    return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A server that serves. */
  record Running(Process process, BufferedReader said, Writer tell, String key) {

    /** Message ids and facts. */
    long[] count() throws IOException {
      tell.write("COUNT\n");
      tell.flush();
      String[] found = read(said, "FOUND").split(" ", -1);
      return new long[] {Long.parseLong(found[1]), Long.parseLong(found[2])};
    }

    void stop() throws InterruptedException {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
