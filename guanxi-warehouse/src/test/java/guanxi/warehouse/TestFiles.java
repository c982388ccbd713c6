package guanxi.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public data sets, which lie outside the project: see docs/manual/test-data.md. */
public final class TestFiles {

  private TestFiles() {}

  /**
   * Finds a file of the public data sets below {@code GUANXI_TEST_DATA}, else in a folder {@code
   * shared/data} beside one of the folders above the working folder.
   */
  public static Optional<Path> find(String name) {
    String given = System.getProperty("GUANXI_TEST_DATA", System.getenv("GUANXI_TEST_DATA"));
    if (given != null) {
      return Optional.of(Path.of(given, name)).filter(Files::exists);
    }
    for (@Nullable Path above = Path.of("").toAbsolutePath();
        above != null;
        above = above.getParent()) {
      Path file = above.resolve("shared/data").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
