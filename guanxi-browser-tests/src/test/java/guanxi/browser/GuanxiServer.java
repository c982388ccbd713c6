package guanxi.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Guanxi started by its launcher, as a merchant starts it, on a data folder and a port of its
 * own. Closing it presses Ctrl-C.
 */
final class GuanxiServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern PASSWORD = Pattern.compile("(?:password|密码|密碼)\\s*[:：]\\s*(\\S+)");

  private final Process process;
  private final Path output;
  private final URI address;

  private GuanxiServer(Process process, Path output, URI address) {
    this.process = process;
    this.output = output;
    this.address = address;
  }

  /** Starts one on an empty data folder and waits until it answers. */
  static GuanxiServer start(Path home, String... options) {
    try {
      Files.createDirectories(home);
      Path output = home.resolveSibling(home.getFileName() + ".log");
      int port = freePort();
      var command = new ArrayList<String>();
      command.add(Project.root().resolve("guanxi").toString());
      command.addAll(List.of("up", "--data", home.toString(), "--port", Integer.toString(port)));
      command.addAll(List.of(options));
      var builder =
          new ProcessBuilder(command)
              .directory(Project.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("GUANXI_BUILD", "never");
      var server =
          new GuanxiServer(builder.start(), output, URI.create("http://127.0.0.1:" + port));
      server.awaitReady();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where it answers, without a slash at the end. */
  URI address() {
    return address;
  }

  /** What it has printed so far. */
  String printed() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The first administrator's one-time password, which only the terminal tells. */
  String oneTimePassword() {
    Matcher found = PASSWORD.matcher(printed());
    if (!found.find()) {
      throw new IllegalStateException("no one-time password in:\n" + printed());
    }
    return found.group(1);
  }

  @Override
  public void close() {
    try {
      // Not SIGINT: where a shell started the tests in the background it is ignored for good.
      new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException("Guanxi did not stop within 90 s");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() throws IOException {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(giveUp)) {
        process.destroyForcibly();
        throw new IllegalStateException("Guanxi did not start:\n" + printed());
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private boolean answers() {
    try {
      var connection =
          (java.net.HttpURLConnection) address.resolve("/readyz").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(2000);
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
