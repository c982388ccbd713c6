package guanxi.platform;

import static guanxi.platform.PlatformError.PLATFORM_HOME_IN_USE;
import static guanxi.platform.PlatformError.PLATFORM_HOME_NOT_WRITABLE;

import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps two processes off one home folder. The kernel lets go of the lock when the process is gone,
 * however it went. Contexts of one process share the lock.
 */
public final class HomeLock implements AutoCloseable {

  private static final Map<Path, HomeLock> HELD = new HashMap<>();

  private final Path file;
  private final FileChannel channel;
  private int holders;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws GuanxiException with {@code PLATFORM_HOME_IN_USE}, naming process and address of the
   *     Guanxi that has it
   */
  static HomeLock take(HomeFolder home) {
    Path file = home.folder("run").resolve("lock");
    synchronized (HELD) {
      HomeLock lock = HELD.computeIfAbsent(file, _ -> open(home, file));
      lock.holders++;
      return lock;
    }
  }

  private static HomeLock open(HomeFolder home, Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new GuanxiException(PLATFORM_HOME_IN_USE, holder(home, file));
      }
      channel.truncate(0);
      String pid = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
      return new HomeLock(file, channel);
    } catch (IOException e) {
      throw new GuanxiException(PLATFORM_HOME_NOT_WRITABLE, file.toString(), e);
    }
  }

  private static String holder(HomeFolder home, Path file) throws IOException {
    Path address = file.resolveSibling("address");
    String at = Files.exists(address) ? ", " + Files.readString(address).strip() : "";
    return "%s, process %s%s".formatted(home.root(), Files.readString(file).strip(), at);
  }

  /** Lets go of the lock when the last context of this process does. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      holders--;
      if (holders == 0) {
        HELD.remove(file);
        channel.close();
      }
    }
  }
}
