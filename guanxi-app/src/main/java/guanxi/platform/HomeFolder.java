package guanxi.platform;

import static guanxi.platform.PlatformError.PLATFORM_HOME_NOT_WRITABLE;

import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one folder where everything lives that Guanxi must not lose: the database, uploads, the
 * warehouse, logs. Setting {@code guanxi.home}.
 */
public final class HomeFolder {

  private final Path root;

  private HomeFolder(Path root) {
    this.root = root;
  }

  /**
   * Opens the folder and makes it when it is not there. Others may pass through it (the database
   * runs under an account of its own) but not list it.
   *
   * @throws GuanxiException with {@code PLATFORM_HOME_NOT_WRITABLE}
   */
  public static HomeFolder at(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    make(absolute, "rwx--x--x");
    return new HomeFolder(absolute);
  }

  /** The folder itself, an absolute path. */
  public Path root() {
    return root;
  }

  /**
   * A folder below it that only the owner may enter; made when it is not there.
   *
   * @param name such as {@code uploads} or {@code warehouse/marts}
   */
  public Path folder(String name) {
    Path folder = root.resolve(name).normalize();
    if (!folder.startsWith(root)) {
      throw new IllegalArgumentException(name + " leaves the home folder");
    }
    make(folder, "rwx------");
    return folder;
  }

  private static void make(Path folder, String permissions) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
      }
    } catch (IOException e) {
      throw new GuanxiException(PLATFORM_HOME_NOT_WRITABLE, folder.toString(), e);
    }
    if (!Files.isWritable(folder)) {
      throw new GuanxiException(PLATFORM_HOME_NOT_WRITABLE, folder.toString());
    }
  }
}
