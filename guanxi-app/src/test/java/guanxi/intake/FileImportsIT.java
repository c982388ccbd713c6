package guanxi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanxi.intake.FileImport.Counts;
import guanxi.intake.FileImport.State;
import guanxi.platform.JobCancelled;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class FileImportsIT {

  private static final String ORDERS =
      """
      Order,Date,E-mail,Name,Product,Quantity,Price,Currency
      1001,2026-01-05 10:00:00,ann@SHOP,Ann Lee,Mug,2,7.50,EUR
      1001,2026-01-05 10:00:00,ann@SHOP,Ann Lee,Tea,1,4.20,EUR
      1002,2026-01-06 11:00:00,bob@SHOP,Bob Ray,Mug,1,7.50,EUR
      1003,yesterday,bob@SHOP,Bob Ray,Mug,1,7.50,EUR
      """;

  @Autowired FileImports imports;
  @Autowired Withdrawal withdrawal;
  @Autowired JdbcClient database;

  private String shop = "";

  @BeforeEach
  void newShop() {
    shop = "shop " + System.nanoTime();
  }

  @Test
  void aFileOfOrdersComesInWithEveryRowAccountedFor() throws Exception {
    FileImport done = take(ORDERS);

    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.counts()).isEqualTo(new Counts(4, 3, 0, 0, 1));
    assertThat(
            database
                .sql(
                    """
                    SELECT o.order_no || ' ' || o.amount_minor || ' ' || c.name AS order
                    FROM ordering.shop_order o
                    JOIN intake.source s ON s.id = o.source_id
                    JOIN customer.customer c ON c.id = o.customer_id
                    WHERE s.name = :shop ORDER BY 1
                    """)
                .param("shop", shop)
                .query((row, _) -> row.getString(1))
                .list())
        .containsExactly("1001 1920 Ann Lee", "1002 750 Bob Ray");
  }

  @Test
  void theSameFileTwiceChangesNothingAndUndoOfTheFirstKeepsTheSecondsRows() throws Exception {
    FileImport first = take(ORDERS);
    Map<String, String> once = TableHashes.of(database);

    FileImport second = take(ORDERS);

    assertThat(second.counts()).isEqualTo(new Counts(4, 0, 0, 3, 1));
    assertThat(TableHashes.of(database)).isEqualTo(once);
    imports.undo(first.id(), "test");
    assertThat(await(first.id()).state()).isEqualTo(State.UNDONE);
    assertThat(imports.get(second.id()).counts()).isEqualTo(new Counts(4, 3, 0, 0, 1));
    assertThat(orders()).isEqualTo(2);
  }

  @Test
  void undoLeavesNoTrace() throws Exception {
    Map<String, String> before = TableHashes.of(database);
    FileImport done = take(ORDERS);

    imports.undo(done.id(), "test");

    assertThat(await(done.id()).state()).isEqualTo(State.UNDONE);
    assertThat(TableHashes.of(database)).isEqualTo(before);
  }

  @Test
  void anUndoInManyStepsThatIsInterruptedLeavesNoTraceEither() throws Exception {
    Map<String, String> before = TableHashes.of(database);
    long origin = originOf(take(ORDERS));

    assertThatThrownBy(() ->
            withdrawal.withdraw(
                origin,
                1,
                (done, total) -> {
                  if (done == 2) {
                    throw new JobCancelled();
                  }
                }))
        .isInstanceOf(JobCancelled.class);
    assertThat(TableHashes.of(database)).isNotEqualTo(before);
    withdrawal.withdraw(origin, 1, (_, _) -> {});

    assertThat(TableHashes.of(database)).isEqualTo(before);
  }

  private long originOf(FileImport file) {
    return database
        .sql("SELECT origin_id FROM intake.file_import WHERE id = :id")
        .param("id", file.id().value())
        .query(Long.class)
        .single();
  }

  @Test
  void aDryRunCountsWhatAnImportWouldDoAndWritesNothing() throws Exception {
    Map<String, String> before = TableHashes.of(database);
    FileImport file = receive(ORDERS);

    imports.check(file.id(), "test");

    assertThat(await(file.id()).dryRun()).isEqualTo(new Counts(4, 3, 0, 0, 1));
    assertThat(TableHashes.of(database)).isEqualTo(before);
  }

  private long orders() {
    return database
        .sql(
            """
            SELECT count(*) FROM ordering.shop_order o
            JOIN intake.source s ON s.id = o.source_id WHERE s.name = :shop
            """)
        .param("shop", shop)
        .query(Long.class)
        .single();
  }

  private FileImport take(String csv) throws InterruptedException {
    FileImport file = receive(csv);
    imports.run(file.id(), "test");
    return await(file.id());
  }

  private FileImport receive(String csv) {
    String own = csv.replace("SHOP", shop.replace(' ', '-') + ".test");
    FileImport file =
        imports.receive(
            "orders.csv", new ByteArrayInputStream(own.getBytes(StandardCharsets.UTF_8)), "test");
    return imports.choose(file.id(), new ImportChoice(Map.of("shop", shop), Map.of()));
  }

  private FileImport await(ImportId id) throws InterruptedException {
    for (int tries = 0; tries < 600; tries++) {
      FileImport file = imports.get(id);
      if (!file.state().isBusy()) {
        return file;
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    return imports.get(id);
  }
}
