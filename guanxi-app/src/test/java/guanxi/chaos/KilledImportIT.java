package guanxi.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * kill -9 of the application, of PostgreSQL and of both, in turn, in the middle of an import. Three
 * kills in the check; {@code ./guanxi chaos import --cycles N} does more.
 */
class KilledImportIT {

  private static final Logger LOG = LoggerFactory.getLogger(KilledImportIT.class);
  private static final int CYCLES = Integer.getInteger("chaos.cycles", 3);
  private static final int ORDERS = Integer.getInteger("chaos.orders", 30_000);
  private static final int LINES_EACH = 2;

  @Test
  void everyRowIsInExactlyOnceHoweverOftenWeWereKilled() throws Exception {
    long seed = Long.getLong("chaos.seed", System.nanoTime());
    LOG.warn("seed {}", seed);
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chaos-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path file = writeOrders(folder.resolve("orders.csv"));
    Path home = folder.resolve("home");

    int kills = 0;
    while (true) {
      Process server = start(home, file);
      try (BufferedReader said = server.inputReader()) {
        String result =
            kills < CYCLES ? killSoon(server, said, home, kills, random) : read(said, "RESULT");
        if (result.startsWith("RESULT")) {
          LOG.warn("{} kills, then {}", kills, result);
          assertThat(result).isEqualTo(expected());
          server.waitFor(60, TimeUnit.SECONDS);
          return;
        }
        kills++;
      } finally {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
      }
    }
  }

  /** Kills while rows go in; the result if the import was done before. */
  private static String killSoon(
      Process server, BufferedReader said, Path home, int cycle, Random random) throws Exception {
    String line = read(said, "RUNNING", "RESULT");
    if (line.startsWith("RESULT")) {
      return line;
    }
    Thread.sleep(random.nextInt(100, 900));
    switch (cycle % 3) {
      case 0 -> server.destroyForcibly().waitFor();
      case 1 -> {
        kill(postmaster(home));
        // The application goes on without being started again, so give it the time to.
        Thread.sleep(random.nextInt(500, 3_000));
        server.destroyForcibly().waitFor();
      }
      default -> {
        kill(postmaster(home));
        server.destroyForcibly().waitFor();
      }
    }
    return "KILLED";
  }

  /** The next line that begins with one of these words. */
  private static String read(BufferedReader said, String... words) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      String current = line;
      if (List.of(words).stream().anyMatch(current::startsWith)) {
        return line;
      }
      LOG.warn("server: {}", line);
    }
    throw new IllegalStateException("the server ended without " + List.of(words));
  }

  private static String expected() {
    long rows = (long) ORDERS * LINES_EACH;
    long amount = 0;
    for (int order = 0; order < ORDERS; order++) {
      for (int item = 0; item < LINES_EACH; item++) {
        amount += cents(order, item);
      }
    }
    return "RESULT DONE rows=%d facts=%d keys=%d lines=%d orders=%d amount=%d"
        .formatted(rows, rows, rows, rows, ORDERS, amount);
  }

  private static long cents(int order, int item) {
    return 100 + (order * 7L + item * 13L) % 9_900;
  }

  private static Path writeOrders(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("Order,Date,E-mail,Name,Product,Quantity,Price,Currency\n");
      for (int order = 0; order < ORDERS; order++) {
        for (int item = 0; item < LINES_EACH; item++) {
          out.write(
              "N%d,2026-01-%02d 10:00:00,c%d@chaos.test,Customer %d,Thing %d,1,%d.%02d,EUR%n"
                  .formatted(
                      order,
                      1 + order % 28,
                      order % 5_000,
                      order % 5_000,
                      item,
                      cents(order, item) / 100,
                      cents(order, item) % 100));
        }
      }
    }
    return file;
  }

  private static Process start(Path home, Path file) throws IOException {
    Path log = home.resolveSibling("server.log");
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-Dguanxi.home=" + home,
                "-Dchaos.file=" + file,
                "-cp",
                System.getProperty("java.class.path"),
                ImportingServer.class.getName(),
                "--guanxi.postgres.throwaway=false",
                "--spring.main.banner-mode=off"))
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static long postmaster(Path home) throws IOException {
    Path pidFile = home.resolve("postgresql/data/postmaster.pid");
    return Files.exists(pidFile)
        ? Long.parseLong(Files.readAllLines(pidFile).getFirst().strip())
        : -1;
  }

  private static void kill(long pid) throws IOException, InterruptedException {
    if (pid > 0) {
      new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    }
  }
}
