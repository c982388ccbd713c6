package guanxi.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier process that was killed may have left on our files: a PostgreSQL that is still
 * shutting down, or a postmaster.pid whose number meanwhile belongs to somebody else. We hold the
 * lock of the home folder, so neither can belong to another Guanxi.
 */
final class LeftoverServer {

  private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);

  private LeftoverServer() {}

  /** Waits for its end, hurries it if need be, and removes a pid file nobody stands behind. */
  static void end(PostgresCluster cluster) throws IOException, InterruptedException {
    Path file = cluster.data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    Optional<ProcessHandle> leftover =
        Files.readAllLines(file).stream()
            .findFirst()
            .map(line -> Long.parseLong(line.strip()))
            .flatMap(ProcessHandle::of)
            .filter(process -> isServer(process, cluster));
    if (leftover.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    ProcessHandle server = leftover.get();
    if (!endsWithin(server, 2)) {
      LOG.warn("An earlier PostgreSQL (process {}) is still there and asked to stop", server.pid());
      PostgresServer.signal(server.pid(), "INT");
      if (!endsWithin(server, 30)) {
        PostgresServer.signal(server.pid(), "KILL");
        endsWithin(server, 5);
      }
    }
  }

  private static boolean isServer(ProcessHandle process, PostgresCluster cluster) {
    String program = cluster.binaries().program("postgres");
    return process.isAlive()
        && process.info().command().map(command -> command.equals(program)).orElse(false);
  }

  private static boolean endsWithin(ProcessHandle process, int seconds)
      throws InterruptedException {
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      end.get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException _) {
      return !process.isAlive();
    }
  }
}
