package guanxi.browser;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Client libraries that npm installs into the build folder, exactly as it publishes them. */
final class NodeModules {

  private static final Path FOLDER = Project.output("clients");

  private NodeModules() {}

  /** The folder of a package's files; the test is skipped where npm cannot install it. */
  static Path folder(String inside) {
    Path folder = FOLDER.resolve("node_modules").resolve(inside);
    if (!Files.exists(folder)) {
      copyWanted();
      assumeThat(installed())
          .as("npm is needed for the browser's client; see %s/log.txt", FOLDER)
          .isTrue();
    }
    return folder;
  }

  private static void copyWanted() {
    try (var wanted = NodeModules.class.getResourceAsStream("/clients/package.json")) {
      Files.createDirectories(FOLDER);
      Files.copy(
          Objects.requireNonNull(wanted),
          FOLDER.resolve("package.json"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean installed() {
    try {
      Process npm =
          new ProcessBuilder("npm", "install", "--no-package-lock", "--no-audit", "--no-fund")
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(FOLDER.resolve("log.txt").toFile())
              .start();
      boolean ended = npm.waitFor(3, TimeUnit.MINUTES);
      if (!ended) {
        npm.destroyForcibly();
      }
      return ended && npm.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
