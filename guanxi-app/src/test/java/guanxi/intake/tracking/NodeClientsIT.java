package guanxi.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import guanxi.intake.sources.LiveSource;
import guanxi.intake.sources.LiveSources;
import guanxi.intake.tracking.FlakyProxy.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The Node clients of Segment and RudderStack, unmodified, over a bad line. npm installs them into
 * the build folder; skipped where there is no Node or npm cannot install.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NodeClientsIT {

  private static final Path FOLDER = Path.of("target/clients");
  private static final int CALLS = 60;

  @Autowired LiveSources sources;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "send.mjs")) {
      Files.copy(
          Path.of("src/test/resources/clients", file),
          FOLDER.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assumeThat(run("node", "--version")).as("Node is needed for its clients").isZero();
    if (!Files.exists(FOLDER.resolve("node_modules/analytics-node"))) {
      assumeThat(run("npm", "install", "--no-package-lock", "--no-audit", "--no-fund"))
          .as("npm could not install the clients; see target/clients/log.txt")
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@segment/analytics-node", "analytics-node", "@rudderstack/rudder-sdk-node"})
  void everyCallOfANodeClientArrivesOnce(String library) throws Exception {
    LiveSource source = sources.create(library + " " + System.nanoTime());
    try (FlakyProxy line =
        new FlakyProxy(port, Fate.SWALLOW, Fate.TWICE, Fate.LATE, Fate.BUSY, Fate.PASS)) {
      int ended = run("node", "send.mjs", library, line.url(), source.keys().getFirst().value());

      assertThat(ended).as("see target/clients/log.txt").isZero();
      LiveFacts facts = new LiveFacts(database, source.id()).await(CALLS).awaitAll();
      assertThat(facts.leftOut()).isEmpty();
      assertThat(facts.count()).isEqualTo(CALLS);
      assertThat(line.requests()).isGreaterThan(3);
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(FOLDER.resolve("log.txt").toFile()))
              .start();
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      return ended ? process.exitValue() : -1;
    } catch (IOException _) {
      return -1;
    }
  }
}
