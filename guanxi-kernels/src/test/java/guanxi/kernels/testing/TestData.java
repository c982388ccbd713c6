package guanxi.kernels.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Public data sets that live beside the project; a test that needs one is skipped without it. */
public final class TestData {

  private TestData() {}

  /** The content of a file such as {@code fimi/chess.dat}. */
  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String name) {
    String given = System.getProperty("GUANXI_TEST_DATA", System.getenv("GUANXI_TEST_DATA"));
    if (given != null && Files.exists(Path.of(given, name))) {
      return Path.of(given, name);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolve("shared/data").resolve(name);
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    assumeTrue(false, "public data set " + name + " is not at hand");
    throw new IllegalStateException();
  }
}
