package guanxi.platform.postgres;

import static guanxi.platform.PlatformError.PLATFORM_DATABASE_NOT_BUNDLED;

import guanxi.shared.GuanxiException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once from the archive that the build put on the class path for
 * the machine it ran on.
 *
 * @param folder contains {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {

  /** One of PostgreSQL's programs, such as {@code initdb}. */
  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /**
   * Unpacks the programs below a folder unless they are there. Several processes may do so at once:
   * each unpacks beside and the first rename wins.
   *
   * @throws GuanxiException with {@code PLATFORM_DATABASE_NOT_BUNDLED} on a machine the build had
   *     no archive for
   */
  static PostgresBinaries unpackBelow(Path parent) throws IOException {
    Path target = parent.resolve(version());
    if (Files.isExecutable(target.resolve("bin/postgres"))) {
      return new PostgresBinaries(target);
    }
    Files.createDirectories(parent);
    Path beside = Files.createTempDirectory(parent, "unpacking-");
    try (InputStream archive = open()) {
      unpack(archive, beside);
    }
    Folders.openForAll(beside);
    try {
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException
        | FileAlreadyExistsException
        | AtomicMoveNotSupportedException e) {
      if (!Files.isExecutable(target.resolve("bin/postgres"))) {
        throw e;
      }
      Folders.delete(beside);
    }
    return new PostgresBinaries(target);
  }

  /** The version the build bundled, such as {@code 18.6.0}. */
  static String version() throws IOException {
    try (InputStream in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    }
  }

  private static InputStream open() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    String name =
        "/postgres-%s-%s.txz"
            .formatted(
                os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : "windows",
                "aarch64".equals(arch) ? "arm_64" : "x86_64");
    InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw new GuanxiException(PLATFORM_DATABASE_NOT_BUNDLED, os + " " + arch);
    }
    return archive;
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          boolean executable = (entry.getMode() & 0111) != 0;
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }
}
