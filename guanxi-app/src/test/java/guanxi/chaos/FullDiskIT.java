package guanxi.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk fills up while events come in: senders are asked to come again, PostgreSQL goes on,
 * pages are served, and once there is room events are taken again. Nothing acknowledged is lost.
 * {@code ./guanxi chaos disk --cycles N} does it more often. Needs the right to mount.
 */
class FullDiskIT {

  private static final Logger LOG = LoggerFactory.getLogger(FullDiskIT.class);
  private static final int CYCLES = Integer.getInteger("chaos.cycles", 1);
  private static final int EVENTS_EACH = 5;
  private static final long LEFT_BYTES = 200L << 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private long acknowledged;
  private int requests;

  @Test
  void aFullDiskIsSaidAndIsNoWreck() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "disk-");
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=900m,mode=755", "tmpfs", folder.toString()) == 0,
        "skipped: no right to mount a small disk");
    try {
      Path home = folder.resolve("home");
      int port = KilledTrackingIT.freePort();
      KilledTrackingIT.Running server = KilledTrackingIT.start(home, port);
      long postmaster = KilledTrackingIT.postmaster(home);
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        fillAndFree(folder.resolve("ballast"), port, server.key());
      }
      assertThat(KilledTrackingIT.postmaster(home)).isEqualTo(postmaster);
      long[] found = server.count();
      server.stop();

      LOG.warn(
          "chaos disk: filled {} times, acknowledged {}, found {}", CYCLES, acknowledged, found[0]);
      assertThat(found[0]).isEqualTo(acknowledged);
      assertThat(found[1]).isEqualTo(acknowledged);
    } finally {
      run("umount", "-l", folder.toString());
    }
  }

  private void fillAndFree(Path ballast, int port, String key) throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(send(port, key).statusCode()).isEqualTo(200);
    }
    try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
      byte[] block = new byte[1 << 20];
      while (Files.getFileStore(ballast).getUsableSpace() > LEFT_BYTES) {
        file.write(block);
      }
    }
    HttpResponse<String> refused = awaitStatus(503, port, key);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(get(port, "/sign-in")).isEqualTo(200);
    assertThat(get(port, "/livez")).isEqualTo(200);

    Files.delete(ballast);
    awaitStatus(200, port, key);
  }

  private HttpResponse<String> awaitStatus(int wanted, int port, String key) throws Exception {
    Instant giveUp = Instant.now().plus(Duration.ofSeconds(10));
    HttpResponse<String> answer = send(port, key);
    while (answer.statusCode() != wanted) {
      assertThat(answer.statusCode()).isIn(200, 503);
      assertThat(Instant.now()).as("%d within 10 s", wanted).isBefore(giveUp);
      Thread.sleep(50);
      answer = send(port, key);
    }
    return answer;
  }

  private HttpResponse<String> send(int port, String key) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/v1/batch?writeKey=" + key))
                .POST(BodyPublishers.ofString(KilledTrackingIT.body(0, requests++)))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() == 200) {
      acknowledged += EVENTS_EACH;
    }
    return answer;
  }

  private int get(int port, String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException absent) {
      LOG.debug("cannot run it", absent);
      return -1;
    }
  }
}
