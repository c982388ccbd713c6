package guanxi.chaos;

import guanxi.GuanxiApplication;
import guanxi.intake.FileImport;
import guanxi.intake.FileImports;
import guanxi.intake.ImportChoice;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The process that is killed: a whole Guanxi that takes one file in. At its first start it hands
 * the file in; at every further start it only waits, for the import must go on by itself. Prints
 * RUNNING when it works and, at the end, RESULT with what is in the tables.
 */
final class ImportingServer {

  private ImportingServer() {}

  @SuppressWarnings("SystemOut")
  public static void main(String... arguments) throws Exception {
    Path file = Path.of(System.getProperty("chaos.file"));
    try (ConfigurableApplicationContext context =
        SpringApplication.run(GuanxiApplication.class, arguments)) {
      FileImports imports = context.getBean(FileImports.class);
      if (newest(imports).isEmpty()) {
        try (InputStream content = Files.newInputStream(file)) {
          FileImport received = imports.receive("orders.csv", content, "chaos");
          imports.choose(received.id(), new ImportChoice(Map.of("shop", "chaos"), Map.of()));
          imports.run(received.id(), "chaos");
        }
      }
      System.out.println("RUNNING");
      while (true) {
        FileImport one = newest(imports).getFirst();
        if (!one.state().isBusy()) {
          System.out.println("RESULT " + one.state() + " " + counted(context));
          return;
        }
        Thread.sleep(50);
      }
    }
  }

  private static List<FileImport> newest(FileImports imports) {
    return imports.newest(Instant.parse("9999-01-01T00:00:00Z"), 1);
  }

  private static String counted(ConfigurableApplicationContext context) {
    return context
        .getBean(JdbcClient.class)
        .sql(
            """
            SELECT 'rows=' || (SELECT created FROM intake.file_import)
                || ' facts=' || (SELECT count(*) FROM intake.fact)
                || ' keys=' || (SELECT count(DISTINCT key) FROM intake.fact)
                || ' lines=' || (SELECT count(*) FROM ordering.order_line)
                || ' orders=' || (SELECT count(*) FROM ordering.shop_order)
                || ' amount=' || (SELECT sum(amount_minor) FROM ordering.shop_order)
            """)
        .query(String.class)
        .single();
  }
}
