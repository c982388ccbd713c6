package guanxi.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * The power is cut: the database lies on a disk image, and a copy of the image while the server is
 * frozen holds exactly what had reached the disk. The control without fsync must lose data; if it
 * did not, the other test would prove nothing.
 */
class PowerCutIT {

  private static final int COMMITS = 500;
  private static final Path BINARIES = Path.of("target", "postgresql").toAbsolutePath();

  private Path folder = Path.of("unset");
  private Path mount = Path.of("unset");

  @BeforeEach
  void mountADisk() throws Exception {
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "power-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    mount = Files.createDirectory(folder.resolve("disk"));
    try (RandomAccessFile image = new RandomAccessFile(image().toFile(), "rw")) {
      image.setLength(400L << 20);
    }
    assumeTrue(
        succeeds("mkfs.ext4", "-q", "-F", image().toString()) && mounted(image()),
        "skipped: a disk image cannot be mounted here (needs root and loop devices)");
    Files.setPosixFilePermissions(mount, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void unmount() throws Exception {
    succeeds("umount", mount.toString());
    Folders.delete(folder);
  }

  @Test
  void whatWasCommittedSurvives() throws Exception {
    assertThat(rowsAfterPowerCut(false)).isEqualTo(COMMITS);
  }

  @Test
  void controlWithoutFsyncLosesData() throws Exception {
    assertThat(rowsAfterPowerCut(true)).isLessThan(COMMITS);
  }

  private long rowsAfterPowerCut(boolean withoutFsync) throws Exception {
    PostgresCluster cluster = cluster(withoutFsync);
    PostgresServer server = PostgresServer.start(cluster);
    execute(cluster, server.port(), "CREATE TABLE kept (n integer)", "CHECKPOINT");
    assertThat(succeeds("sync")).isTrue();
    commitRows(cluster, server.port());

    List<ProcessHandle> processes = processes(cluster);
    for (ProcessHandle process : processes) {
      PostgresServer.signal(process.pid(), "STOP");
    }
    Path after = folder.resolve("after.img");
    Files.copy(image(), after, StandardCopyOption.REPLACE_EXISTING);
    server.abandon();
    for (ProcessHandle process : processes) {
      PostgresServer.signal(process.pid(), "KILL");
      process.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(succeeds("umount", mount.toString())).isTrue();
    assertThat(mounted(after)).isTrue();
    return rowsOn(cluster);
  }

  /** 0 if the database is so broken that it does not even start. */
  private static long rowsOn(PostgresCluster cluster) {
    try {
      PostgresServer server = PostgresServer.start(cluster);
      try (Connection connection = connect(cluster, server.port());
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
        rows.next();
        return rows.getLong(1);
      } finally {
        server.stop();
      }
    } catch (guanxi.shared.GuanxiException | SQLException | IOException _) {
      return 0;
    }
  }

  private PostgresCluster cluster(boolean withoutFsync) throws IOException {
    PostgresBinaries binaries = PostgresBinaries.unpackBelow(BINARIES);
    Path home = Files.createDirectory(mount.resolve("postgresql"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    return new PostgresCluster(
        home,
        binaries,
        PostgresAccount.choose(binaries),
        new PostgresSettings(DataSize.ofMegabytes(16), BINARIES, withoutFsync),
        folder.resolve("postgresql.log"));
  }

  private static void commitRows(PostgresCluster cluster, int port) throws Exception {
    try (Connection connection = connect(cluster, port);
        Statement statement = connection.createStatement()) {
      for (int commit = 0; commit < COMMITS; commit++) {
        statement.execute("INSERT INTO kept VALUES (1)");
      }
    }
  }

  private static void execute(PostgresCluster cluster, int port, String... commands)
      throws Exception {
    try (Connection connection = connect(cluster, port);
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  private static Connection connect(PostgresCluster cluster, int port)
      throws SQLException, IOException {
    String superuser = Files.readString(cluster.folder().resolve("superuser-password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", superuser);
  }

  private static List<ProcessHandle> processes(PostgresCluster cluster) throws IOException {
    Path pidFile = cluster.data().resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  private Path image() {
    return folder.resolve("disk.img");
  }

  private boolean mounted(Path image) throws Exception {
    return succeeds("mount", "-o", "loop", image.toString(), mount.toString());
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false; // there is no such command
    }
  }
}
