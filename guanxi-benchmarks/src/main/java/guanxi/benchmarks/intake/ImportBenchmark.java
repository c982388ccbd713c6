package guanxi.benchmarks.intake;

import guanxi.GuanxiApplication;
import guanxi.intake.FileImport;
import guanxi.intake.FileImports;
import guanxi.intake.ImportChoice;
import guanxi.platform.Jobs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Takes in a million order lines, then copies the very rows that came of it into the same emptied
 * tables with their indexes.
 *
 * <p>Question: does an import with identities, versions and projections keep at least 30 % of the
 * speed of the bare COPY? Result so far: docs/benchmarks/import.md.
 *
 * <p>Arguments: number of lines (1000000), folder for the database (a new temporary one).
 */
public final class ImportBenchmark {

  private static final String[] TABLES = {
    "intake.fact",
    "customer.identity",
    "customer.sighting",
    "customer.edge",
    "customer.trait",
    "customer.customer",
    "catalog.product_sighting",
    "catalog.product",
    "ordering.order_line",
    "ordering.order_head",
    "ordering.shop_order"
  };

  private ImportBenchmark() {}

  /** Runs it and prints the figures. */
  public static void main(String... arguments) throws Exception {
    int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path home =
        arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("guanxi-import");
    Path file = home.resolve("lines.csv");
    Files.createDirectories(home);
    drawLines(file, lines);
    try (ConfigurableApplicationContext context =
        SpringApplication.run(
            GuanxiApplication.class,
            "--guanxi.home=" + home,
            "--server.port=0",
            "--logging.level.root=WARN")) {
      double before = processorSeconds();
      double imported = measureImport(context.getBean(FileImports.class), file);
      double between = processorSeconds();
      awaitIdle(context.getBean(Jobs.class));
      double idle = processorSeconds();
      double copied = measureCopy(context.getBean(DataSource.class), home);
      double after = processorSeconds();
      System.out.printf(
          Locale.ROOT,
          "processor time: import %.1f s, COPY %.1f s, share %.1f %%%n",
          between - before,
          after - idle,
          100 * (after - idle) / (between - before));
      System.out.printf(
          Locale.ROOT, "import  %8.1f s  %9.0f lines/s%n", imported, lines / imported);
      System.out.printf(Locale.ROOT, "COPY    %8.1f s  %9.0f lines/s%n", copied, lines / copied);
      System.out.printf(Locale.ROOT, "share   %8.1f %%%n", 100 * copied / imported);
    }
  }

  /**
   * Of this process and of PostgreSQL's, which are its children: unlike the time on the clock it
   * hardly depends on what else the machine does. That of COPY counts the reading of the rows too.
   */
  private static double processorSeconds() {
    ProcessHandle self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.descendants())
            .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToLong(Duration::toMillis)
            .sum()
        / 1e3;
  }

  private static double measureImport(FileImports imports, Path file)
      throws IOException, InterruptedException {
    FileImport received;
    try (InputStream content = Files.newInputStream(file)) {
      received = imports.receive("lines.csv", content, "benchmark");
    }
    imports.choose(received.id(), new ImportChoice(Map.of("shop", "Benchmark"), Map.of()));
    long begin = System.nanoTime();
    imports.run(received.id(), "benchmark");
    FileImport now = imports.get(received.id());
    while (now.state().isBusy()) {
      Thread.sleep(20);
      now = imports.get(received.id());
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT, "%s %s %s%n", now.state(), now.counts(), String.valueOf(now.failure()));
    now.steps()
        .forEach(step ->
            System.out.printf(Locale.ROOT, "  %-28s %8.2f s%n", step.step(), step.micros() / 1e6));
    return seconds;
  }

  /** The refresh that follows an import must not slow the COPY down. */
  private static void awaitIdle(Jobs jobs) throws InterruptedException {
    do {
      Thread.sleep(1_500);
    } while (jobs.recent(20).stream().anyMatch(run -> !run.isEnded()));
  }

  private static double measureCopy(DataSource database, Path folder)
      throws SQLException, IOException {
    double seconds = 0;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (String table : TABLES) {
        Path rows = folder.resolve(table + ".rows");
        try (OutputStream out = Files.newOutputStream(rows)) {
          copy.copyOut("COPY " + table + " TO STDOUT", out);
        }
        statement.execute("TRUNCATE " + table);
        long begin = System.nanoTime();
        try (InputStream in = Files.newInputStream(rows)) {
          long count = copy.copyIn("COPY " + table + " FROM STDIN", in, 1 << 16);
          double took = (System.nanoTime() - begin) / 1e9;
          seconds += took;
          System.out.printf(Locale.ROOT, "  COPY %-28s %9d rows %6.2f s%n", table, count, took);
        }
        Files.delete(rows);
      }
    }
    return seconds;
  }

  /** Four lines an order on average, a tenth as many customers as lines, repeat buyers. */
  private static void drawLines(Path file, int lines) throws IOException {
    Random random = new Random(20260101);
    int customers = Math.max(1, lines / 10);
    Instant at = Instant.parse("2023-01-01T00:00:00Z");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("Order,Date,Customer,E-mail,Name,Country,SKU,Product,Quantity,Price,Currency\n");
      int order = 0;
      for (int line = 0; line < lines; ) {
        order++;
        at = at.plusSeconds(random.nextInt(600));
        int customer = random.nextInt(customers);
        int size = 1 + random.nextInt(7);
        for (int i = 0; i < size && line < lines; i++, line++) {
          int product = random.nextInt(20_000);
          out.write(
              "%d,%s,C%d,buyer%d@shop.example,Buyer Number %d,DE,SKU-%d,Thing number %d,%d,%d.%02d,EUR%n"
                  .formatted(
                      100_000 + order,
                      at,
                      customer,
                      customer,
                      customer,
                      product,
                      product,
                      1 + random.nextInt(4),
                      1 + random.nextInt(90),
                      random.nextInt(100)));
        }
      }
    }
  }
}
