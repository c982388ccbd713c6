package guanxi.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import guanxi.cli.CommandFailure;
import guanxi.cli.ExitCode;
import guanxi.cli.Terminal;
import guanxi.cli.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeCommandTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Words ENGLISH = Words.in(Locale.ENGLISH);

  @TempDir Path folder;

  @Test
  void cdnowGivesThePublishedFigures() {
    Path file = cdnow();

    JsonNode json =
        json(
            file,
            "--customer",
            "c2",
            "--time",
            "c3",
            "--amount",
            "c5",
            "--unit",
            "week",
            "--calibration-end",
            "1997-09-30");

    assertThat(json.at("/rows/read").asInt()).isEqualTo(6919);
    assertThat(json.at("/rows/rejected").asInt()).isZero();
    assertThat(json.at("/customers").asInt()).isEqualTo(2357);
    assertThat(json.at("/bgNbd/r").asDouble()).isCloseTo(.243, within(5e-4));
    assertThat(json.at("/bgNbd/alpha").asDouble()).isCloseTo(4.414, within(5e-4));
    assertThat(json.at("/bgNbd/a").asDouble()).isCloseTo(.793, within(5e-4));
    assertThat(json.at("/bgNbd/b").asDouble()).isCloseTo(2.426, within(5e-4));
    assertThat(json.at("/bgNbd/logLikelihood").asDouble()).isCloseTo(-9582.4, within(.05));
    assertThat(json.at("/gammaGamma/p").asDouble()).isCloseTo(6.25, within(5e-3));
    assertThat(json.at("/gammaGamma/q").asDouble()).isCloseTo(3.74, within(5e-3));
    assertThat(json.at("/gammaGamma/v").asDouble()).isCloseTo(15.44, within(5e-3));
    assertThat(json.at("/holdout/actual").asDouble()).isEqualTo(1882);
    assertThat(json.at("/holdout/model/auc").asDouble()).isCloseTo(.7725, within(5e-5));
    assertThat(json.at("/holdout/best").asString()).isEqualTo("model");
    assertThat(json.at("/atRisk")).hasSize(10);
  }

  @Test
  void modelsSegmentsAndCohortsAreGivenOnRequest() {
    JsonNode json =
        json(
            cdnow(),
            "--customer=c2",
            "--time=c3",
            "--amount=c5",
            "--calibration-end=1997-09-30",
            "--model=paretonbd",
            "--rfm",
            "--cohorts",
            "--segments");

    assertThat(json.at("/model").asString()).isEqualTo("paretonbd");
    assertThat(json.at("/paretoNbd/logLikelihood").asDouble()).isCloseTo(-9595, within(.1));
    assertThat(json.at("/bgNbd").isNull()).isTrue();
    assertThat(sum(json.at("/rfm"), "customers")).isEqualTo(2357);
    assertThat(sum(json.at("/segments"), "customers")).isEqualTo(2357);
    assertThat(json.at("/cohorts/0/cohort").asString()).isEqualTo("1997-01");
    assertThat(json.at("/cohorts/0/customers").asLong()).isEqualTo(781);
    assertThat(json.at("/segmentStability/0/agreement").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void autoComparesModelsOnWhatItKnows() {
    JsonNode json =
        json(
            cdnow(),
            "--customer=c2",
            "--time=c3",
            "--amount=c5",
            "--calibration-end=1997-09-30",
            "--model=auto");

    assertThat(json.at("/modelChoice")).hasSizeGreaterThan(1);
    assertThat(json.at("/modelChoice/0/mae").asDouble()).isPositive();
    assertThat(json.at("/holdout/actual").asDouble()).isEqualTo(1882);
  }

  private static long sum(JsonNode rows, String column) {
    long sum = 0;
    for (JsonNode row : rows) {
      sum += row.get(column).asLong();
    }
    return sum;
  }

  @Test
  void scoresOfCsvAndParquetAreTheSameRows() throws IOException {
    Path shop = shop();
    Path csv = folder.resolve("scores.csv");
    Path parquet = folder.resolve("scores.parquet");

    run(shop.toString(), "--out", csv.toString());
    run(shop.toString(), "--out", parquet.toString());

    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(201);
    assertThat(lines.getFirst()).startsWith("customer_id,currency,orders,money,first_order");
    assertThat(String.join("\n", lines)).contains("'=cmd()").doesNotContain("NaN");
    assertThat(Files.size(parquet)).isPositive();
    assertThat(folder.resolve("scores.csv.part")).doesNotExist();
  }

  @Test
  void scoresKnowNothingOfTheHoldout() throws IOException {
    Path whole = shop();
    List<String> calibration = new ArrayList<>();
    String end = "2025-01-01";
    for (String line : Files.readAllLines(whole)) {
      String day = line.split(",", -1)[1];
      if (day.equals("date") || day.compareTo("2025-10-31") <= 0) {
        calibration.add(line);
        end = day.equals("date") || day.compareTo(end) < 0 ? end : day;
      }
    }
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");

    run(whole.toString(), "--calibration-end", end, "--out", first.toString());
    run(write(calibration.toArray(String[]::new)).toString(), "--out", second.toString());

    assertThat(withoutHoldout(first)).isEqualTo(withoutHoldout(second));
  }

  @Test
  void dirtyRowsAreCountedAndNamed() throws IOException {
    Path file =
        write(
            "customer,date,amount",
            "anna,2026-01-01,10",
            "anna,2026-02-30,10",
            "bert,2026-01-05,many",
            ",2026-01-05,10");

    JsonNode json = json(file, "--customer", "customer");

    assertThat(json.at("/rows/read").asInt()).isEqualTo(4);
    assertThat(json.at("/rows/rejected").asInt()).isEqualTo(3);
    assertThat(json.at("/rows/examples/0/row").asInt()).isEqualTo(3);
    assertThat(json.at("/rows/examples/0/column").asString()).isEqualTo("date");
    assertThat(json.at("/model").asString()).isEqualTo("rule");
    assertThat(json.at("/bgNbd").isNull()).isTrue();
    assertThat(json.at("/bgNbdReason").asString()).contains("Fewer than 20 customers");
  }

  @Test
  void failuresAreOneLineWithTheRemedyAndAnExitCode() throws IOException {
    Path shop = shop();
    assertFailure(ExitCode.USAGE, "--unit is day or week, was year", shop, "--unit", "year");
    assertFailure(ExitCode.USAGE, "unknown option --unti", shop, "--unti", "day");
    assertFailure(ExitCode.BAD_INPUT, "there is no column \"who\"", shop, "--customer", "who");
    assertFailure(
        ExitCode.BAD_INPUT,
        "must lie before the last order",
        shop,
        "--calibration-end",
        "2026-12-31");
    assertFailure(
        ExitCode.BAD_OUTPUT, "cannot write /nowhere/s.csv", shop, "--out", "/nowhere/s.csv");
    assertFailure(ExitCode.BAD_INPUT, "cannot read", folder.resolve("none.csv"));
    assertFailure(ExitCode.BAD_INPUT, "is empty", Files.writeString(folder.resolve("e.csv"), ""));
    assertFailure(
        ExitCode.BAD_INPUT,
        "none of the 1 rows can be used; the first: row 2, column time: \"soon\" is no date",
        write("customer,time,amount", "anna,soon,10"),
        "--time",
        "time");
  }

  @Test
  void extremeShopsGiveNumbersOrReasonsButNoNan() throws IOException {
    for (Path file :
        List.of(
            write("customer,date,amount", "anna,2026-01-01,10"),
            repeated(1, 300, _ -> "2026-01-01"),
            repeated(300, 1, _ -> "2026-01-01"),
            repeated(300, 3, i -> LocalDate.EPOCH.plusDays(7L * i).toString()))) {
      String text = output("--json", file.toString(), "--customer", "customer");
      assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
      assertThat(output(file.toString(), "--customer", "customer"))
          .doesNotContain("NaN")
          .doesNotContain("∞");
    }
  }

  private Path repeated(int customers, int times, java.util.function.IntFunction<String> day)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("customer,date,amount"));
    for (int customer = 0; customer < customers; customer++) {
      for (int i = 0; i < times; i++) {
        lines.add("k" + customer + "," + day.apply(i) + ",10.00");
      }
    }
    return write(lines.toArray(String[]::new));
  }

  /** 200 customers who come about monthly and leave after some orders; one has a formula's name. */
  private Path shop() throws IOException {
    Random random = new Random(20260101);
    List<String> lines = new ArrayList<>(List.of("customer,date,amount"));
    for (int customer = 0; customer < 200; customer++) {
      LocalDate day = LocalDate.parse("2025-01-01").plusDays(random.nextInt(90));
      String name = customer == 0 ? "=cmd()" : "k" + customer;
      do {
        lines.add("%s,%s,%d.50".formatted(name, day, 10 + random.nextInt(90)));
        day = day.plusDays(1 + (long) (-30 * Math.log(random.nextDouble())));
      } while (random.nextInt(100) < 80 && day.isBefore(LocalDate.parse("2026-03-31")));
    }
    return write(lines.toArray(String[]::new));
  }

  private Path write(String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "shop", ".csv");
    return Files.write(file, List.of(lines));
  }

  private static List<String> withoutHoldout(Path scores) throws IOException {
    return Files.readAllLines(scores).stream()
        .map(line -> {
          List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
          cells.remove(18);
          return String.join(",", cells);
        })
        .sorted()
        .toList();
  }

  private static void assertFailure(int code, String message, Path file, String... options) {
    CommandFailure failure =
        catchThrowableOfType(CommandFailure.class, () -> run(arguments(file.toString(), options)));
    assertThat(failure.in(ENGLISH)).contains(message).doesNotContain("\n");
    assertThat(failure.exitCode()).isEqualTo(code);
  }

  private static JsonNode json(Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add("--json");
    return new JsonMapper()
        .readTree(output(arguments(file.toString(), arguments.toArray(String[]::new))));
  }

  private static String[] arguments(String file, String... options) {
    List<String> arguments = new ArrayList<>(List.of(file));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }

  private static void run(String... arguments) {
    assertThat(output(arguments)).isNotEmpty();
  }

  private static String output(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    int code = new AnalyzeCommand(CLOCK).run(List.of(arguments), new Terminal(out, out, ENGLISH));
    assertThat(code).isEqualTo(ExitCode.DONE);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Path cdnow() {
    for (@Nullable Path above = Path.of("").toAbsolutePath();
        above != null;
        above = above.getParent()) {
      Path file = above.resolve("shared/data/cdnow/CDNOW_sample.txt");
      if (Files.exists(file)) {
        return file;
      }
    }
    assumeTrue(false, "skipped: cdnow is not on this machine");
    throw new IllegalStateException();
  }
}
