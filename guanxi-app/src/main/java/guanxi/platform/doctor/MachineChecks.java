package guanxi.platform.doctor;

import com.sun.management.OperatingSystemMXBean;
import guanxi.platform.settings.KnownSettings;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/** Checks of the machine and the data folder; none needs a running Guanxi. */
final class MachineChecks {

  private static final int JAVA = 25;
  private static final long GIGABYTE = 1L << 30;

  private final Path home;
  private final Path programs;
  private final Clock clock;

  /**
   * Looks at one installation.
   *
   * @param programs Guanxi's own folder
   */
  MachineChecks(Path home, Path programs, Clock clock) {
    this.home = home;
    this.programs = programs;
    this.clock = clock;
  }

  List<Finding> all(boolean running) {
    return List.of(java(), memory(), folder(), disk(), settings(), time(), port(running), cache());
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    return version.feature() >= JAVA
        ? Finding.ok("java", version, System.getProperty("java.home"))
        : Finding.fail("java", version);
  }

  private static Finding memory() {
    long bytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    String gigabytes = "%.1f".formatted((double) bytes / GIGABYTE);
    return bytes >= 2 * GIGABYTE
        ? Finding.ok("memory", gigabytes)
        : Finding.warn("memory", gigabytes);
  }

  private Finding folder() {
    if (!Files.exists(home)) {
      return Finding.warn("folder", home);
    }
    try {
      boolean open = Files.getPosixFilePermissions(home).contains(PosixFilePermission.OTHERS_WRITE);
      return Files.isWritable(home) && !open
          ? Finding.ok("folder", home)
          : Finding.fail("folder", home);
    } catch (IOException _) {
      return Finding.fail("folder", home);
    }
  }

  private Finding disk() {
    try {
      Path existing = home;
      while (!Files.exists(existing) && existing.getParent() != null) {
        existing = existing.getParent();
      }
      FileStore store = Files.getFileStore(existing);
      long free = store.getUsableSpace();
      String gigabytes = "%.1f".formatted((double) free / GIGABYTE);
      if (free < GIGABYTE / 4) {
        return Finding.fail("disk", gigabytes, existing);
      }
      boolean scarce = free < 2 * GIGABYTE || free < store.getTotalSpace() / 20;
      return scarce
          ? Finding.warn("disk", gigabytes, existing)
          : Finding.ok("disk", gigabytes, existing);
    } catch (IOException e) {
      return Finding.warn("disk", "?", String.valueOf(e.getMessage()));
    }
  }

  private Finding settings() {
    Path file = home.resolve("guanxi.properties");
    if (!Files.exists(file)) {
      return Finding.ok("settings", 0);
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail("settings", file, String.valueOf(e.getMessage()));
    }
    KnownSettings known = KnownSettings.load();
    return properties.stringPropertyNames().stream()
        .filter(key -> !known.knows(key))
        .findFirst()
        .map(key -> Finding.fail("settings", file, key))
        .orElseGet(() -> Finding.ok("settings", properties.size()));
  }

  /** A clock that is behind the program's own files is certainly wrong. */
  private Finding time() {
    Instant now = clock.instant();
    try {
      Path jar = programs.resolve("guanxi-app/target/class-path");
      Instant built =
          Files.exists(jar) ? Files.getLastModifiedTime(jar).toInstant() : Instant.EPOCH;
      return now.plus(Duration.ofMinutes(5)).isBefore(built)
          ? Finding.fail("time", now, built)
          : Finding.ok("time", now);
    } catch (IOException _) {
      return Finding.ok("time", now);
    }
  }

  private static Finding port(boolean running) {
    String chosen = System.getenv().getOrDefault("GUANXI_PORT", "8080");
    if (running) {
      return Finding.ok("port", chosen);
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(chosen)));
      return Finding.ok("port", chosen);
    } catch (IOException | IllegalArgumentException _) {
      return Finding.warn("port", chosen);
    }
  }

  private Finding cache() {
    return Files.exists(programs.resolve("target/guanxi.aot"))
        ? Finding.ok("cache")
        : Finding.warn("cache");
  }
}
