package guanxi.benchmarks.files;

import guanxi.files.Defaults;
import guanxi.files.Detection;
import guanxi.files.ImportPlan;
import guanxi.files.Layout;
import guanxi.files.RecordReader;
import guanxi.files.Row;
import guanxi.files.RowOutcome;
import guanxi.files.TableFile;
import guanxi.files.TableWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Reads a file of order lines in several ways, one after the other, round after round.
 *
 * <p>Question: does reading rows reach 100 MB per second of one core, and what share of merely
 * looking at every byte of the same file is that? Time is processor time of the reading thread, so
 * that other programs on the machine disturb little; the middle one of the rounds counts. Result so
 * far: docs/benchmarks/files.md.
 *
 * <p>Arguments: the file (default: a million lines are made up), and the number of rounds.
 */
public final class ReadingRate {

  private static final long SEED = 20260101;
  private static final int LINES = 1_000_000;
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private ReadingRate() {}

  /** Reads the whole file; returns something that depends on all of it. */
  private interface Reading {
    long of(Path file) throws IOException;
  }

  /** A way to read, and how long each round took. */
  private record Way(String name, Reading reading, List<Double> seconds) {

    Way(String name, Reading reading) {
      this(name, reading, new ArrayList<>());
    }

    double middle() {
      return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }
  }

  /** Measures and prints a table. */
  public static void main(String[] arguments) throws IOException {
    Path file = arguments.length > 0 ? Path.of(arguments[0]) : madeUp();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
    ImportPlan plan = Detection.of(file, Defaults.at(NOW)).plan();
    List<Way> ways =
        List.of(
            new Way("every byte, counting line ends", ReadingRate::bytes),
            new Way("every byte, decoded", ReadingRate::decoded),
            new Way("rows and cells (TableFile)", path -> rows(path, plan.layout())),
            new Way("records (RecordReader)", path -> records(path, plan)));
    for (int round = 0; round < rounds; round++) {
      for (Way way : ways) {
        way.seconds.add(measure(way.reading, file));
      }
    }
    print(file, rows(file, plan.layout()), ways);
  }

  private static double measure(Reading reading, Path file) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    if (reading.of(file) == 0) {
      throw new IllegalStateException("nothing was read");
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e9;
  }

  private static void print(Path file, long rows, List<Way> ways) throws IOException {
    double megabytes = Files.size(file) / 1e6;
    double bound = ways.getFirst().middle();
    System.out.printf(Locale.ROOT, "%.1f MB, %d rows%n", megabytes, rows);
    for (Way way : ways) {
      System.out.printf(
          Locale.ROOT,
          "%-34s %7.0f MB/s %9.0f rows/s %6.1f %% of the bound%n",
          way.name,
          megabytes / way.middle(),
          rows / way.middle(),
          100 * bound / way.middle());
    }
  }

  private static long bytes(Path file) throws IOException {
    long lines = 0;
    byte[] chunk = new byte[1 << 17];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        for (int i = 0; i < read; i++) {
          lines += chunk[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static long decoded(Path file) throws IOException {
    long lines = 0;
    char[] chunk = new char[1 << 17];
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        for (int i = 0; i < read; i++) {
          lines += chunk[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static long rows(Path file, Layout layout) throws IOException {
    long rows = 0;
    try (TableFile table = TableFile.open(file, layout)) {
      for (Row row = table.next(); row != null; row = table.next()) {
        rows++;
      }
    }
    return rows;
  }

  private static long records(Path file, ImportPlan plan) throws IOException {
    long rows = 0;
    try (RecordReader reader = RecordReader.open(file, plan, NOW)) {
      for (RowOutcome row = reader.next(); row != null; row = reader.next()) {
        rows += row instanceof RowOutcome.Accepted ? 1 : 0;
      }
    }
    return rows;
  }

  private static Path madeUp() throws IOException {
    var random = new Random(SEED);
    Path file = Files.createTempFile("order-lines", ".csv");
    file.toFile().deleteOnExit();
    try (TableWriter writer = TableWriter.csv(Files.newOutputStream(file))) {
      writer.row(
          "Order ID",
          "Order Date",
          "Customer ID",
          "Email",
          "Product",
          "Quantity",
          "Unit Price",
          "Country");
      for (int i = 0; i < LINES; i++) {
        int customer = random.nextInt(200_000);
        writer.row(
            "A" + i / 3,
            LocalDateTime.of(2024, 1, 1, 0, 0).plusSeconds(60L * i).toString().replace('T', ' '),
            "C" + customer,
            "person" + customer + "@example.com",
            random.nextInt(20) == 0 ? "Teapot, \"blue\"" : "Product " + random.nextInt(5000),
            1 + random.nextInt(5),
            "%d.%02d".formatted(random.nextInt(200), random.nextInt(100)),
            "Germany");
      }
    }
    return file;
  }
}
