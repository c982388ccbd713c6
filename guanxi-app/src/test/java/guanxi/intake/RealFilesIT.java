package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import guanxi.intake.FileImport.Counts;
import guanxi.intake.FileImport.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files as shops and data collections really publish them; skipped where they are not at hand. */
@SpringBootTest
class RealFilesIT {

  @Autowired FileImports imports;
  @Autowired JdbcClient database;

  @Test
  void onlineRetailComesInOnceWithReturnsAndGoesWithoutATrace() throws Exception {
    Path file = data("online_retail/online_retail_to_2011-08.csv");
    Map<String, String> before = TableHashes.of(database);

    FileImport first = take(file);

    Counts counts = first.counts();
    assertThat(first.state()).isEqualTo(State.DONE);
    assertThat(counts.created() + counts.updated() + counts.unchanged() + counts.rejected())
        .isEqualTo(counts.rows());
    assertThat(counts.rows()).isEqualTo(rows(file));
    assertThat(retail("sum(o.lines)", "true")).isEqualTo(counts.created());
    assertThat(retail("count(*)", "o.order_no LIKE 'C%' AND o.is_return")).isPositive();
    assertThat(retail("count(*)", "o.order_no LIKE 'C%' AND NOT o.is_return")).isZero();
    assertThat(retail("count(*)", "o.order_no LIKE 'C%' AND o.amount_minor > 0")).isZero();
    Map<String, String> once = TableHashes.of(database);

    FileImport second = take(file);

    assertThat(second.counts())
        .isEqualTo(new Counts(counts.rows(), 0, 0, counts.created(), counts.rejected()));
    assertThat(TableHashes.of(database)).isEqualTo(once);
    undo(second);
    undo(first);
    assertThat(TableHashes.of(database)).isEqualTo(before);
  }

  @Test
  void olistGivesTheSameOrdersInAnySequenceOfItsFiles() throws Exception {
    Path folder = data("olist/sample_4k");
    List<String> files =
        List.of(
            "customers", "orders", "order_items", "order_payments", "order_reviews", "products");

    List<FileImport> there = files.stream().map(name -> olist(folder, name)).toList();
    String forward = orders();
    there.reversed().forEach(this::undo);
    List<FileImport> back = files.reversed().stream().map(name -> olist(folder, name)).toList();

    assertThat(orders()).isEqualTo(forward).isNotEmpty();
    back.forEach(this::undo);
    assertThat(orders()).isEmpty();
  }

  private FileImport olist(Path folder, String name) {
    try {
      FileImport done = take(folder.resolve("olist_%s_dataset.csv".formatted(name)));
      assertThat(done.state()).as("%s: %s", name, done.failure()).isEqualTo(State.DONE);
      assertThat(done.counts().created()).as(name).isPositive();
      return done;
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(name, broken);
    }
  }

  private String orders() {
    return database
        .sql(
            """
            SELECT count(*) || ' ' || sum(amount_minor) || ' ' || sum(lines) || ' '
              || count(DISTINCT customer_id) || ' '
              || md5(string_agg(o::text, ' ' ORDER BY o.id)) AS orders
            FROM (SELECT id, order_no, identity_id, customer_id, ordered_at, amount_minor,
                    shipping_minor, currency, status, lines, units, cancelled
                  FROM ordering.shop_order
                  WHERE source_id = (SELECT id FROM intake.source WHERE name = 'Olist')) o
            """)
        .query((row, _) -> row.getString("orders"))
        .optional()
        .orElse("");
  }

  private long retail(String figure, String condition) {
    return database
        .sql(
            """
            SELECT %s FROM ordering.shop_order o
            JOIN intake.source s ON s.id = o.source_id
            WHERE s.name = 'Online Retail' AND %s
            """
                .formatted(figure, condition))
        .query(Long.class)
        .single();
  }

  private static long rows(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> !line.isBlank()).count() - 1;
    }
  }

  private FileImport take(Path file) throws IOException, InterruptedException {
    FileImport received;
    try (InputStream content = Files.newInputStream(file)) {
      received = imports.receive(file.getFileName().toString(), content, "test");
    }
    String shop = received.fileName().startsWith("olist") ? "Olist" : "Online Retail";
    imports.choose(received.id(), new ImportChoice(Map.of("shop", shop), Map.of()));
    imports.run(received.id(), "test");
    return await(received.id());
  }

  private void undo(FileImport file) {
    imports.undo(file.id(), "test");
    try {
      assertThat(await(file.id()).state()).isEqualTo(State.UNDONE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private FileImport await(ImportId id) throws InterruptedException {
    FileImport file = imports.get(id);
    for (int tries = 0; tries < 6000 && file.state().isBusy(); tries++) {
      Thread.sleep(50);
      file = imports.get(id);
    }
    return file;
  }

  private static Path data(String name) {
    String folder = System.getProperty("guanxi.test.data", System.getenv("GUANXI_TEST_DATA"));
    Path data = folder == null ? Path.of("../../shared/data") : Path.of(folder);
    Path file = data.resolve(name);
    assumeTrue(Files.exists(file), () -> "test data " + name + " is not at hand");
    return file;
  }
}
