package guanxi.platform.postgres;

import static guanxi.platform.PlatformError.PLATFORM_DATABASE_NOT_STARTED;

import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running PostgreSQL, a child of this process.
 *
 * <p>A thread of its own starts it, waits for its end and starts it again if that end was not asked
 * for; connections that were open are lost, the pool opens new ones. The thread must live as long
 * as the process: the kernel ends the child (cleanly, by SIGINT) when the thread that started it is
 * gone, so that a killed process leaves no PostgreSQL behind.
 */
final class PostgresServer {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final long START_SECONDS = 120; // recovery after a crash may replay 4 GB of log

  /**
   * So often the first start is tried: what a killed predecessor left of its shared memory is gone
   * soon, anything else stays wrong.
   */
  private static final int FIRST_STARTS = 6;

  private final PostgresCluster cluster;
  private final int port;
  private final CountDownLatch first = new CountDownLatch(1);
  private final Thread keeper;
  private volatile @Nullable Process process;
  private volatile boolean stopping;
  private final AtomicInteger starts = new AtomicInteger();

  private PostgresServer(PostgresCluster cluster, int port) {
    this.cluster = cluster;
    this.port = port;
    this.keeper = Thread.ofPlatform().name("postgres-keeper").daemon().unstarted(this::keep);
  }

  /**
   * Makes the database if it is not there, starts PostgreSQL and returns when it answers.
   *
   * @throws GuanxiException with a {@code PLATFORM_DATABASE_…} code
   */
  static PostgresServer start(PostgresCluster cluster) {
    try {
      cluster.create();
      LeftoverServer.end(cluster);
      PostgresServer server = new PostgresServer(cluster, cluster.choosePort());
      server.keeper.start();
      server.awaitAnswer();
      cluster.prepare(server.port);
      return server;
    } catch (IOException e) {
      throw new GuanxiException(PLATFORM_DATABASE_NOT_STARTED, String.valueOf(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuanxiException(PLATFORM_DATABASE_NOT_STARTED, "interrupted", e);
    }
  }

  /** Where it listens, on 127.0.0.1 only. */
  int port() {
    return port;
  }

  /** The files it works on. */
  PostgresCluster cluster() {
    return cluster;
  }

  /** Stops it cleanly: open transactions are rolled back, everything committed is on disk. */
  void stop() {
    stopping = true;
    Process running = process;
    if (running == null) {
      return;
    }
    try {
      signal(running.pid(), "INT");
      if (!running.waitFor(60, TimeUnit.SECONDS)) {
        LOG.warn("PostgreSQL did not stop within 60 s and is ended; it recovers at the next start");
        running.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.warn("PostgreSQL could not be asked to stop", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves it to its fate: it is not started again when it ends. */
  void abandon() {
    stopping = true;
  }

  static void signal(long pid, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private void keep() {
    long pauseMs = 50;
    while (!stopping) {
      long startedAt = System.nanoTime();
      try {
        Process started = cluster.start(cluster.serverCommand(port));
        process = started;
        starts.incrementAndGet();
        first.countDown();
        watchForOurEnd(started);
        int exit = started.waitFor();
        if (!stopping) {
          LOG.warn("PostgreSQL ended with {}, starting it again", exit);
        }
        Thread.sleep(pauseMs);
      } catch (IOException e) {
        LOG.error("PostgreSQL cannot be started", e);
        stopping = true;
        first.countDown();
      } catch (InterruptedException _) {
        return;
      }
      boolean ranAWhile = System.nanoTime() - startedAt > TimeUnit.SECONDS.toNanos(10);
      // After kill -9 its last backends keep the shared memory for a moment: try again soon.
      pauseMs = ranAWhile ? 50 : Math.min(pauseMs * 2, 2_000);
    }
  }

  /** Where the kernel does not end PostgreSQL with us (macOS), a small shell does. */
  private void watchForOurEnd(Process started) throws IOException {
    if (cluster.account().diesWithParent()) {
      return;
    }
    String script =
        """
        while kill -0 "$1" 2>/dev/null; do
          kill -0 "$2" 2>/dev/null || exit 0
          sleep 1
        done
        kill -INT "$2"
        """;
    String us = Long.toString(ProcessHandle.current().pid());
    String it = Long.toString(started.pid());
    cluster.start(List.of("/bin/sh", "-c", script, "guanxi-watch", us, it));
  }

  private void awaitAnswer() throws InterruptedException, IOException {
    first.await();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      Process started = process;
      if (started == null) {
        break;
      }
      if (isReady(started)) {
        return;
      }
      if (starts.get() > FIRST_STARTS) {
        break; // it says in its log what it does not accept
      }
      Thread.sleep(10);
    }
    stopping = true;
    throw new GuanxiException(PLATFORM_DATABASE_NOT_STARTED, lastWords());
  }

  /** The eighth line of postmaster.pid says whether connections are accepted. */
  private boolean isReady(Process started) throws IOException {
    Path file = cluster.data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() >= 8
        && lines.get(0).strip().equals(Long.toString(started.pid()))
        && lines.get(7).strip().equals("ready")
        && answers();
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private String lastWords() throws IOException {
    List<String> lines =
        Files.exists(cluster.log()) ? Files.readAllLines(cluster.log()) : List.of();
    String last = lines.isEmpty() ? "it said nothing" : lines.getLast();
    return "%s (log: %s)".formatted(last, cluster.log());
  }
}
