package guanxi.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the commands of the same machine in: whoever may read {@code <home>/run/server.json} knows
 * the address and a token that is new at every start. The file holds {@code port}, {@code url},
 * {@code token} and {@code pid} and is gone after a clean stop.
 */
@Component
public class LocalAccess implements AutoCloseable {

  private final Path file;
  private final Path address;
  private final String token;

  /** Under the lock: the files belong to the one process that has it. */
  LocalAccess(HomeFolder home, HomeLock lock) {
    Path run = home.folder("run");
    this.file = run.resolve("server.json");
    this.address = run.resolve("address");
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Whether this is the token; takes the same time for every wrong one. */
  public boolean accepts(String candidate) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @EventListener
  void writeAddress(WebServerInitializedEvent event) throws IOException {
    if (event.getApplicationContext().getServerNamespace() != null) {
      return; // the management server, if it has a port of its own
    }
    int port = event.getWebServer().getPort();
    String url = "http://127.0.0.1:" + port;
    long pid = ProcessHandle.current().pid();
    write(
        file,
        "{\"port\":%d,\"url\":\"%s\",\"token\":\"%s\",\"pid\":%d}%n"
            .formatted(port, url, token, pid));
    write(address, url + "\n");
  }

  private static void write(Path file, String text) throws IOException {
    Path beside =
        Files.createTempFile(
            file.getParent(),
            "new",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(beside, text, StandardOpenOption.WRITE);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
