package guanxi.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the project, its build output and the public data sets lie. */
final class Project {

  private Project() {}

  /** The folder with the launcher in it. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("guanxi"))
        || !Files.isDirectory(folder.resolve("guanxi-app"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  /** A folder below this module's build output. */
  static Path output(String name) {
    return root().resolve("guanxi-browser-tests/target").resolve(name);
  }

  /** A file of the public data sets, which are not part of the project. */
  static Optional<Path> data(String name) {
    String folder = System.getenv("GUANXI_TEST_DATA");
    Path file =
        folder == null
            ? root().resolveSibling("shared/data").resolve(name)
            : Path.of(folder).resolve(name);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }
}
